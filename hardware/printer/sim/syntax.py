"""Where one ESC/POS command ends and the next begins. Pure: bytes in, tokens out."""

from collections.abc import Callable
from dataclasses import dataclass

ESC, FS, GS, DLE = 0x1B, 0x1C, 0x1D, 0x10
_LONGEST = 1 << 20

# How many parameter bytes follow the two bytes of a command.
_FIXED: dict[bytes, int] = {
    **dict.fromkeys((b"\x1b@", b"\x1b2", b"\x1b<", b"\x1bi", b"\x1bm", b"\x1bS", b"\x1bL", b"\x1b\x0c", b"\x1bv"), 0),
    **{b"\x1b" + bytes((code,)): 1 for code in b"!EG-MatR 3dJKe{Vru=TU?%Bj"},
    b"\x1b$": 2,
    b"\x1b\\": 2,
    b"\x1bp": 3,
    b"\x1bc": 2,
    b"\x1bW": 8,
    **{b"\x1d" + bytes((code,)): 1 for code in b"!BbhwHfIarTjE/"},
    b"\x1d:": 0,
    b"\x1dL": 2,
    b"\x1dW": 2,
    b"\x1dP": 2,
    b"\x1d$": 2,
    b"\x1d\\": 2,
    b"\x1dg": 4,
    b"\x1d^": 3,
    b"\x1c.": 0,
    b"\x1c&": 0,
    **{b"\x1c" + bytes((code,)): 1 for code in b"!-CW"},
    b"\x1cS": 2,
    b"\x1cp": 2,
}


@dataclass(frozen=True)
class Text:
    """Printable bytes in a row."""

    data: bytes


@dataclass(frozen=True)
class Control:
    """One control byte that means something alone, such as LF."""

    byte: int


@dataclass(frozen=True)
class Command:
    """One command: its two opening bytes and everything after them."""

    name: bytes
    data: bytes


Token = Text | Control | Command


class Tokens:
    """Cuts a byte stream into tokens; an unfinished command waits for its rest."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._held = bytearray()

    def feed(self, data: bytes) -> None:
        """Add bytes to the stream."""
        self._held += data

    def next(self) -> Token | None:
        """Return the next whole token, or None until more bytes come."""
        held = self._held
        if not held:
            return None
        if held[0] >= 0x20:
            return self._text()
        if held[0] not in (ESC, FS, GS, DLE):
            return Control(self._take(1)[0])
        length = command_length(held)
        if length is None or len(held) < length:
            return None
        whole = self._take(length)
        return Command(whole[:2], whole[2:])

    def _text(self) -> Text:
        end = next((at for at, byte in enumerate(self._held) if byte < 0x20), len(self._held))
        return Text(self._take(end))

    def _take(self, count: int) -> bytes:
        taken = bytes(self._held[:count])
        del self._held[:count]
        return taken


def command_length(held: bytes | bytearray) -> int | None:
    """Return how many bytes the command at the start of ``held`` has, or None while that is not known.

    A command nobody knows counts as its two bytes: what follows is then printed as text, as a real
    printer does.
    """
    if len(held) < 2:
        return None
    name = bytes(held[:2])
    if name in _FIXED:
        return 2 + _FIXED[name]
    measure = _VARIABLE.get(name)
    if measure is None:
        return 2
    try:
        return min(measure(held), _LONGEST)
    except IndexError:
        return None


def _counted(held: bytes | bytearray) -> int:  # GS ( x pL pH ...
    return 5 + held[3] + 256 * held[4]


def _counted_long(held: bytes | bytearray) -> int:  # GS 8 L p1 p2 p3 p4 ...
    return 7 + int.from_bytes(bytes((held[3], held[4], held[5], held[6])), "little")


def _until_nul(held: bytes | bytearray, start: int = 2) -> int:  # ESC D n1 ... NUL
    end = held.find(0, start)
    if end < 0:
        raise IndexError
    return end + 1


def _cut(held: bytes | bytearray) -> int:
    return 3 if held[2] in (0, 1, 48, 49) else 4


def _raster(held: bytes | bytearray) -> int:  # GS v 0 m xL xH yL yH ...
    return 8 + (held[4] + 256 * held[5]) * (held[6] + 256 * held[7])


def _columns(held: bytes | bytearray) -> int:  # ESC * m nL nH ...
    return 5 + (held[3] + 256 * held[4]) * (3 if held[2] in (32, 33) else 1)


def _down_loaded(held: bytes | bytearray) -> int:  # GS * x y ...
    return 4 + held[2] * held[3] * 8


def _presenter(held: bytes | bytearray) -> int:  # GS e n, and for n = 3 the steps
    return 4 if held[2] == 3 else 3


def _barcode(held: bytes | bytearray) -> int:
    return _until_nul(held, 3) if held[2] <= 6 else 4 + held[3]


def _real_time(held: bytes | bytearray) -> int:
    extra = {0x04: {7: 1, 8: 1, 18: 1}, 0x05: {}, 0x14: {1: 2, 2: 2, 3: 5, 7: 1, 8: 7}}[held[1]]
    return 3 + extra.get(held[2], 0)


_VARIABLE: dict[bytes, Callable[[bytes | bytearray], int]] = {
    b"\x1b(": _counted,
    b"\x1d(": _counted,
    b"\x1c(": _counted,
    b"\x1d8": _counted_long,
    b"\x1bD": _until_nul,
    b"\x1dV": _cut,
    b"\x1dv": _raster,
    b"\x1b*": _columns,
    b"\x1d*": _down_loaded,
    b"\x1dk": _barcode,
    b"\x1de": _presenter,
    b"\x10\x04": _real_time,
    b"\x10\x05": _real_time,
    b"\x10\x14": _real_time,
}
