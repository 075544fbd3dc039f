"""Hand scanners that pose as keyboards: their keys become one scan and reach no button."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QWindow

from hardware.scanner.decode import our_text

GAP_S = 0.06
LONGEST = 300


class Wedge:
    """Gathers keys that follow each other faster than fingers; Enter ends a scan. Pure but for the time handed in."""

    def __init__(self, gap_s: float = GAP_S) -> None:
        self._gap_s = gap_s
        self._typed = ""
        self._at = 0.0

    def feed(self, symbol: str, now: float) -> str | None:
        """Take a key; return the whole scan when it was the last one."""
        if now - self._at > self._gap_s:
            self._typed = ""
        self._at = now
        if symbol in ("\r", "\n"):
            typed, self._typed = self._typed, ""
            return typed or None
        self._typed = (self._typed + symbol)[-LONGEST:]
        return None


class WedgeFilter(QObject):
    """Takes every key of a window: a kiosk has no keyboard, so whatever types is a scanner."""

    scanned = Signal(str)

    def __init__(self, window: QWindow, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self._wedge = Wedge()
        self._now = now
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Swallow keys; tell a scan of our own shape when one is whole."""
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride):
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            whole = self._wedge.feed(event.text(), self._now())
            text = our_text(whole.encode("utf-8", "replace")) if whole else None
            if text is not None:
                self.scanned.emit(text)
        return True
