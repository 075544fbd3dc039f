"""The finger from outside: commands over a real local socket."""

import json
import socket
import threading
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from tests.helpers.kiosks import RunningKiosk
from ui.remote import RemoteControl


def ask(path: Path, qtbot: QtBot, *lines: str) -> list[dict[str, Any]]:
    """Send lines as another process would, while the GUI thread turns, and return the answers."""
    answers: list[dict[str, Any]] = []

    def talk() -> None:
        with socket.socket(socket.AF_UNIX) as client, client.makefile("rw", encoding="utf-8") as stream:
            client.connect(str(path))
            for line in lines:
                stream.write(line + "\n")
                stream.flush()
                answers.append(json.loads(stream.readline()))

    talking = threading.Thread(target=talk)
    talking.start()
    qtbot.waitUntil(lambda: not talking.is_alive(), timeout=10_000)
    return answers


def test_a_session_can_be_driven_and_seen(kiosk: RunningKiosk, qtbot: QtBot, tmp_path: Path) -> None:
    path, picture = tmp_path / "remote", tmp_path / "shot.png"
    RemoteControl(path, kiosk.app.window, kiosk.app.describe, kiosk.app)
    first, tapped, second, grabbed = ask(path, qtbot, "screen", "tap begin_en", "screen", f"grab {picture}")
    assert (first["screen"], second["screen"], second["language"]) == ("attract", "scan", "en")
    assert tapped == {"ok": True}
    assert grabbed == {"ok": True}
    assert picture.stat().st_size > 10_000


def test_what_cannot_be_done_is_said(kiosk: RunningKiosk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "remote"
    RemoteControl(path, kiosk.app.window, kiosk.app.describe, kiosk.app)
    missing, unknown = ask(path, qtbot, "tap nothing", "dance")
    assert missing == {"ok": False}
    assert unknown["ok"] is False


def test_only_this_user_may_touch(kiosk: RunningKiosk, tmp_path: Path) -> None:
    path = tmp_path / "remote"
    RemoteControl(path, kiosk.app.window, kiosk.app.describe, kiosk.app)
    assert path.stat().st_mode & 0o077 == 0
