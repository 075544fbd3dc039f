"""Commands that act the moment they arrive, wherever they stand in the stream. Pure."""

from hardware.printer.commands import CLEAR_BUFFERS

_LENGTHS = {0x04: 3, 0x05: 3}


class RealTimeScanner:
    """Finds DLE EOT n, DLE ENQ n and the clearing of the buffers in a byte stream, images included."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._tail = b""

    @property
    def held_bytes(self) -> int:
        """Return how many bytes of an unfinished command wait for the rest."""
        return len(self._tail)

    def feed(self, data: bytes) -> list[tuple[bytes, int]]:
        """Return each command found and where in ``data`` it ends."""
        window, found, at = self._tail + data, [], 0
        while (at := window.find(b"\x10", at)) >= 0:
            command = _command_at(window, at)
            if command is None:
                break
            if command:
                found.append((command, at + len(command) - len(self._tail)))
            at += max(1, len(command))
        self._tail = window[at:] if at >= 0 else b""
        return found


def _command_at(window: bytes, at: int) -> bytes | None:
    """Return the command at ``at``, nothing if there is none, or None if it may still become one."""
    rest = window[at : at + len(CLEAR_BUFFERS)]
    if CLEAR_BUFFERS.startswith(rest):
        return rest if rest == CLEAR_BUFFERS else None
    length = _LENGTHS.get(rest[1])
    if length is None:
        return b""
    return rest[:length] if len(rest) >= length else None
