"""Every page of the officer's desk as a picture, in both languages: ``python -m counter_client.previews OUT``."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from counter_client.desk import Look, Scope
from counter_client.presenter import Desk, DeskPresenter
from counter_client.session import Session
from counter_client.work import Request
from domain.clock import FixedClock
from domain.counters import CounterState
from domain.refusals import RefusalReason, Refused
from domain.services import Stage, default_services
from domain.text import Language
from domain.tickets import TicketClass, TicketState
from office.outcomes import ApplicantSheet, SignedIn, TicketView
from office.views import BoardCall, CounterView, QueueRow
from ui.app import make_app
from ui.lane import Lane
from ui.photos import Studio

QML = Path(__file__).parent / "qml"
NOW = datetime(2026, 11, 24, 3, 24, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Jakarta")
SERVICES = {service.code: service for service in default_services()}
SITI = SignedIn("siti", "Siti Aminah", "officer")
SIZES = {"1366": (1366, 768), "1920": (1920, 1080)}
IDLE = CounterView(3, CounterState.IDLE, "siti", (Stage.INTERVIEW,))


@dataclass(frozen=True)
class Scene:
    """One state of the window, by a name that becomes the picture's."""

    name: str
    session: Session
    look: Look | None
    dialog: bool = False


class QuietOffice:
    """An office that is never asked."""

    def sign_in(self, login: str, pin: str) -> SignedIn | Refused:
        """Let everybody in."""
        return SignedIn(login, login.title(), "officer")

    def do(self, officer: SignedIn, request: Request) -> object:
        """Carry nothing out."""
        return None


def a_ticket(label: str, state: TicketState, minutes: int = 12, service: str = "baru") -> TicketView:
    """Return a ticket as the counter sees it."""
    since = NOW - timedelta(minutes=minutes)
    return TicketView(1, label, service, Stage.INTERVIEW, TicketClass.REGULAR, state, "Budi S.", 3, since)


def a_queue(length: int) -> tuple[QueueRow, ...]:
    """Return people who wait, every fourth with priority."""
    codes = sorted(SERVICES)
    return tuple(
        QueueRow(
            ticket_id=place,
            label=f"{SERVICES[codes[place % len(codes)]].series}-{18 + place:03d}",
            service=codes[place % len(codes)],
            stage=Stage.INTERVIEW,
            ticket_class=TicketClass.PRIORITY if place % 4 == 1 else TicketClass.REGULAR,
            waiting_since=NOW - timedelta(minutes=43 - 3 * place),
            position=place + 1,
            wait=timedelta(minutes=4 * place),
        )
        for place in range(length)
    )


def serving(code: str, state: CounterState, recalls: int = 0) -> Look:
    """Return a counter where somebody is called or served."""
    calling = state is CounterState.CALLING
    ticket_state = TicketState.CALLED if calling else TicketState.SERVING
    name = "Muhammad Rizky Kurniawan Hadiningrat Saputra" if code == "hilang" else "Budi Santoso"
    sheet = ApplicantSheet(name, date(1990, 8, 17), "Jl. Melati 4, Batam", code, SERVICES[code].documents, NOW)
    view = replace(
        IDLE,
        state=state,
        ticket=a_ticket(f"{SERVICES[code].series}-042", ticket_state, service=code),
        applicant=sheet,
        recalls=recalls,
        can_undo=calling,
    )
    called = NOW - timedelta(minutes=2)
    call = BoardCall(
        9, view.ticket.label if view.ticket else "", 3, Stage.INTERVIEW, ticket_state, called, None, recalls
    )
    return Look(view, a_queue(9), (call,), {3: (Stage.INTERVIEW,), 4: (Stage.INTERVIEW,), 5: (Stage.PAYMENT,)})


def scenes() -> Iterator[Scene]:
    """Every page in every state an officer can meet."""
    siti = Session(officer=SITI)
    held = replace(IDLE, held=(a_ticket("B-007", TicketState.HELD, 21), a_ticket("A-031", TicketState.HELD, 8)))
    closed = replace(IDLE, state=CounterState.CLOSED, officer="")
    calling, late = serving("baru", CounterState.CALLING), serving("hilang", CounterState.CALLING, recalls=3)
    nobody = Refused(RefusalReason.NOBODY_WAITING, label="3")
    locked = Refused(RefusalReason.LOGIN_LOCKED, opens_at=NOW + timedelta(minutes=4))
    until = NOW + timedelta(minutes=1)
    yield Scene("sign-in", Session(), Look(closed))
    yield Scene("sign-in-locked", Session(refused=locked, refused_until=until), Look(closed))
    yield Scene("closed", siti, Look(closed))
    yield Scene("in-use", siti, Look(replace(IDLE, officer="budi")))
    yield Scene("ready", siti, Look(held, a_queue(14)))
    yield Scene("nobody", siti, Look(IDLE))
    yield Scene("refused", replace(siti, refused=nobody, refused_until=until), Look(IDLE))
    yield Scene("calling", siti, calling)
    yield Scene("calling-late", siti, late)
    yield Scene("serving", siti, serving("anak", CounterState.SERVING))
    yield Scene("transfer", siti, serving("baru", CounterState.SERVING), dialog=True)
    yield Scene("paused", siti, Look(replace(IDLE, state=CounterState.PAUSED), a_queue(5)))
    yield Scene("away", replace(siti, away=True), calling)


def main(arguments: list[str]) -> int:
    """Write all previews into the folder given."""
    out = Path(arguments[0]) if arguments else Path("out/previews")
    out.mkdir(parents=True, exist_ok=True)
    app = make_app("loket-previews")
    lane = Lane("previews")
    presenter = DeskPresenter(Desk(3, FixedClock(NOW), OSError), Scope(ZONE, SERVICES), lane, QuietOffice())
    studio = Studio(QML, "Loket.Counter", {"desk": presenter})
    for size, (width, height) in SIZES.items():
        studio.window.resize(width, height)
        for language in Language:
            studio.speak(language.value)
            presenter.speak(language.value)
            for scene in scenes():
                presenter.pretend(scene.session, scene.look)
                studio.window.setProperty("transferring", scene.dialog)
                print(studio.photograph(out / f"counter-{size}-{language.value}-{scene.name}.png"))
    studio.close()
    lane.close()
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
