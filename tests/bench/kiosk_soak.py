"""People at the kiosk, one after the other, through presenter and QML: does memory stay flat?

Run as ``python -m tests.bench.kiosk_soak [SESSIONS]``; prints one JSON object. The office behind it answers at once, so
that what is measured is the screen: each person types a code and a birth date, reads a number, and leaves.
"""

import gc
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from domain.codes import make_code
from domain.printing import PrintState
from domain.refusals import Refused
from kiosk.events import Ask, Found, LookUp, TicketShown
from kiosk.presenter import KioskPresenter, Parts
from kiosk.preview import FrameBox
from kiosk.scenes import KIOSK, PLACE, a_ticket
from kiosk.state import Screen
from ui.app import Translations, make_app, make_engine, open_window, take_down
from ui.lane import Lane

QML = Path(__file__).resolve().parents[2] / "kiosk" / "qml"
SYMBOLS = make_code("BTM", lambda limit: limit // 2).removeprefix("BTM").replace("-", "")
WARM_UP = 200
Condition = Callable[[], bool]


class QuickDesk:
    """An office that finds every booking and prints at once."""

    def answer(self, ask: Ask, /) -> Found | TicketShown | Refused:
        """Find the booking, then give a number."""
        return Found() if isinstance(ask, LookUp) else a_ticket()

    def paper(self, _job_id: int, /) -> PrintState:
        """Have it printed already."""
        return PrintState.PRINTED

    def knock(self) -> None:
        """Be there."""


class Visitors(QObject):
    """Lets one person after the other use a kiosk, a touch with each turn of the event loop."""

    def __init__(self, presenter: KioskPresenter, sessions: int) -> None:
        super().__init__()
        self._presenter = presenter
        self._sessions = sessions
        self._steps = self._all()
        self._wait_for: Condition = lambda: True
        self.rss_mb: list[float] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)
        self._timer.start(0)

    def _turn(self) -> None:
        if self._wait_for():
            self._wait_for = next(self._steps)

    def _all(self) -> Iterator[Condition]:
        for number in range(WARM_UP + self._sessions + 1):
            if number >= WARM_UP and (number - WARM_UP) % 100 == 0:
                gc.collect()
                self.rss_mb.append(rss_mb())
            yield from self._visit("en" if number % 2 else "id")
        self._timer.stop()
        QCoreApplication.quit()
        yield lambda: False

    def _visit(self, language: str) -> Iterator[Condition]:
        presenter, now = self._presenter, lambda: True
        presenter.begin(language)
        yield now
        presenter.choose_typing()
        yield now
        for symbol in SYMBOLS:
            presenter.type_symbol(symbol)
        presenter.proceed()
        yield lambda: presenter.session.screen is Screen.BIRTH_DATE
        for digit in "12051990":
            presenter.type_symbol(digit)
        presenter.proceed()
        yield lambda: presenter.session.screen is Screen.TICKET
        presenter.start_over()
        yield now


def rss_mb() -> float:
    """Return the resident memory of this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main(arguments: list[str]) -> int:
    """Run the sessions and print how memory went."""
    sessions = int(arguments[0]) if arguments else 1000
    app = make_app("kiosk-soak")
    lane, box = Lane("office"), FrameBox()
    presenter = KioskPresenter(KIOSK, PLACE, Parts(QuickDesk(), lane, OSError))
    engine = make_engine(QML)
    translations = Translations(engine)
    presenter.language_changed.connect(translations.use)
    open_window(engine, "Loket.Kiosk", "Main", {"presenter": presenter, "box": box}).resize(540, 960)
    visitors = Visitors(presenter, sessions)
    app.exec()
    slope = (visitors.rss_mb[-1] - visitors.rss_mb[0]) / sessions * 1000
    print(json.dumps({"sessions": sessions, "rss_mb": visitors.rss_mb[-1], "slope_mb_per_1000": round(slope, 2)}))
    take_down(engine)
    lane.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
