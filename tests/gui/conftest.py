"""Screens are tested offscreen, by the software renderer, at a fixed scale."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["QT_FONT_DPI"] = "96"
os.environ["QSG_RENDER_LOOP"] = "basic"

import pytest
from PySide6.QtGui import QGuiApplication

from ui.app import load_fonts


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    """No widgets anywhere: a GUI application suffices."""
    return QGuiApplication


@pytest.fixture(autouse=True)
def _fonts(qapp: QGuiApplication) -> None:
    """Every screen is drawn with the shipped fonts."""
    load_fonts()
