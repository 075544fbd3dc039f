"""The lock and what it installs: no host, every package with hashes, and the one Qt that Python 3.11 survives."""

import re
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINS = re.findall(r"^([a-z0-9-]+)==(\S+).*\\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", LOCK, re.MULTILINE)
VERSIONS = {name: pin for name, pin, _ in PINS}


def test_lock_names_no_host_and_no_index() -> None:
    assert re.findall(r"https?://|--(?:extra-)?index-url|--find-links|--trusted-host|git\+", LOCK) == []


def test_every_package_is_pinned_with_hashes() -> None:
    requirements = re.findall(r"^[a-z0-9].*", LOCK, re.MULTILINE)
    assert len(requirements) > 60
    assert len(PINS) == len(requirements)


def test_only_one_opencv_is_installed_and_without_a_qt_of_its_own() -> None:
    assert [name for name in VERSIONS if name.startswith("opencv")] == ["opencv-python-headless"]


def test_qt_is_older_than_the_version_that_loses_none() -> None:
    assert VERSIONS["pyside6-essentials"].startswith("6.11.")
    assert version("PySide6_Essentials") == VERSIONS["pyside6-essentials"]


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_qt_calls_keep_the_references_to_none() -> None:
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < 100
