"""Screens are drawn with the shipped fonts."""

import pytest
from PySide6.QtGui import QGuiApplication

from ui.app import load_fonts


@pytest.fixture(autouse=True, scope="session")
def _fonts(qapp: QGuiApplication) -> None:
    load_fonts()
