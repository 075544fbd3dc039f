"""The bytes of CD5220 poles: two lines of twenty characters (docs/formats/cd5220.md). Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from hardware.boards.model import Size
from hardware.boards.text import board_line

SIZE = Size(lines=2, columns=20)
_CLEAR, _CANCEL, _ESC, _END = 0x0C, 0x18, 0x1B, 0x0D
_UPPER, _LOWER = b"\x1bQA", b"\x1bQB"


@dataclass(frozen=True)
class PoleText:
    """What a pole shows: its two lines, without the blanks behind them."""

    upper: str = ""
    lower: str = ""


def encode_pole(lines: Sequence[str]) -> bytes:
    """Return the bytes that show ``lines`` and nothing else.

    They begin with a clear, which brings a pole to its senses that lost the end of an earlier line.
    """
    upper, lower = (*(board_line(line) for line in lines[: SIZE.lines]), "", "")[: SIZE.lines]
    return bytes((_CLEAR,)) + _UPPER + _padded(upper) + _LOWER + _padded(lower)


class PoleDecoder:
    """The pole's side: what it shows after each byte. Keeps at most one line in memory."""

    def __init__(self) -> None:
        self.shown = PoleText()
        self._command = b""
        self._line: bytearray | None = None

    def feed(self, data: bytes) -> list[PoleText]:
        """Return what the pole shows after each line that ``data`` completes, and after each clear."""
        before = self.shown
        shown = []
        for byte in data:
            self._take(byte)
            if self.shown is not before:
                shown.append(self.shown)
                before = self.shown
        return shown

    def _take(self, byte: int) -> None:
        if byte in (_CLEAR, _CANCEL):
            self._command, self._line = b"", None
            self.shown = PoleText() if byte == _CLEAR else self.shown
        elif self._line is not None:
            self._write(self._line, byte)
        elif byte == _ESC:
            self._command = b"\x1b"
        elif self._command:
            self._open_line(byte)

    def _open_line(self, byte: int) -> None:
        self._command += bytes((byte,))
        if self._command in (_UPPER, _LOWER):
            self._line = bytearray()
        elif not _UPPER.startswith(self._command):
            self._command = b""

    def _write(self, line: bytearray, byte: int) -> None:
        if byte != _END:
            if 0x20 <= byte < 0x7F and len(line) < SIZE.columns:
                line.append(byte)
            return
        text, is_upper = line.decode("ascii").rstrip(), self._command == _UPPER
        self.shown = PoleText(text, self.shown.lower) if is_upper else PoleText(self.shown.upper, text)
        self._command, self._line = b"", None


def _padded(line: str) -> bytes:
    return line[: SIZE.columns].ljust(SIZE.columns).encode("ascii") + bytes((_END,))
