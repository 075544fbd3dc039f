"""The app's start, its failures, its words to the service manager, and its languages."""

import logging
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QFont, QFontInfo
from pytestqt.qtbot import QtBot

from ui import translations
from ui.app import Translations, make_engine, prepare_environment, take_down
from ui.failures import EXIT_BUG, FailurePolicy
from ui.systemd import Watchdog, notify

ROOT = Path(__file__).resolve().parents[2]
ROOMS = [room for room in translations.ROOMS if translations.sources(room)]


def test_what_is_set_already_stays() -> None:
    env = {"QT_QUICK_BACKEND": "rhi"}
    prepare_environment(env)
    assert env["QT_QUICK_BACKEND"] == "rhi"
    assert env["QSG_RENDER_LOOP"] == "basic"


@pytest.mark.parametrize("weight", [400, 500, 600, 700, 800])
def test_every_weight_of_the_font_is_there(weight: int) -> None:
    info = QFontInfo(QFont("Inter", 20, weight))
    assert (info.family(), info.weight()) == ("Inter", weight)


def test_a_bug_is_logged_once_told_once_and_ends_the_app(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    policy = FailurePolicy(calm_ms=60_000)
    told: list[int] = []
    policy.failed.connect(lambda: told.append(1))
    with caplog.at_level(logging.CRITICAL):
        for text in ("first", "second"):
            error = ValueError(text)
            policy.on_exception(ValueError, error, None)
    assert [record.message for record in caplog.records] == ["out of service"] * 2
    assert told == [1]


BUGGY_APP = """
import threading
from PySide6.QtCore import QTimer
from ui.app import make_app, run
from ui.failures import FailurePolicy
app = make_app("buggy")
policy = FailurePolicy(app, calm_ms=10)
policy.install()
def fail():
    raise ValueError("a bug")
QTimer.singleShot(0, {start})
raise SystemExit(run(app))
"""


@pytest.mark.parametrize("start", ["fail", "threading.Thread(target=fail).start"])
def test_a_bug_in_a_slot_or_a_thread_exits_with_70(start: str) -> None:
    done = subprocess.run([sys.executable, "-c", BUGGY_APP.format(start=start)], cwd=ROOT, capture_output=True)
    assert done.returncode == EXIT_BUG, done.stderr.decode()
    assert b"a bug" in done.stderr


def test_a_stop_signal_ends_the_loop_in_order() -> None:
    program = (
        "import os, signal\nfrom PySide6.QtCore import QTimer\nfrom ui.app import make_app, run\n"
        "app = make_app('x')\nQTimer.singleShot(0, lambda: os.kill(os.getpid(), signal.SIGTERM))\n"
        "code = run(app)\nprint('in order', code)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout == "in order 0\n", done.stderr


@pytest.fixture
def manager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Give the socket of a service manager."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "notify"))
        listening.settimeout(5)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        yield listening


def test_the_service_manager_hears(manager: socket.socket) -> None:
    assert notify("READY=1")
    assert manager.recv(100) == b"READY=1"


def test_the_watchdog_is_fed_by_the_gui_thread(
    manager: socket.socket, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WATCHDOG_USEC", "30000")
    parent = QObject()
    Watchdog(parent)
    manager.setblocking(False)
    qtbot.wait(100)
    assert manager.recv(100) == b"WATCHDOG=1"


def test_without_a_service_manager_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    assert not notify("READY=1")


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_is_untranslated(room: str) -> None:
    for language in translations.languages(room):
        assert translations.untranslated(translations.ts_path(room, language)) == []


@pytest.mark.parametrize("room", ROOMS)
def test_the_texts_are_those_of_the_screens_and_compiled(room: str, tmp_path: Path) -> None:
    for language in translations.languages(room):
        kept = translations.ts_path(room, language)
        fresh = tmp_path / kept.name
        fresh.write_bytes(kept.read_bytes())
        translations.update(room, language, fresh)
        assert fresh.read_text(encoding="utf-8") == kept.read_text(encoding="utf-8")
        translations.compile_texts(fresh)
        assert fresh.with_suffix(".qm").read_bytes() == kept.with_suffix(".qm").read_bytes()


def test_the_language_switches_live_in_both_directions(qtbot: QtBot) -> None:
    engine = make_engine()
    languages = Translations(engine)
    spoken = []
    for language in ("id", "en", "id"):
        languages.use(language)
        spoken.append(QCoreApplication.translate("Keypad", "Clear"))
    take_down(engine)
    assert spoken == ["Kosongkan", "Clear", "Kosongkan"]


def test_no_screen_names_a_colour_of_its_own() -> None:
    own = re.compile(r'"#[0-9A-Fa-f]{6,8}"')
    files = [path for room in ("ui", "kiosk") for path in translations.sources(room) if path.name != "Theme.qml"]
    assert [path.name for path in files if own.search(path.read_text(encoding="utf-8"))] == []
