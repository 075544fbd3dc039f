"""The driver of boards that only listen: an Alpha sign, a pole, or any other with an encoder of its own."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hardware.boards import alpha, cd5220
from hardware.boards.alpha import Mode, SignText
from hardware.boards.model import BoardState, Size
from hardware.serial_port import SerialPort

BLINK_S = 0.5
_Text = tuple[tuple[str, ...], bool]
_DARK: _Text = ((), False)


@dataclass(frozen=True)
class Kind:
    """What differs from board to board: its bytes, its size, and whether it can flash by itself."""

    encode: Callable[[Sequence[str], bool], bytes]
    size: Size
    flashes: bool


def _encode_for_alpha(lines: Sequence[str], flash: bool) -> bytes:
    return alpha.encode_text(SignText(tuple(lines), Mode.FLASH if flash else Mode.HOLD))


ALPHA = Kind(_encode_for_alpha, alpha.SIZE, flashes=True)
POLE = Kind(lambda lines, _: cd5220.encode_pole(lines), cd5220.SIZE, flashes=False)


class SerialBoard:
    """Says what has to be shown when it changes, when the port comes back, and every ``refresh_s`` besides.

    Nothing tells whether a board heard; but what it hears is always everything it has to show. On a board that
    cannot flash by itself a flashing text comes and goes.
    """

    def __init__(
        self,
        name: str,
        port: SerialPort,
        kind: Kind,
        refresh_s: float = 30.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name = name
        self.size = kind.size
        self._port = port
        self._kind = kind
        self._refresh_s = refresh_s
        self._clock = clock
        self._wanted: _Text | None = None
        self._said: _Text | None = None
        self._said_at = float("-inf")

    def show(self, lines: Sequence[str], flash: bool = False) -> None:
        """Show these lines in the place of all others, now or as soon as the board is there."""
        self._wanted = (self.size.fit(lines), flash)
        self.poll()

    def poll(self) -> None:
        """Say what has to be shown if the board cannot know it or may have forgotten it."""
        now = self._clock()
        # A port that is written to once a minute would hide its loss; reading finds it, and drops any noise.
        self._port.read()
        if not self._port.is_open:
            self._said = None
        if not self._port.open(now) or self._wanted is None:
            return
        due = self._due(*self._wanted, now)
        if due == self._said and now - self._said_at < self._refresh_s:
            return
        if self._port.write(self._kind.encode(*due)):
            self._said, self._said_at = due, now

    def state(self) -> BoardState:
        """Return how the board is."""
        return BoardState.READY if self._port.is_open else BoardState.PORT_MISSING

    def close(self) -> None:
        """Let the port go; the board goes on showing what it has."""
        self._port.close()

    def _due(self, lines: tuple[str, ...], flash: bool, now: float) -> _Text:
        if not flash or self._kind.flashes:
            return lines, flash
        return _DARK if now % (2 * BLINK_S) >= BLINK_S else (lines, False)
