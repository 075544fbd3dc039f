"""One scan after the other in the bytes of a hand scanner. Pure; time is an argument."""

IDLE_S = 0.05
LONGEST_SCAN = 512
_START = 0x02  # STX, which some scanners are set to send first
_ENDS = frozenset(b"\r\n\t\x03")  # each of them may be set as the suffix; two of them are no scan in between


class ScanReader:
    """Cuts a stream into scans: by a suffix, or by a pause where the scanner is set to none.

    A scan with a control byte in it, or a longer one than any code of ours, is refused whole: half of it might
    look like another one.
    """

    def __init__(self) -> None:
        self._scan = bytearray()
        self._refused = False
        self._fed_at = float("-inf")
        self.refused = 0

    @property
    def held_bytes(self) -> int:
        """Return how many bytes of an unfinished scan wait for the rest."""
        return len(self._scan)

    def feed(self, data: bytes, now: float) -> list[bytes]:
        """Return the scans that ``data`` ends, or that the pause before it has ended."""
        scans = self.idle(now)
        if data:
            self._fed_at = now
        for byte in data:
            scans += self._take(byte)
        return scans

    def idle(self, now: float) -> list[bytes]:
        """Return the scan that a pause has ended."""
        return self._end() if now - self._fed_at >= IDLE_S else []

    def _take(self, byte: int) -> list[bytes]:
        if byte in _ENDS:
            return self._end()
        if byte == _START and not self._scan:
            return []
        self._refused |= byte < 0x20 or byte == 0x7F or len(self._scan) >= LONGEST_SCAN
        if not self._refused:
            self._scan.append(byte)
        return []

    def _end(self) -> list[bytes]:
        scan, refused = bytes(self._scan), self._refused
        self._scan.clear()
        self._refused = False
        self.refused += refused
        return [scan] if scan and not refused else []
