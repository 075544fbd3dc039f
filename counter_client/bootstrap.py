"""Wires the officer's desk: config, office, change feed, window. The one module that knows them all."""

import logging
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Slot

from config.faults import StartFault
from config.model import Config
from counter_client.desk import Look
from counter_client.lines import Scope
from counter_client.oversight_presenter import OversightPresenter
from counter_client.presenter import Desk, DeskPresenter
from counter_client.work import DeskWork, Oversight
from db import StoreUnavailable
from domain.clock import Clock, SystemClock
from office import views
from ui import app as qt
from ui.door import OfficeDoor
from ui.failures import FailurePolicy
from ui.feed import FeedBridge
from ui.lane import Lane
from ui.refresh import Refresher
from ui.windows import remote_control, show, size_of

log = logging.getLogger(__name__)

QML = Path(__file__).parent / "qml"
SIZE = (1366, 768)


class CounterApp(QObject):
    """Everything a running desk consists of, taken down in order."""

    def __init__(self, config: Config, door: OfficeDoor, clock: Clock | None = None, *, small: bool = False) -> None:
        super().__init__()
        number = config.counter.number
        work = DeskWork(door.open, number)
        scope = Scope(ZoneInfo(config.office.zone), recalls_before_no_show=config.rules.recalls_before_no_show)
        # Two lanes: a slow answer to a press must not keep the desk from seeing the next change.
        self.acts, self.looks = Lane("acts"), Lane("looks")
        self.oversights = Lane("oversights")
        desk = Desk(number, clock or SystemClock(), StoreUnavailable)
        self.presenter = DeskPresenter(desk, scope, self.acts, work)
        self.oversight = OversightPresenter(scope, desk.clock)
        self.overseer: Refresher[Oversight] = Refresher(self.oversights, work.oversee, StoreUnavailable)
        self.refresher: Refresher[Look] = Refresher(self.looks, work.look, StoreUnavailable)
        self.feed = FeedBridge(lambda: door.open().store.feed(), StoreUnavailable)
        self.engine = qt.make_engine(QML)
        self.translations = qt.Translations(self.engine)
        self.translations.use(scope.language.value)
        self.window = qt.open_window(self.engine, "Loket.Counter", "Main", self._properties(small=small))
        self._connect()

    def start(self) -> None:
        """Show the present state and follow every change from now on."""
        self.presenter.start()
        self.feed.start()
        self.refresher.start()

    def close(self) -> None:
        """End the threads, then the window, then what it showed."""
        self.feed.close()
        self.looks.close()
        self.oversights.close()
        self.acts.close()
        qt.take_down(self.engine)

    def describe(self) -> dict[str, object]:
        """Say what the desk shows, for a remote eye: nothing of the applicant but the number."""
        status = self.presenter.status
        return {
            "page": status.page.value,
            "state": status.state.value,
            "number": status.number,
            "waiting": len(status.queue),
            "held": [line.label for line in status.held],
            "allowed": sorted(status.allowed),
            "notice": status.notice.title,
            "away": status.away,
            "language": status.language.value,
        }

    @Slot()
    def window_failed(self) -> None:
        """Cover the window: the app has a bug and leaves."""
        self.window.setProperty("outOfService", True)

    def _properties(self, *, small: bool) -> dict[str, object]:
        return {"desk": self.presenter, "oversight": self.oversight, "small": small}

    def _connect(self) -> None:
        self.refresher.seen.connect(self.presenter.show)
        self.refresher.lost.connect(self.presenter.lose)
        self.feed.changed.connect(self.refresher.look)
        self.presenter.acted.connect(self.refresher.look)
        self.presenter.language_changed.connect(self.translations.use)
        self.presenter.language_changed.connect(self.oversight.speak)
        self.overseer.seen.connect(self.oversight.show)
        self.oversight.wanted.connect(self.overseer.look)
        self.refresher.seen.connect(self.oversight.look_again)


def run(config: Config, *, windowed: bool = True, size: str = "", remote: Path | None = None, bar: bool = False) -> int:
    """Run the desk until its window is closed; 70 after a bug. Raises StartFault for a counter that does not exist."""
    door = OfficeDoor(config)
    try:
        _require_counter(door, config.counter.number)
    except StoreUnavailable as error:
        log.warning("starting without the store: %s", error)
    app = qt.make_app("loket-counter")
    counter = CounterApp(config, door, small=bar)
    policy = FailurePolicy(app)
    policy.failed.connect(counter.window_failed)
    policy.install()
    control = remote_control(remote, counter.window, counter.describe)
    show(counter.window, size_of(size, SIZE), full_screen=not windowed)
    counter.start()
    code = qt.run(app)
    del control
    counter.close()
    door.close()
    return code


def _require_counter(door: OfficeDoor, number: int) -> None:
    if views.counter_view(door.open(), number) is None:
        raise StartFault(f"Counter {number} does not exist in the store: correct [counter] number, or add the counter.")
