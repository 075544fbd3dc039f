"""The driver of boards that only listen: an Alpha sign, or any other with an encoder of its own."""

import time
from collections.abc import Callable, Sequence

from hardware.boards.alpha import Mode, SignText, encode_text
from hardware.boards.model import BoardState
from hardware.serial_port import SerialPort

Encoder = Callable[[Sequence[str], bool], bytes]


class SerialBoard:
    """Says what has to be shown when it changes, when the port comes back, and every ``refresh_s`` besides.

    Nothing tells whether a board heard; but what it hears is always everything it has to show.
    """

    def __init__(
        self,
        name: str,
        port: SerialPort,
        encode: Encoder,
        refresh_s: float = 30.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name = name
        self._port = port
        self._encode = encode
        self._refresh_s = refresh_s
        self._clock = clock
        self._wanted: tuple[tuple[str, ...], bool] | None = None
        self._said_at: float | None = None

    def show(self, lines: Sequence[str], flash: bool = False) -> None:
        """Show these lines in the place of all others, now or as soon as the board is there."""
        wanted = (tuple(lines), flash)
        if wanted != self._wanted:
            self._wanted, self._said_at = wanted, None
        self.poll()

    def poll(self) -> None:
        """Say what has to be shown if the board cannot know it or may have forgotten it."""
        now = self._clock()
        # A port that is written to once a minute would hide its loss; reading finds it, and drops any noise.
        self._port.read()
        if not self._port.is_open:
            self._said_at = None
        if not self._port.open(now) or self._wanted is None or not self._is_due(now):
            return
        if self._port.write(self._encode(*self._wanted)):
            self._said_at = now

    def state(self) -> BoardState:
        """Return how the board is."""
        return BoardState.READY if self._port.is_open else BoardState.PORT_MISSING

    def close(self) -> None:
        """Let the port go; the board goes on showing what it has."""
        self._port.close()

    def _is_due(self, now: float) -> bool:
        return self._said_at is None or now - self._said_at >= self._refresh_s


def encode_for_alpha(lines: Sequence[str], flash: bool) -> bytes:
    """Return the bytes that show ``lines`` on an Alpha sign."""
    return encode_text(SignText(tuple(lines), Mode.FLASH if flash else Mode.HOLD))
