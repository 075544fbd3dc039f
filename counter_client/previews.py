"""Every page of the officer's desk as a picture, in both languages: ``python -m counter_client.previews OUT``."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtQuick import QQuickWindow

from counter_client.desk import Look
from counter_client.lines import Scope
from counter_client.oversight_presenter import OversightPresenter
from counter_client.presenter import Desk, DeskPresenter
from counter_client.session import Session
from counter_client.work import Oversight, Request
from domain.clock import FixedClock
from domain.counters import CounterState
from domain.devices import DeviceState
from domain.figures import Hour
from domain.refusals import RefusalReason, Refused
from domain.services import Stage, default_services
from domain.text import Language
from domain.tickets import TicketClass, TicketState
from office.alarms import Alarm
from office.devices import DeviceView
from office.outcomes import ApplicantSheet, SignedIn, TicketView
from office.overseeing import Overridden, Overview, Reprint, Step
from office.views import BoardCall, CounterView, QueueRow, Today
from ui.app import make_app
from ui.lane import Lane
from ui.photos import SETTLE_MS, Studio, settle

QML = Path(__file__).parent / "qml"
NOW = datetime(2026, 11, 24, 3, 24, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Jakarta")
SERVICES = {service.code: service for service in default_services()}
SITI = SignedIn("siti", "Siti Aminah", "officer")
RINA = SignedIn("rina", "Rina Wati", "supervisor")
WINDOWS = ("transferring", "overriding", "overseeing", "small")
SIZES = {"1366": (1366, 768), "1920": (1920, 1080)}
IDLE = CounterView(3, CounterState.IDLE, "siti", (Stage.INTERVIEW,))


@dataclass(frozen=True)
class Scene:
    """One state of the window, by a name that becomes the picture's."""

    name: str
    session: Session
    look: Look | None
    window: str = ""
    """A property of the window that is set for this picture: a dialog, the whole office, the small bar."""


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
    sheet = ApplicantSheet(name, date(1990, 8, 17), "Jl. Melati 4, Batam", code, SERVICES[code].documents, NOW, "4417")
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
    return Look(
        view,
        a_queue(9),
        (call,),
        {3: (Stage.INTERVIEW,), 4: (Stage.INTERVIEW,), 5: (Stage.PAYMENT,)},
        visit=a_visit(),
    )


def a_visit() -> tuple[Step, ...]:
    """Return a visit that was held once."""

    def ago(minutes: int) -> datetime:
        return NOW - timedelta(minutes=minutes)

    return (
        Step(ago(52)),
        Step(ago(31), 1, Stage.PRE_CHECK, "finished"),
        Step(ago(12), 4, Stage.INTERVIEW, "held"),
        Step(ago(2), 3, Stage.INTERVIEW),
    )


def troubled(look: Look) -> Look:
    """Return the same look while a counter calls for help and two devices need somebody."""
    since = NOW - timedelta(minutes=3)
    paper = DeviceView("P1", "printer", DeviceState.FAULT, "paper_out", since, NOW)
    asked = DeviceView("K1", "kiosk", DeviceState.WARNING, "help_wanted", NOW, NOW)
    return replace(look, alarms=(Alarm(5, NOW - timedelta(minutes=1)),), devices=(paper, asked))


def a_day() -> Oversight:
    """Return the whole office in the middle of a morning."""
    calling, serving_there = serving("baru", CounterState.CALLING), serving("anak", CounterState.SERVING)
    counters = tuple(
        CounterView(number, state, "" if state is CounterState.CLOSED else officer, stages)
        for number, state, officer, stages in (
            (1, CounterState.SERVING, "rina", (Stage.PRE_CHECK,)),
            (2, CounterState.PAUSED, "agus", (Stage.PRE_CHECK, Stage.COLLECTION)),
            (3, CounterState.CALLING, "siti", (Stage.INTERVIEW,)),
            (4, CounterState.IDLE, "budi", (Stage.INTERVIEW, Stage.PAYMENT)),
            (5, CounterState.CLOSED, "", (Stage.COLLECTION,)),
        )
    )
    calls = tuple(
        replace(call, counter=number) for number, look in ((3, calling), (1, serving_there)) for call in look.calls
    )
    hours = (Hour(7, 14, 3, 4), Hour(8, 31, 24, 9), Hour(9, 28, 27, 17), Hour(10, 12, 11, 21))
    late = Overridden(NOW - timedelta(minutes=41), "A-021", 1, "rina", "Terlewat panggilan, sekarang hadir")
    ill = Overridden(NOW - timedelta(minutes=9), "P-004", 3, "siti", "Sakit, lansia, hamil atau disabilitas")
    overview = Overview(
        counters,
        calls,
        {Stage.PRE_CHECK: 6, Stage.INTERVIEW: 11, Stage.COLLECTION: 2},
        Today(booked=120, waiting=19, at_counter=2, held=1, finished=65, no_show=4),
        hours,
        (late, ill),
        (Reprint(NOW - timedelta(minutes=15), "B-017", 1),),
    )
    well = DeviceView("L1", "button_line", DeviceState.OK, "", NOW, NOW)
    return Oversight(overview, (well, *troubled(calling).devices))


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
    yield Scene("transfer", siti, serving("baru", CounterState.SERVING), window="transferring")
    yield Scene("paused", siti, Look(replace(IDLE, state=CounterState.PAUSED), a_queue(5)))
    yield Scene("away", replace(siti, away=True), calling)
    yield Scene("override", siti, Look(held, a_queue(14)), window="overriding")
    yield Scene("alarm", siti, troubled(serving("baru", CounterState.SERVING)))
    yield Scene("alarm-mine", siti, replace(calling, alarms=(Alarm(3, NOW),)))
    ticked = replace(siti, ticks={1: frozenset({0, 1, 3})})
    yield Scene("ticked", ticked, serving("penggantian", CounterState.SERVING))
    yield Scene("bar", siti, calling, window="small")
    yield Scene("bar-alarm", siti, replace(calling, alarms=(Alarm(5, NOW),)), window="small")
    yield Scene("bar-paused", siti, Look(replace(IDLE, state=CounterState.PAUSED), a_queue(5)), window="small")
    yield Scene("office", Session(officer=RINA), serving("baru", CounterState.SERVING), window="overseeing")


def pose(studio: Studio, scene: Scene) -> None:
    """Open what the scene wants open, and nothing else."""
    for name in WINDOWS:
        studio.window.setProperty(name, name == scene.window)


def window_of(studio: Studio, scene: Scene) -> QQuickWindow:
    """Return the window the scene is about: the large one, or the bar."""
    if scene.window != "small":
        return studio.window
    bar = studio.window.findChild(QQuickWindow, "bar")
    assert bar is not None, "the small bar is part of the window"
    return bar


def main(arguments: list[str]) -> int:
    """Write all previews into the folder given."""
    out = Path(arguments[0]) if arguments else Path("out/previews")
    out.mkdir(parents=True, exist_ok=True)
    app = make_app("loket-previews")
    lane = Lane("previews")
    clock, scope = FixedClock(NOW), Scope(ZONE, SERVICES)
    presenter = DeskPresenter(Desk(3, clock, OSError), scope, lane, QuietOffice())
    oversight = OversightPresenter(scope, clock)
    oversight.show(a_day())
    studio = Studio(QML, "Loket.Counter", {"desk": presenter, "oversight": oversight})
    for size, (width, height) in SIZES.items():
        studio.window.resize(width, height)
        for language in Language:
            studio.speak(language.value)
            presenter.speak(language.value)
            oversight.speak(language.value)
            for scene in scenes():
                presenter.pretend(scene.session, scene.look)
                pose(studio, scene)
                settle(SETTLE_MS)
                path = out / f"counter-{size}-{language.value}-{scene.name}.png"
                if not window_of(studio, scene).grabWindow().save(str(path)):
                    raise OSError(f"cannot write {path}")
                print(path)
    studio.close()
    lane.close()
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
