"""Six LED digits in the registers of a Modbus unit: DM36, DM56 and their like (docs/formats/modbus.md)."""

import time
from collections.abc import Callable, Sequence

from hardware.boards.model import BoardState, Size
from hardware.boards.text import board_line
from hardware.buttons.registers import RegisterUnit

SIZE = Size(lines=1, columns=6)
FIRST_REGISTER = 0
BLINK_S = 0.5
_BLANK = ord(" ")


def encode_digits(text: str) -> tuple[int, ...]:
    """Return the registers that show ``text``: one character each, from the left."""
    return tuple(ord(mark) for mark in board_line(text)[: SIZE.columns].ljust(SIZE.columns))


def decode_digits(registers: Sequence[int]) -> str:
    """Return what six registers show; what is no character is dark."""
    marks = (chr(each) if _BLANK <= each <= ord("~") else " " for each in registers[: SIZE.columns])
    return "".join(marks).rstrip()


class DigitsBoard:
    """A ``Board`` whose digits stand in registers that somebody else's line writes.

    The digits cannot flash by themselves, so a flashing text comes and goes with each ``poll``.
    """

    size = SIZE

    def __init__(self, name: str, unit: RegisterUnit, clock: Callable[[], float] = time.monotonic) -> None:
        self.name = name
        self._unit = unit
        self._clock = clock
        self._text, self._flash = "", False

    def show(self, lines: Sequence[str], flash: bool = False) -> None:
        """Show the first of these lines."""
        self._text, self._flash = lines[0] if lines else "", flash
        self.poll()

    def poll(self) -> None:
        """Let a flashing text come or go."""
        dark = self._flash and self._clock() % (2 * BLINK_S) >= BLINK_S
        self._unit.show(encode_digits("" if dark else self._text))

    def state(self) -> BoardState:
        """Return how the unit is: it confirms what is written to it."""
        if not self._unit.port_is_there:
            return BoardState.PORT_MISSING
        return BoardState.NO_ANSWER if self._unit.is_absent else BoardState.READY

    def close(self) -> None:
        """Nothing has to be let go: the line belongs to others."""
