"""How a window of an app comes up: its size, full screen or not, and the finger from outside."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from ui.remote import RemoteControl

REMOTE_VARIABLE = "LOKET_REMOTE"


def size_of(text: str, default: tuple[int, int]) -> tuple[int, int]:
    """Return the size that ``1920x1080`` names, or the default for an empty text."""
    if not text:
        return default
    width, _, height = text.partition("x")
    return int(width), int(height)


def show(window: QQuickWindow, size: tuple[int, int], *, full_screen: bool) -> None:
    """Show the window over the whole screen, or in its size where there is only a pretended screen."""
    window.resize(*size)
    if full_screen and QGuiApplication.platformName() != "offscreen":
        window.setFlag(Qt.WindowType.FramelessWindowHint, True)
        window.showFullScreen()
    else:
        window.show()


def remote_control(
    socket: Path | None, window: QQuickWindow, describe: Callable[[], Mapping[str, object]]
) -> RemoteControl | None:
    """Open the remote finger on ``socket`` or where the environment says; None when neither asks for it."""
    named = os.environ.get(REMOTE_VARIABLE, "")
    path = socket or (Path(named) if named else None)
    return RemoteControl(path, window, describe) if path else None
