"""Settings of every test: an offscreen screen of fixed size, patient Hypothesis, and the shared facts."""

import os

# Qt reads these once, at its first import.
os.environ.update(
    QT_QPA_PLATFORM=os.environ.get("LOKET_TEST_PLATFORM", "offscreen"),
    QT_QUICK_BACKEND="software",
    QT_SCALE_FACTOR="1",
    QT_FONT_DPI="96",
)

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

# The machines that run these tests are shared: a slow example says nothing about the code.
settings.register_profile("loket", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("loket")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of facts and pictures beside the repository, or skip where there is none."""
    if not SHARED.is_dir():
        pytest.skip(f"the folder {SHARED.name}/ with facts and pictures is not beside this repository")
    return SHARED


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """Return the application class of the Qt Quick apps: none of them uses widgets."""
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication
