"""Every screen of the kiosk in every state a person can meet: for previews and for the tests that measure them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.printing import PrintState
from domain.refusals import RefusalReason, Refused
from domain.services import default_services
from domain.text import Language, Text
from kiosk.events import Ask, Found, LookUp, TicketShown
from kiosk.pictures import PICTURES
from kiosk.presenter import KioskPresenter, Parts
from kiosk.session import retry_after
from kiosk.state import Kiosk, Problem, Screen, Session, Slip
from kiosk.view import Place
from ui.lane import Lane

ZONE = ZoneInfo("Asia/Jakarta")
PLACE = Place("Kantor Imigrasi Kelas I Khusus Batam", "Mal Pelayanan Publik Batam", ZONE)
KIOSK = Kiosk("BTM")


class QuietDesk:
    """An office that is never asked."""

    def answer(self, _ask: Ask) -> Found | TicketShown | Refused:
        """Find whatever is asked for."""
        return Found()

    def knock(self) -> None:
        """Be there."""

    def paper(self, _job_id: int) -> PrintState:
        """Print for ever."""
        return PrintState.SENDING


@dataclass(frozen=True)
class Scene:
    """A screen in a state, by a name that becomes the picture's."""

    name: str
    session: Session
    hint: str = ""
    out_of_service: bool = False


def a_ticket(code: str = "baru") -> TicketShown:
    """Return what a person with that service is told."""
    service = next(service for service in default_services() if service.code == code)
    where = Text("Ruang tunggu, loket pemeriksaan berkas", "Waiting area, document check counters")
    return TicketShown("A-017", 1, service.name, where, timedelta(minutes=24), 5, service.documents)


def a_refusal(reason: RefusalReason) -> Refused:
    """Return a refusal with every value its sentence may hold."""
    opens = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
    return Refused(reason, opens_at=opens, day=date(2026, 11, 25), label="A-017", detail="Hari Raya Natal")


def scenes() -> Iterator[Scene]:
    """Every screen in every state a person can meet."""
    start = Session(camera=True)
    scan = replace(start, screen=Screen.SCAN)
    code = replace(start, screen=Screen.TYPE_CODE)
    born = replace(start, screen=Screen.BIRTH_DATE)
    ticket = replace(start, screen=Screen.TICKET, ticket=a_ticket())
    yield Scene("attract", start)
    yield Scene("scan", scan)
    yield Scene("scan-other-code", scan, hint="other")
    yield Scene("scan-two-codes", scan, hint="many")
    yield Scene("code-empty", code)
    yield Scene("code-half", replace(code, code="4KX7M"))
    yield Scene("code-whole", replace(code, code="4KX7M2PA"))
    yield Scene("code-wrong", replace(code, code="4KX7M2PC", problem=Problem.CODE))
    yield Scene("code-no-camera", replace(code, camera=False))
    yield Scene("birth-date", replace(born, digits="1408"))
    yield Scene("birth-date-whole", replace(born, digits="14081961"))
    yield Scene("birth-date-wrong", replace(born, digits="3102", problem=Problem.DATE))
    yield Scene("working", replace(start, screen=Screen.WORKING, pending=LookUp(1, "")))
    yield Scene("ticket-printing", ticket)
    yield Scene("ticket-take", replace(ticket, slip=Slip.TAKE))
    yield Scene("ticket-trouble", replace(ticket, slip=Slip.TROUBLE))
    yield Scene("ticket-short", replace(ticket, ticket=a_ticket("penggantian"), slip=Slip.TAKE))
    yield Scene("ticket-child-trouble", replace(ticket, ticket=a_ticket("anak"), slip=Slip.TROUBLE))
    for reason in PICTURES:
        retry = retry_after(reason, at_birth_date=True)
        refused = replace(start, screen=Screen.REFUSED, refused=a_refusal(reason), retry=retry)
        yield Scene(f"refused-{reason.value.replace('_', '-')}", refused)
    called = Session(screen=Screen.REFUSED, refused=a_refusal(RefusalReason.CODE_FORGED), helped=True)
    yield Scene("refused-staff-called", called)
    yield Scene("idle", replace(born, digits="1408", idle_left_s=17))
    yield Scene("stale", replace(start, store_away=True))
    yield Scene("out-of-service", start, out_of_service=True)


def a_presenter(lane: Lane) -> KioskPresenter:
    """Return a presenter at an office that is never asked."""
    return KioskPresenter(KIOSK, PLACE, Parts(QuietDesk(), lane, OSError))


def stage(presenter: KioskPresenter, scene: Scene, language: Language) -> None:
    """Let a presenter show a scene and hold it."""
    presenter.pretend(replace(scene.session, language=language))
    presenter.on_hint(scene.hint)
