"""Wires the kiosk: config, office, camera, session, window. The one module that knows them all."""

import logging
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Slot
from PySide6.QtQuick import QQuickWindow

from config.model import Config
from db import StoreUnavailable
from domain.clock import Clock
from domain.devices import DeviceReport, DeviceState
from hardware.reader import ReaderState, open_reader
from hardware.scanner.camera import CameraState, open_camera
from kiosk.desk import OfficeDesk
from kiosk.eye import USABLE, Eye
from kiosk.fronts import EitherOffice, OneOffice
from kiosk.hand_reader import HandReader
from kiosk.presenter import KioskPresenter, Parts
from kiosk.preview import FrameBox
from kiosk.standby import open_standby
from kiosk.state import Kiosk, Limits
from kiosk.view import Place
from kiosk.wedge import WedgeFilter
from ui import app as qt
from ui.door import OfficeDoor
from ui.failures import FailurePolicy
from ui.feed import FeedBridge
from ui.lane import Lane
from ui.systemd import Watchdog, notify
from ui.windows import remote_control, show, size_of

log = logging.getLogger(__name__)

QML = Path(__file__).parent / "qml"


class KioskApp(QObject):
    """Everything a running kiosk consists of, taken down in order."""

    def __init__(self, config: Config, door: OfficeDoor, clock: Clock | None = None) -> None:
        super().__init__()
        section = config.kiosk
        zone = ZoneInfo(config.office.zone)
        self.lane = Lane("office")
        self.standby = open_standby(config, door.open, clock)
        front = OneOffice(door.open) if self.standby is None else EitherOffice(door.open, self.standby)
        self.desk = OfficeDesk(front, f"kiosk:{section.name}")
        self.name = section.name
        kiosk = Kiosk(config.office.prefix, limits=Limits(idle_s=section.idle_s))
        place = Place(config.office.name, config.office.site, zone)
        self.presenter = KioskPresenter(kiosk, place, Parts(self.desk, self.lane, StoreUnavailable))
        self.feed = FeedBridge(lambda: door.open().store.feed(), StoreUnavailable)
        self.own_feed = None if self.standby is None else FeedBridge(self.standby.feed, StoreUnavailable)
        self.box = FrameBox()
        self.eye = Eye(open_camera(section.camera), self.box) if section.camera else None
        self.hand = HandReader(open_reader(section.reader)) if section.reader else None
        self.engine = qt.make_engine(QML)
        self.translations = qt.Translations(self.engine)
        self.translations.use(self.presenter.session.language.value)
        self.window = self._open_window()
        self.wedge = WedgeFilter(self.window)
        self._connect()

    def start(self) -> None:
        """Open eye and ear; everything is connected."""
        self.feed.start()
        if self.standby is not None and self.own_feed is not None:
            self.standby.start()
            self.own_feed.start()
        self.on_staff_called("")
        if self.eye is None:
            self.presenter.on_camera(False)
        else:
            self.eye.start()
        if self.hand is not None:
            self.hand.start()

    def close(self) -> None:
        """End the threads, then the window, then what it showed."""
        self.feed.close()
        if self.eye is not None:
            self.eye.close()
        if self.hand is not None:
            self.hand.close()
        self.lane.close()
        if self.standby is not None and self.own_feed is not None:
            self.own_feed.close()
            self.standby.close()
        qt.take_down(self.engine)

    def describe(self) -> dict[str, object]:
        """What may be told to a remote finger: nothing of the person."""
        view = self.presenter.view
        return {
            "screen": view.screen,
            "language": view.language,
            "stale": view.stale,
            "camera": view.camera,
            "label": view.label,
            "slip": view.slip,
            "reason": self.presenter.session.refused.reason.value if self.presenter.session.refused else "",
            "problem": view.problem,
            "idle_left": view.idle_left,
        }

    @Slot()
    def window_failed(self) -> None:
        """Cover the window: the app has a bug and leaves."""
        self.window.setProperty("outOfService", True)

    @Slot(str)
    def on_staff_called(self, why: str) -> None:
        """Let staff see that somebody needs them here, or no longer does."""
        state = DeviceState.WARNING if why else DeviceState.OK
        self._report(DeviceReport(self.name, "kiosk", state, why))

    @Slot(str)
    def on_camera_state(self, state: str) -> None:
        """Let staff see how the camera is."""
        good = CameraState(state) in USABLE
        level = DeviceState.OK if good else DeviceState.FAULT
        self._report(DeviceReport(f"{self.name}-camera", "camera", level, "" if good else f"camera_{state}"))

    @Slot(str)
    def on_hand_state(self, state: str) -> None:
        """Let staff see how the hand scanner is."""
        good = ReaderState(state) is ReaderState.READY
        level = DeviceState.OK if good else DeviceState.OFFLINE
        self._report(DeviceReport(f"{self.name}-reader", "reader", level, "" if good else state))

    def _report(self, said: DeviceReport) -> None:
        self.lane.run(lambda: self.desk.report(said), lambda _: None, self._on_fault)

    def _on_fault(self, error: Exception) -> None:
        if not isinstance(error, StoreUnavailable):
            raise error
        self.presenter.on_store_lost()

    def _open_window(self) -> QQuickWindow:
        return qt.open_window(self.engine, "Loket.Kiosk", "Main", {"presenter": self.presenter, "box": self.box})

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.language_changed.connect(self.translations.use)
        self.feed.changed.connect(presenter.on_store_changed)
        if self.own_feed is None:
            self.feed.lost.connect(presenter.on_store_lost)
        else:  # with a store of its own the kiosk is lost only when its desk says so
            self.own_feed.changed.connect(presenter.on_store_changed)
        presenter.staff_called.connect(self.on_staff_called)
        self.wedge.scanned.connect(presenter.on_scanned)
        if self.hand is not None:
            self.hand.scanned.connect(presenter.on_scanned)
            self.hand.state_changed.connect(self.on_hand_state)
            presenter.person_left.connect(self.hand.next_person)
        if self.eye is not None:
            self.eye.scanned.connect(presenter.on_scanned)
            self.eye.hint.connect(presenter.on_hint)
            self.eye.usable.connect(presenter.on_camera)
            self.eye.state_changed.connect(self.on_camera_state)
            presenter.person_left.connect(self.eye.next_person)
            presenter.awake.connect(self.eye.set_awake)


def run(config: Config, *, windowed: bool = False, size: str = "", remote: Path | None = None) -> int:
    """Run the kiosk until it is told to stop; 70 after a bug, so that it is started again."""
    door = OfficeDoor(config)
    try:
        door.open()
    except StoreUnavailable as error:
        log.warning("starting without the store: %s", error)
    app = qt.make_app("loket-kiosk")
    kiosk = KioskApp(config, door)
    policy = FailurePolicy(app)
    policy.failed.connect(kiosk.window_failed)
    policy.install()
    control = remote_control(remote, kiosk.window, kiosk.describe)
    default = (config.kiosk.width, config.kiosk.height)
    show(kiosk.window, size_of(size, default), full_screen=not windowed and not size)
    kiosk.start()
    watchdog = Watchdog(app)
    notify("READY=1")
    code = qt.run(app)
    notify("STOPPING=1")
    del control, watchdog
    kiosk.close()
    door.close()
    return code
