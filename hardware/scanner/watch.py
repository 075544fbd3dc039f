"""One scan is one event: turns what frame after frame holds into single scans."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hardware.scanner.decode import Decoded


class Source(StrEnum):
    """How a text came in."""

    QR = "qr"
    OCR = "ocr"
    SERIAL = "serial"
    WEDGE = "wedge"


@dataclass(frozen=True)
class ScannedText:
    """A text of our own shape that somebody held up, and when (monotonic seconds)."""

    text: str
    source: Source
    at: float


class Watch:
    """Lets a text through once, until it has been out of sight for ``forget_after_s``.

    A code that stays before the camera is no second scan, however long it stays; and
    ``reset`` does not forget it, so that what one person still holds up is not taken
    for the next person's.
    """

    def __init__(self, forget_after_s: float = 1.0) -> None:
        self._forget_after_s = forget_after_s
        self._last: str | None = None
        self._seen_at = 0.0

    def see(self, decoded: Decoded, at: float, source: Source = Source.QR) -> ScannedText | None:
        """Take what a frame holds; return the scan if it is a new one."""
        if self._last is not None and at - self._seen_at > self._forget_after_s:
            self._last = None
        if decoded.text is None:
            return None
        is_new = decoded.text != self._last
        self._last, self._seen_at = decoded.text, at
        return ScannedText(decoded.text, source, at) if is_new else None

    def reset(self, at: float) -> None:
        """Begin with the next person: what is in view now was the last one's, and stays ignored while in view."""
        if self._last is not None:
            self._seen_at = at
