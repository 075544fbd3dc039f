"""The frames of Alpha and BetaBrite signs (docs/formats/alpha.md). Pure."""

import re
from dataclasses import dataclass
from enum import Enum

from hardware.boards.model import Size
from hardware.boards.text import board_line

# Signs come in many widths; two lines of twenty characters are what most of them have.
SIZE = Size(lines=2, columns=20)

_WAKE, _SOH, _STX, _ETX, _EOT, _ESC = b"\0" * 5, b"\x01", b"\x02", b"\x03", b"\x04", b"\x1b"
_COLOR, _NEW_LINE = b"\x1c", b"\r"
_WRITE_TEXT = b"A"
# Text in the priority file is shown at once and in the place of all other files.
_PRIORITY_FILE = b"0"
_ALL_SIGNS, _ANY_ADDRESS = b"Z", b"00"
_FILL = b"0"

_GAP_S = 1.0
_LONGEST_FRAME = 1024
_FRAME = re.compile(
    rb"\x01(?P<sealed>[!-~](?P<address>[0-9A-F?]{2})"
    rb"\x02A0\x1b0(?P<mode>[bc])\x1c(?P<color>[123])(?P<text>[ -~\r]*)\x03)(?P<sum>[0-9A-F]{4})\x04",
    re.DOTALL,
)


class Mode(Enum):
    """How a text appears."""

    HOLD = b"b"
    FLASH = b"c"


class Color(Enum):
    """The colours that every two-colour sign has."""

    RED = b"1"
    GREEN = b"2"
    AMBER = b"3"


@dataclass(frozen=True)
class SignText:
    """What a sign shows: plain ASCII lines."""

    lines: tuple[str, ...]
    mode: Mode = Mode.HOLD
    color: Color = Color.AMBER


def encode_text(text: SignText) -> bytes:
    """Return the bytes that put ``text`` on all signs of the line, replacing what they showed."""
    body = _NEW_LINE.join(board_line(line).encode("ascii") for line in text.lines)
    write = _WRITE_TEXT + _PRIORITY_FILE + _ESC + _FILL + text.mode.value + _COLOR + text.color.value + body
    sealed = _STX + write + _ETX
    return _WAKE + _SOH + _ALL_SIGNS + _ANY_ADDRESS + sealed + b"%04X" % _checksum(sealed) + _EOT


def decode_frame(frame: bytes) -> SignText | None:
    """Return the text in ``frame``, from SOH to EOT, or nothing if it is damaged or says something else."""
    found = _FRAME.fullmatch(frame)
    if found is None:
        return None
    sealed = frame[frame.index(_STX) : frame.index(_ETX) + 1]
    if _checksum(sealed) != int(found["sum"], 16):
        return None
    lines = tuple(line.decode("ascii") for line in found["text"].split(_NEW_LINE))
    return SignText(lines, Mode(found["mode"]), Color(found["color"]))


class FrameDecoder:
    """Finds frames in a stream: SOH always begins one, and a second of silence ends it."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._fed_at = float("-inf")

    def feed(self, data: bytes, now: float = 0.0) -> list[SignText]:
        """Return the texts completed by ``data``, which came at the moment ``now``."""
        if now - self._fed_at > _GAP_S:
            self._buffer.clear()
        self._fed_at = now
        texts = [self._take(byte) for byte in data]
        return [text for text in texts if text is not None]

    def _take(self, byte: int) -> SignText | None:
        if byte == _SOH[0]:
            self._buffer.clear()
        elif not self._buffer:
            return None
        self._buffer.append(byte)
        if byte == _EOT[0]:
            text = decode_frame(bytes(self._buffer))
            self._buffer.clear()
            return text
        if len(self._buffer) > _LONGEST_FRAME:
            self._buffer.clear()
        return None


def _checksum(sealed: bytes) -> int:
    return sum(sealed) & 0xFFFF
