"""Screens are drawn with the shipped fonts, and touched like glass."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow
from pytestqt.qtbot import QtBot

from config.load import load_config
from kiosk.bootstrap import KioskApp, show
from kiosk.desk import OfficeDoor
from office.context import Office
from tests.helpers.offices import an_office, sqlite_stores
from ui.app import load_fonts
from ui.remote import find_item, tap, type_text

CONFIG = """
[office]
number = 7
prefix = "BTM"
name = "Kantor Imigrasi Batam"
site = "MPP Batam"
address = "Jl. Contoh 1"
[store]
url = "{url}"
[kiosk]
camera = "folder:{camera}"
"""


@pytest.fixture(autouse=True, scope="session")
def _fonts(qapp: QGuiApplication) -> None:
    load_fonts()


@dataclass
class Finger:
    """Touches a window's items by name and reads what they say."""

    window: QQuickWindow
    qtbot: QtBot

    def tap(self, *names: str) -> None:
        """Touch shown and enabled items one after the other, each as soon as it is there."""
        for name in names:
            self.qtbot.waitUntil(lambda name=name: tap(self.window, name), timeout=5000)
            QCoreApplication.processEvents()

    def type_keys(self, symbols: str) -> None:
        """Touch the keypad's keys."""
        self.tap(*(f"key{symbol}" for symbol in symbols))

    def scan_by_hand(self, text: str) -> None:
        """Type as a hand scanner does."""
        type_text(self.window, text + "\\n")

    def item(self, name: str) -> QQuickItem:
        """Return the shown item of that name."""
        item = find_item(self.window, name)
        assert item is not None, f"no item {name} is shown"
        return item

    def text(self, name: str) -> str:
        """Return the text of an item."""
        return str(self.item(name).property("text"))

    def shows(self, name: str) -> bool:
        """Whether an item of that name is shown."""
        return find_item(self.window, name) is not None


@dataclass
class RunningKiosk:
    """A kiosk at a real office: its window, its camera's folder, and its session."""

    app: KioskApp
    office: Office
    camera: Path
    finger: Finger

    def wait_for(self, screen: str, timeout_ms: int = 5000) -> None:
        """Wait until the session is on a screen."""
        self.finger.qtbot.waitUntil(lambda: self.app.presenter.session.screen.value == screen, timeout=timeout_ms)
        QCoreApplication.processEvents()


class OpenDoor(OfficeDoor):
    """A door behind which the test's own office stands, with its clock."""

    def __init__(self, config: Any, office: Office) -> None:
        super().__init__(config)
        self._office = office


@pytest.fixture
def sqlite_office(tmp_path: Path) -> Iterator[Office]:
    """Give an office on a real SQLite file, at 08:00 of a Tuesday."""
    office = an_office(sqlite_stores(tmp_path).new_url())
    yield office
    office.store.close()


@pytest.fixture
def open_kiosk(tmp_path: Path, qtbot: QtBot, sqlite_office: Office) -> Iterator[Callable[[], RunningKiosk]]:
    """Give a maker of running kiosks at the SQLite office; each is taken down after the test."""
    running: list[KioskApp] = []

    def open_one() -> RunningKiosk:
        camera = tmp_path / "camera"
        camera.mkdir()
        path = tmp_path / "loket.toml"
        path.write_text(CONFIG.format(url=f"sqlite:///{tmp_path}/office-1.db", camera=camera), encoding="utf-8")
        config = load_config(path)
        app = KioskApp(config, OpenDoor(config, sqlite_office))
        running.append(app)
        show(app.window, config, windowed=True, size="540x960")
        app.start()
        qtbot.waitUntil(app.window.isExposed)
        return RunningKiosk(app, sqlite_office, camera, Finger(app.window, qtbot))

    yield open_one
    for app in running:
        app.close()


@pytest.fixture
def kiosk(open_kiosk: Callable[[], RunningKiosk]) -> RunningKiosk:
    """Give a running kiosk."""
    return open_kiosk()
