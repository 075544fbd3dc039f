"""Every screen of the kiosk as a picture, in both languages, upright and lying: ``python -m kiosk.previews OUT``."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QElapsedTimer
from PySide6.QtQuick import QQuickWindow

from domain.printing import PrintState
from domain.refusals import RefusalReason, Refused
from domain.services import default_services
from domain.text import Language, Text
from hardware.scanner.sources import empty_hall, load_picture
from kiosk.events import Ask, Found, LookUp, TicketShown
from kiosk.pictures import PICTURES
from kiosk.presenter import KioskPresenter, Parts
from kiosk.preview import FrameBox
from kiosk.state import Kiosk, Problem, Screen, Session, Slip
from kiosk.view import Place
from ui.app import Translations, make_app, make_engine, open_window, take_down
from ui.lane import Lane

QML = Path(__file__).parent / "qml"
ZONE = ZoneInfo("Asia/Jakarta")
PLACE = Place("Kantor Imigrasi Kelas I Khusus Batam", "Mal Pelayanan Publik Batam", ZONE)
KIOSK = Kiosk("BTM")
SIZES = {"upright": (1080, 1920), "lying": (1920, 1080)}
SETTLE_MS = 160


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
        retry = Screen.BIRTH_DATE if reason is RefusalReason.NOT_FOUND else Screen.ATTRACT
        retry = Screen.SCAN if reason is RefusalReason.CODE_UNREADABLE else retry
        refused = replace(start, screen=Screen.REFUSED, refused=a_refusal(reason), retry=retry)
        yield Scene(f"refused-{reason.value.replace('_', '-')}", refused)
    called = Session(screen=Screen.REFUSED, refused=a_refusal(RefusalReason.CODE_FORGED), helped=True)
    yield Scene("refused-staff-called", called)
    yield Scene("idle", replace(born, digits="1408", idle_left_s=17))
    yield Scene("stale", replace(start, store_away=True))
    yield Scene("out-of-service", start, out_of_service=True)


class Studio:
    """One window in which the scenes are played and photographed."""

    def __init__(self, picture: Path | None) -> None:
        self._lane = Lane("previews")
        self._presenter = KioskPresenter(KIOSK, PLACE, Parts(QuietDesk(), self._lane, OSError))
        self._box = FrameBox()
        shown = load_picture(picture) if picture else None
        self._box.put(empty_hall() if shown is None else shown)
        self._engine = make_engine(QML)
        self._translations = Translations(self._engine)
        self._window = self._open()

    def _open(self) -> QQuickWindow:
        properties = {"presenter": self._presenter, "box": self._box}
        return open_window(self._engine, "Loket.Kiosk", "Main", properties)

    def play(self, out: Path) -> Iterator[Path]:
        """Photograph every scene in every size and language, and tell each picture's path."""
        for size, (width, height) in SIZES.items():
            self._window.resize(width, height)
            for language in Language:
                self._translations.use(language.value)
                for scene in scenes():
                    yield self._photograph(scene, language, out / f"kiosk-{size}-{language.value}-{scene.name}.png")

    def _photograph(self, scene: Scene, language: Language, path: Path) -> Path:
        self._presenter.pretend(replace(scene.session, language=language))
        self._presenter.on_hint(scene.hint)
        self._window.setProperty("outOfService", scene.out_of_service)
        settle(SETTLE_MS)
        if not self._window.grabWindow().save(str(path)):
            raise OSError(f"cannot write {path}")
        return path

    def close(self) -> None:
        """Take the window down before what it shows."""
        take_down(self._engine)
        self._lane.close()


def settle(ms: int) -> None:
    """Let animations end."""
    clock = QElapsedTimer()
    clock.start()
    while clock.elapsed() < ms:
        QCoreApplication.processEvents()


def main(arguments: list[str]) -> int:
    """Write all previews into the folder given first; a camera picture may be given second."""
    out = Path(arguments[0]) if arguments else Path("out/previews")
    out.mkdir(parents=True, exist_ok=True)
    app = make_app("loket-previews")
    studio = Studio(Path(arguments[1]) if len(arguments) > 1 else None)
    for path in studio.play(out):
        print(path)
    studio.close()
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
