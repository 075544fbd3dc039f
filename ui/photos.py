"""Photographs of a window in many states: what every room's previews are made with."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QElapsedTimer
from PySide6.QtQuick import QQuickWindow

from ui.app import Translations, make_engine, open_window, take_down

SETTLE_MS = 250


def settle(ms: int) -> None:
    """Let Qt work, so that animations end and texts are laid out."""
    clock = QElapsedTimer()
    clock.start()
    while clock.elapsed() < ms:
        QCoreApplication.processEvents()


class Studio:
    """One window of an app; make its presenter show a state, then photograph it."""

    def __init__(self, qml: Path, module: str, properties: Mapping[str, object]) -> None:
        self._engine = make_engine(qml)
        self._translations = Translations(self._engine)
        self.window: QQuickWindow = open_window(self._engine, module, "Main", properties)

    def speak(self, language: str) -> None:
        """Switch the language of the window."""
        self._translations.use(language)

    def photograph(self, path: Path, settle_ms: int = SETTLE_MS) -> Path:
        """Write what the window shows to ``path``."""
        settle(settle_ms)
        if not self.window.grabWindow().save(str(path)):
            raise OSError(f"cannot write {path}")
        return path

    def close(self) -> None:
        """Take the window down before the objects it shows."""
        take_down(self._engine)
