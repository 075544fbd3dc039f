"""Screens are drawn with the shipped fonts, and stand at a real office on SQLite."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.bootstrap import KioskApp
from office.context import Office
from tests.helpers.kiosks import RunningKiosk, a_kiosk_config
from tests.helpers.offices import an_office, sqlite_stores
from tests.helpers.screens import Eye, SwingDoor
from ui.app import load_fonts
from ui.windows import show


@pytest.fixture(autouse=True, scope="session")
def _fonts(qapp: QGuiApplication) -> None:
    load_fonts()


@pytest.fixture(autouse=True)
def _garbage() -> Iterator[None]:
    """Collect what each test leaves in this thread, never in a thread of the next one (see ui.garbage)."""
    gc.disable()
    yield
    gc.collect()


@pytest.fixture
def sqlite_office(tmp_path: Path) -> Iterator[Office]:
    """Give an office on a real SQLite file, at 08:00 of a Tuesday."""
    office = an_office(sqlite_stores(tmp_path).new_url())
    yield office
    office.store.close()


@pytest.fixture
def kiosk(tmp_path: Path, qtbot: QtBot, sqlite_office: Office) -> Iterator[RunningKiosk]:
    """Give a running kiosk with a folder as its camera."""
    camera = tmp_path / "camera"
    camera.mkdir()
    config = a_kiosk_config(tmp_path, camera)
    door = SwingDoor(config, sqlite_office)
    app = KioskApp(config, door)
    show(app.window, (540, 960), full_screen=False)
    app.start()
    qtbot.waitUntil(app.window.isExposed)
    yield RunningKiosk(app, sqlite_office, camera, door, Eye(app.window, qtbot))
    app.close()
