"""The hall board in every state as a picture, in both languages: ``python -m display.previews OUT``."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from display.notices import notices, running_line
from display.placards import Placard
from display.presenter import BoardPresenter, Hall
from display.status import HallLook, Scope
from display.turns import TURN_S
from domain.clock import FixedClock
from domain.counters import CounterState
from domain.rules import OfficeRules
from domain.services import Stage, default_services
from domain.text import Language
from domain.tickets import TicketClass, TicketState
from office.views import Board, BoardCall, CounterView, QueueRow
from ui.app import make_app
from ui.photos import Studio

QML = Path(__file__).parent / "qml"
NOW = datetime(2026, 11, 24, 3, 24, tzinfo=UTC)
SERVICES = {service.code: service for service in default_services()}
SIZES = {"1366": (1366, 768), "1920": (1920, 1080), "3840": (3840, 2160)}
EMPTY = Board((), (), (), 0)
SILENCE_S = 6.0
PARKING = Placard(
    "Parkir dan musala",
    "Parkir motor ada di lantai dasar, mobil di lantai dua. Musala berada di sebelah lift.",
)
PICTURE = Path(__file__).parent.parent / "docs" / "pictures" / "kiosk.png"


@dataclass(frozen=True)
class Scene:
    """What the board is shown, one after the other, by a name that becomes the picture's."""

    name: str
    boards: tuple[Board, ...]
    silent: bool = False
    settle_ms: int = 0
    placard: Placard | None = None


class Seconds:
    """A monotonic clock that a scene may push on."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Return the present second."""
        return self.now


def a_call(
    counter: int, label: str, state: TicketState = TicketState.SERVING, stage: Stage = Stage.INTERVIEW
) -> BoardCall:
    """Return an open call; a higher counter was called later."""
    return BoardCall(counter, label, counter, stage, state, NOW + timedelta(seconds=counter), None, 0)


def a_counter(number: int, state: CounterState) -> CounterView:
    """Return an open counter."""
    return CounterView(number, state, "siti", (Stage.INTERVIEW,))


def a_queue(length: int) -> tuple[QueueRow, ...]:
    """Return people who wait, every fifth with priority."""
    codes = list(SERVICES)
    return tuple(
        QueueRow(
            ticket_id=place,
            label=f"{SERVICES[codes[place % len(codes)]].series}-{18 + place:03d}",
            service=codes[place % len(codes)],
            stage=Stage.INTERVIEW,
            ticket_class=TicketClass.PRIORITY if place % 5 == 1 else TicketClass.REGULAR,
            waiting_since=NOW - timedelta(minutes=3),
            position=place + 1,
            wait=timedelta(minutes=4 * place),
        )
        for place in range(length)
    )


def a_morning() -> Board:
    """Return six counters at work, one of them free and one pausing."""
    calls = (
        a_call(1, "B-017", stage=Stage.PRE_CHECK),
        a_call(2, "A-041", stage=Stage.PRE_CHECK),
        a_call(4, "P-006"),
        a_call(6, "T-016", stage=Stage.COLLECTION),
    )
    counters = (a_counter(3, CounterState.IDLE), a_counter(5, CounterState.PAUSED))
    return Board(calls, a_queue(12), counters, 1)


def crowded(count: int) -> Board:
    """Return many counters, two of them calling."""
    calling = {3, count - 1}
    calls = tuple(
        a_call(number, f"A-{number:03d}", TicketState.CALLED if number in calling else TicketState.SERVING)
        for number in range(1, count + 1)
    )
    return Board(calls, a_queue(3), (), 1)


def few(count: int) -> Board:
    """Return a quiet hour: a few counters, the first serves and the last is free."""
    counters = tuple(a_counter(number, CounterState.IDLE) for number in range(1, count + 1))
    calls = tuple(a_call(number, f"A-{30 + number:03d}") for number in range(1, max(2, count)))
    return Board(calls, a_queue(4), counters, 1)


def stages(*shown: Stage) -> Board:
    """Return a morning in which people wait for several stages."""
    rows = tuple(replace(row, stage=shown[place % len(shown)]) for place, row in enumerate(a_queue(14)))
    return replace(a_morning(), waiting=rows)


def scenes() -> Iterator[Scene]:
    """Every state the hall can see."""
    morning = a_morning()
    called = replace(morning, calls=(*morning.calls, a_call(3, "A-042", TicketState.CALLED)))
    branch = replace(morning, calls=(*morning.calls, a_call(3, "A-K1-042", TicketState.CALLED)))
    yield Scene("opening", (EMPTY,))
    yield Scene("calm", (morning,))
    yield Scene("calling", (morning, called), settle_ms=round(1000 * TURN_S))
    yield Scene("flash", (morning, called), settle_ms=130)
    yield Scene("long-number", (branch,))
    yield Scene("one", (few(1),))
    yield Scene("two", (few(2),))
    yield Scene("three", (few(3),))
    yield Scene("four", (few(4),))
    yield Scene("stages", (stages(Stage.PRE_CHECK, Stage.INTERVIEW),))
    yield Scene("all-stages", (stages(*Stage),))
    yield Scene("notice", (few(2),), placard=PARKING)
    yield Scene("notice-picture", (stages(*Stage),), placard=Placard(picture=PICTURE))
    yield Scene("twelve", (crowded(12),))
    yield Scene("twenty-four", (crowded(24),))
    yield Scene("silent", (called,), silent=True)
    yield Scene("away", (), silent=True)


def play(scene: Scene, language: Language, out: Path) -> Iterator[Path]:
    """Photograph a scene in every size; each scene has a board of its own, since a board remembers."""
    seconds = Seconds()
    line = running_line(notices(OfficeRules()), (language,))
    hall = Hall("Kantor Imigrasi Batam", "Mal Pelayanan Publik Batam", ZoneInfo("Asia/Jakarta"), (language,), line)
    presenter = BoardPresenter(hall, Scope(SERVICES), FixedClock(NOW), seconds)
    studio = Studio(QML, "Loket.Display", {"board": presenter})
    studio.speak(language.value)
    for board in scene.boards:
        presenter.show(HallLook(board, SERVICES))
    seconds.now += SILENCE_S if scene.silent else 0.0
    presenter.hang(() if scene.placard is None else (scene.placard,))
    presenter.tick()
    for size, (width, height) in SIZES.items():
        studio.window.resize(width, height)
        yield studio.photograph(out / f"hall-{size}-{language.value}-{scene.name}.png", 150 + scene.settle_ms)
    studio.close()


def main(arguments: list[str]) -> int:
    """Write all previews into the folder given."""
    out = Path(arguments[0]) if arguments else Path("out/previews")
    out.mkdir(parents=True, exist_ok=True)
    app = make_app("loket-previews")
    for language in Language:
        for scene in scenes():
            for path in play(scene, language, out):
                print(path)
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
