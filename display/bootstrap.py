"""Wires the hall board: config, office, change feed, loudspeaker, window. The one module that knows them all."""

import logging
import os
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Slot

from config.model import Config
from db import StoreUnavailable
from display.latency import PaintLog
from display.loudspeaker import FAULTS, Loudspeaker
from display.notices import notices, running_line
from display.placards import PlacardFolder
from display.presenter import BoardPresenter, Hall
from display.status import HallLook, Scope
from domain.clock import Clock, SystemClock
from domain.devices import DeviceReport, DeviceState
from domain.services import Stage
from domain.text import Language
from hardware.speaker import Announcement, Speaker, SpeakerState, open_speaker
from office import views
from office.context import rules_of
from office.devices import report
from ui import app as qt
from ui.door import OfficeDoor
from ui.failures import FailurePolicy
from ui.feed import FeedBridge
from ui.lane import Lane
from ui.refresh import Refresher
from ui.systemd import Watchdog, notify
from ui.windows import remote_control, show, size_of

log = logging.getLogger(__name__)

QML = Path(__file__).parent / "qml"
SIZE = (1920, 1080)
PLACARDS_MS = 30_000
LATENCY_VARIABLE = "LOKET_LATENCY_LOG"


class DisplayApp(QObject):
    """Everything a running hall board consists of, taken down in order."""

    def __init__(
        self,
        config: Config,
        door: OfficeDoor,
        speaker: Speaker | None = None,
        paint_log: Path | None = None,
        clock: Clock | None = None,
    ) -> None:
        super().__init__()
        self._name = config.display.name
        self._door = door
        self._languages = tuple(Language(code) for code in config.display.languages)
        stages = frozenset(Stage(stage) for stage in config.display.stages)
        self.presenter = BoardPresenter(self._hall(config), Scope(stages=stages), clock or SystemClock())
        self.lane = Lane("office")
        self.refresher: Refresher[HallLook] = Refresher(self.lane, self._look, StoreUnavailable)
        self.feed = FeedBridge(lambda: door.open().store.feed(), StoreUnavailable)
        self.placards = None if config.display.notices is None else PlacardFolder(config.display.notices)
        self.placard_lane = Lane("placards")
        self.placard_timer = QTimer(self, interval=PLACARDS_MS)
        self.loudspeaker = None if speaker is None else Loudspeaker(speaker)
        self.engine = qt.make_engine(QML)
        self.translations = qt.Translations(self.engine)
        self.translations.use(self.presenter.language.value)
        self.window = qt.open_window(self.engine, "Loket.Display", "Main", {"board": self.presenter})
        self.paint_log = None if paint_log is None else PaintLog(paint_log)
        self._connect()

    def start(self) -> None:
        """Draw the present state and follow every change from now on."""
        self.presenter.start()
        self.feed.start()
        self.refresher.start()
        if self.placards is not None:
            self.placard_timer.start()
            self.read_placards()

    @Slot()
    def read_placards(self) -> None:
        """Read the office's own notices again."""
        if self.placards is not None:
            self.placard_lane.run(self.placards.read, self.presenter.hang)

    def close(self) -> None:
        """End the threads, then the window, then what it showed."""
        self.feed.close()
        if self.loudspeaker is not None:
            self.loudspeaker.close()
        self.lane.close()
        self.placard_timer.stop()
        self.placard_lane.close()
        qt.take_down(self.engine)
        if self.paint_log is not None:
            self.paint_log.close()

    def describe(self) -> dict[str, object]:
        """Say what the board shows, for a remote eye."""
        status = self.presenter.status
        return {
            "number": status.hero.label if status.hero else "",
            "counter": status.hero.counter if status.hero else 0,
            "calls": {str(card.counter): card.label for card in status.cards if card.label},
            "waiting": status.waiting,
            "turn": status.turn,
            "silent": self.presenter.property("silent"),
            "language": self.presenter.language.value,
        }

    @Slot()
    def window_failed(self) -> None:
        """Cover the window: the app has a bug and leaves."""
        self.window.setProperty("outOfService", True)

    @Slot(str, int)
    def announce(self, label: str, counter: int) -> None:
        """Let the loudspeaker call a number."""
        if self.loudspeaker is not None:
            self.loudspeaker.announce(Announcement(label, counter, self._languages))

    @Slot(str)
    def report_speaker(self, state: str) -> None:
        """Tell the office how the loudspeaker is."""
        fault = SpeakerState(state) in FAULTS
        device_state = DeviceState.FAULT if fault else DeviceState.OK
        said = DeviceReport(f"{self._name}-speaker", "speaker", device_state, state if fault else "")
        self.lane.run(lambda: report(self._door.open(), said), lambda _: None, self._on_report_error)

    def _hall(self, config: Config) -> Hall:
        line = running_line(notices(rules_of(config.rules)), self._languages)
        return Hall(config.office.name, config.office.site, ZoneInfo(config.office.zone), self._languages, line)

    def _look(self) -> HallLook:
        office = self._door.open()
        return HallLook(views.board(office), office.services)

    def _connect(self) -> None:
        self.refresher.seen.connect(self.presenter.show)
        self.feed.changed.connect(self.refresher.look)
        self.presenter.language_changed.connect(self.translations.use)
        self.presenter.called.connect(self.announce)
        self.placard_timer.timeout.connect(self.read_placards)
        if self.loudspeaker is not None:
            self.loudspeaker.speaking.connect(self.presenter.on_speaking)
            self.loudspeaker.state_changed.connect(self.report_speaker)
        if self.paint_log is not None:
            self.presenter.shown.connect(self.paint_log.expect)
            self.window.frameSwapped.connect(self.paint_log.on_frame)

    def _on_report_error(self, error: Exception) -> None:
        if not isinstance(error, StoreUnavailable):
            raise error
        log.warning("the loudspeaker's state could not be told: the store is away")


def run(
    config: Config,
    *,
    windowed: bool = False,
    size: str = "",
    remote: Path | None = None,
    latency_log: Path | None = None,
) -> int:
    """Run the hall board until it is told to stop; 70 after a bug, so that it is started again."""
    door = OfficeDoor(config)
    try:
        door.open()
    except StoreUnavailable as error:
        log.warning("starting without the store: %s", error)
    app = qt.make_app("loket-display")
    speaker = open_speaker(config.sound) if config.sound.enabled else None
    display = DisplayApp(config, door, speaker, latency_log or _path_from(LATENCY_VARIABLE))
    policy = FailurePolicy(app)
    policy.failed.connect(display.window_failed)
    policy.install()
    control = remote_control(remote, display.window, display.describe)
    show(display.window, size_of(size, SIZE), full_screen=not windowed and not size)
    display.start()
    watchdog = Watchdog(app)
    notify("READY=1")
    code = qt.run(app)
    notify("STOPPING=1")
    del control, watchdog
    display.close()
    door.close()
    return code


def _path_from(variable: str) -> Path | None:
    named = os.environ.get(variable, "")
    return Path(named) if named else None
