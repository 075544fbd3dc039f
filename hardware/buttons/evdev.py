"""What the kernel says of an input device: ``struct input_event`` and the names of its keys. Pure.

The numbers are those of linux/input-event-codes.h.
"""

import struct
from dataclasses import dataclass
from enum import IntEnum

_EVENT = struct.Struct("@llHHi")
_SYN, _KEY = 0x00, 0x01
_SYN_DROPPED = 3
_ROWS = {2: "1234567890", 16: "QWERTYUIOP", 30: "ASDFGHJKL", 44: "ZXCVBNM"}
KEY_CODES = {
    **{name: first + place for first, row in _ROWS.items() for place, name in enumerate(row)},
    **{f"F{number}": 58 + number for number in range(1, 11)},
    **dict(zip(("KP7", "KP8", "KP9", "KPMINUS", "KP4", "KP5", "KP6", "KPPLUS"), range(71, 79), strict=True)),
    **dict(zip(("KP1", "KP2", "KP3", "KP0", "KPDOT"), range(79, 84), strict=True)),
    **dict(zip(("ESC", "MINUS", "EQUAL", "BACKSPACE", "TAB"), (1, 12, 13, 14, 15), strict=True)),
    **dict(zip(("ENTER", "LEFTCTRL", "LEFTSHIFT", "KPASTERISK", "LEFTALT"), (28, 29, 42, 55, 56), strict=True)),
    **dict(zip(("SPACE", "CAPSLOCK", "NUMLOCK", "F11", "F12"), (57, 58, 69, 87, 88), strict=True)),
    **dict(zip(("KPENTER", "KPSLASH", "HOME", "UP", "PAGEUP"), (96, 98, 102, 103, 104), strict=True)),
    **dict(zip(("LEFT", "RIGHT", "END", "DOWN", "PAGEDOWN"), (105, 106, 107, 108, 109), strict=True)),
    **dict(zip(("INSERT", "DELETE", "KPEQUAL", "KPCOMMA", "MENU"), (110, 111, 117, 121, 139), strict=True)),
    **dict(zip(("KPLEFTPAREN", "KPRIGHTPAREN", "BACK", "FORWARD"), (179, 180, 158, 159), strict=True)),
}


class Move(IntEnum):
    """What a key did; a held key repeats itself."""

    UP = 0
    DOWN = 1
    REPEAT = 2


@dataclass(frozen=True)
class KeyEvent:
    """A key moved at a moment of the device's clock."""

    code: int
    move: Move
    at: float


@dataclass(frozen=True)
class Overflow:
    """Nobody read for so long that the kernel threw events away."""


def encode_event(event: KeyEvent | Overflow) -> bytes:
    """Return an event as the kernel hands it out."""
    if isinstance(event, Overflow):
        return _EVENT.pack(0, 0, _SYN, _SYN_DROPPED, 0)
    seconds, micros = divmod(round(event.at * 1_000_000), 1_000_000)
    return _EVENT.pack(seconds, micros, _KEY, event.code, event.move)


class EventReader:
    """Cuts a stream into events; keeps at most one unfinished event in memory."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[KeyEvent | Overflow]:
        """Return the events that ``data`` completes; what is neither a key nor an overflow is left out."""
        data = self._rest + data
        whole = len(data) - len(data) % _EVENT.size
        self._rest = data[whole:]
        read = (_event_of(*fields) for fields in _EVENT.iter_unpack(data[:whole]))
        return [event for event in read if event is not None]


def _event_of(seconds: int, micros: int, kind: int, code: int, value: int) -> KeyEvent | Overflow | None:
    if (kind, code) == (_SYN, _SYN_DROPPED):
        return Overflow()
    if kind != _KEY or value not in (Move.UP, Move.DOWN, Move.REPEAT):
        return None
    return KeyEvent(code, Move(value), seconds + micros / 1_000_000)
