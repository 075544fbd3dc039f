"""What a printer sends back, told apart byte by byte.

The classes of answers have no byte in common (docs/formats/escpos.md has the table), so the stream is
split exactly, however the network cuts it and whatever the printer sends unasked.
"""

from dataclasses import dataclass

XON, XOFF = 0x11, 0x13
LONGEST_BLOCK = 80
_HEADERS = frozenset((0x35, 0x37, 0x3B, 0x3D, 0x5F))


@dataclass(frozen=True)
class RealTimeStatus:
    """The one byte that answers DLE EOT."""

    value: int


@dataclass(frozen=True)
class AutoStatus:
    """The four bytes a printer sends by itself when its state changes (ASB)."""

    printer: int
    error: int
    paper: int
    spare: int


@dataclass(frozen=True)
class PaperFence:
    """The byte that answers GS r 1, in its turn behind the print data."""

    value: int


@dataclass(frozen=True)
class ProcessDone:
    """Everything before the process id ``mark`` has been printed."""

    mark: str


@dataclass(frozen=True)
class BuffersCleared:
    """The receive and print buffers are empty."""


@dataclass(frozen=True)
class Block:
    """Any other block: its header byte and what stood before the closing NUL."""

    header: int
    data: bytes


@dataclass(frozen=True)
class Flow:
    """XON or XOFF: whether the printer takes data now."""

    open: bool


@dataclass(frozen=True)
class PresenterStatus:
    """The six bytes of a kiosk printer's full status, without their header."""

    paper: int
    user: int
    recoverable: int
    unrecoverable: int

    @property
    def in_mouth(self) -> bool:
        """Tell whether a ticket waits in the mouth."""
        return bool(self.paper & 0x20)


Answer = RealTimeStatus | AutoStatus | PaperFence | ProcessDone | BuffersCleared | Block | Flow | PresenterStatus


class AnswerReader:
    """Splits a printer's byte stream into answers; keeps at most one unfinished answer in memory.

    ``presenter`` is for kiosk printers, whose full status starts with the pair 10 0F.
    """

    def __init__(self, presenter: bool = False) -> None:
        """Start with nothing read."""
        self._presenter = presenter
        self._held = bytearray()

    @property
    def held_bytes(self) -> int:
        """Return how many bytes of an unfinished answer wait for the rest."""
        return len(self._held)

    def feed(self, data: bytes) -> list[Answer]:
        """Return the answers that ``data`` completes."""
        found: list[Answer] = []
        for byte in data:
            answer = self._take(byte)
            if answer is not None:
                found.append(answer)
        return found

    def _take(self, byte: int) -> Answer | None:
        if byte in (XON, XOFF):
            return Flow(byte == XON)
        if not self._held:
            return self._start(byte)
        if self._held[0] in _HEADERS:
            return self._in_block(byte)
        return self._in_status(byte)

    def _start(self, byte: int) -> Answer | None:
        if byte & 0x93 == 0x12:
            return RealTimeStatus(byte)
        if byte & 0x90 == 0:
            return PaperFence(byte)
        if byte in _HEADERS or byte & 0x93 == 0x10:
            self._held.append(byte)
        return None

    def _in_block(self, byte: int) -> Answer | None:
        if byte == 0:
            return _block(self._release())
        if byte < 0x20 and byte & 0x93 == 0x12:  # a real-time answer overtook the block
            return RealTimeStatus(byte)
        if byte < 0x20 or len(self._held) >= LONGEST_BLOCK:
            self._held.clear()
            return self._start(byte)
        self._held.append(byte)
        return None

    def _in_status(self, byte: int) -> Answer | None:
        kiosk = self._presenter and bytes(self._held[:2]) == b"\x10\x0f"
        if not kiosk and byte & 0x90:
            return self._break_status(byte)
        self._held.append(byte)
        if kiosk:
            return PresenterStatus(*self._release()[2:]) if len(self._held) == 6 else None
        unfinished = len(self._held) < 4
        return None if unfinished else AutoStatus(*self._release())

    def _break_status(self, byte: int) -> Answer | None:
        if byte & 0x93 == 0x12:  # a real-time answer between two bytes of an ASB
            return RealTimeStatus(byte)
        self._held.clear()
        return self._start(byte)

    def _release(self) -> bytes:
        whole = bytes(self._held)
        self._held.clear()
        return whole


def _block(whole: bytes) -> Answer:
    header, data = whole[0], whole[1:]
    if header == 0x37 and data[:1] == b"\x22":
        return ProcessDone(data[1:].decode("latin-1"))
    if whole == b"\x37\x25":
        return BuffersCleared()
    return Block(header, data)
