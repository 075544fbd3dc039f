"""Wires the kiosk: config, office, camera, session, window. The one module that knows them all."""

import logging
import os
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from config.faults import StartFault
from config.load import load_config
from config.model import Config
from db import StoreRefused, StoreUnavailable
from hardware.scanner.camera import open_camera
from kiosk.desk import OfficeDesk, OfficeDoor
from kiosk.eye import Eye
from kiosk.presenter import KioskPresenter, Parts
from kiosk.preview import FrameBox
from kiosk.session import Kiosk, Limits
from kiosk.view import Place
from kiosk.wedge import WedgeFilter
from ui import app as qt
from ui.failures import FailurePolicy
from ui.feed import FeedBridge
from ui.lane import Lane
from ui.remote import RemoteControl
from ui.systemd import Watchdog, notify

log = logging.getLogger(__name__)

QML = Path(__file__).parent / "qml"


class KioskApp(QObject):
    """Everything a running kiosk consists of, taken down in order."""

    def __init__(self, config: Config, door: OfficeDoor) -> None:
        super().__init__()
        section = config.kiosk
        zone = ZoneInfo(config.office.zone)
        self.lane = Lane("office")
        desk = OfficeDesk(door.open, f"kiosk:{section.name}")
        kiosk = Kiosk(config.office.prefix, limits=Limits(idle_s=section.idle_s))
        place = Place(config.office.name, config.office.site, zone)
        self.presenter = KioskPresenter(kiosk, place, Parts(desk, self.lane, StoreUnavailable))
        self.feed = FeedBridge(lambda: door.open().store.feed(), StoreUnavailable)
        self.box = FrameBox()
        self.eye = Eye(open_camera(section.camera), self.box) if section.camera else None
        self.engine = qt.make_engine(QML)
        self.translations = qt.Translations(self.engine)
        self.translations.use(self.presenter.session.language.value)
        self.window = self._open_window()
        self.wedge = WedgeFilter(self.window)
        self._connect()

    def start(self) -> None:
        """Open eye and ear; everything is connected."""
        self.feed.start()
        if self.eye is None:
            self.presenter.on_camera(False)
        else:
            self.eye.start()

    def close(self) -> None:
        """End the threads, then the window, then what it showed."""
        self.feed.close()
        if self.eye is not None:
            self.eye.close()
        self.lane.close()
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

    def _open_window(self) -> QQuickWindow:
        return qt.open_window(self.engine, "Loket.Kiosk", "Main", {"presenter": self.presenter, "box": self.box})

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.language_changed.connect(self.translations.use)
        self.feed.changed.connect(presenter.on_store_changed)
        self.feed.lost.connect(presenter.on_store_lost)
        self.wedge.scanned.connect(presenter.on_scanned)
        if self.eye is not None:
            self.eye.scanned.connect(presenter.on_scanned)
            self.eye.hint.connect(presenter.on_hint)
            self.eye.usable.connect(presenter.on_camera)
            presenter.person_left.connect(self.eye.next_person)
            presenter.awake.connect(self.eye.set_awake)


def show(window: QQuickWindow, config: Config, *, windowed: bool, size: str) -> None:
    """Show the window in its size, or over the whole screen."""
    width, height = (int(side) for side in size.split("x")) if size else (config.kiosk.width, config.kiosk.height)
    window.resize(width, height)
    if windowed or size or QGuiApplication.platformName() == "offscreen":
        window.show()
    else:
        window.setFlag(Qt.WindowType.FramelessWindowHint, True)
        window.showFullScreen()


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
    socket = remote or _remote_from_environment()
    control = RemoteControl(socket, kiosk.window, kiosk.describe) if socket else None
    show(kiosk.window, config, windowed=windowed, size=size)
    kiosk.start()
    watchdog = Watchdog(app)
    notify("READY=1")
    code = qt.run(app)
    notify("STOPPING=1")
    del control, watchdog
    kiosk.close()
    door.close()
    return code


def main(config_path: Path, *, windowed: bool = False, size: str = "", remote: Path | None = None) -> int:
    """Run the kiosk of a config file; 2 and a sentence when it cannot start."""
    try:
        return run(load_config(config_path), windowed=windowed, size=size, remote=remote)
    except (StartFault, StoreRefused) as error:
        print(f"loket: {error}", file=sys.stderr)
        return 2


def _remote_from_environment() -> Path | None:
    named = os.environ.get("LOKET_REMOTE", "")
    return Path(named) if named else None
