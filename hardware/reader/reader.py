"""The driver of a hand scanner on a serial port, such as a USB imager in its CDC mode."""

import time
from collections.abc import Callable
from enum import StrEnum

from hardware.reader.scans import IDLE_S, ScanReader
from hardware.scanner.decode import Decoded, sort_out
from hardware.scanner.watch import ScannedText, Source, Watch
from hardware.serial_port import SerialPort

BAUD = 115_200  # a USB imager has none; those behind an adapter are set to it


class ReaderState(StrEnum):
    """How a hand scanner is; it never says so itself, so all that is known is its port."""

    READY = "ready"
    PORT_MISSING = "port_missing"


class SerialReader:
    """Never waits: ``poll`` takes what has come. One thread.

    A code that stays under a scanner which reads by itself is one scan, as before a camera.
    """

    def __init__(self, port: SerialPort, clock: Callable[[], float] = time.monotonic) -> None:
        self._port = port
        self._clock = clock
        self._scans = ScanReader()
        self._watch = Watch()
        self.other_codes = 0

    def poll(self) -> list[ScannedText]:
        """Return what was scanned since the last call; what is not of our shape is counted in ``other_codes``."""
        now = self._clock()
        self._port.open(now)
        found = (self._judge(scan, now) for scan in self._scans.feed(self._port.read(), now))
        return [text for text in found if text is not None]

    def next_person(self) -> None:
        """What still lies under the scanner was the last person's and is no scan of the next one."""
        self._watch.reset(self._clock())

    def state(self) -> ReaderState:
        """Return how the scanner is."""
        return ReaderState.READY if self._port.is_open else ReaderState.PORT_MISSING

    def fileno(self) -> int | None:
        """Return the descriptor that tells of a scan."""
        return self._port.fileno()

    def wait_s(self) -> float:
        """Return after which time to look again, even if nothing comes."""
        return IDLE_S if self._port.is_open else self._port.retry_s

    def close(self) -> None:
        """Let the port go."""
        self._port.close()

    def _judge(self, scan: bytes, now: float) -> ScannedText | None:
        decoded: Decoded = sort_out([scan])
        self.other_codes += decoded.other_codes
        return self._watch.see(decoded, now, Source.SERIAL)


def open_reader(url: str) -> SerialReader:
    """Return the hand scanner at a port; one that is not there is a state, and is opened when it comes."""
    return SerialReader(SerialPort(url, BAUD))
