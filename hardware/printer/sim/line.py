"""The simulated printer on a serial line, which is a pseudo terminal."""

import select
import threading
import time
from pathlib import Path

from hardware.printer.answers import XOFF, XON
from hardware.printer.sim.condition import Condition
from hardware.printer.sim.engine import EngineSettings
from hardware.printer.sim.printer import SimulatedPrinter
from hardware.simulation import PtyPort

_BITS_A_BYTE = 10
_FULL_BYTES = 128  # with less room than this it asks the host to pause


class SerialPrinterSim(SimulatedPrinter):
    """A printer behind a USB serial adapter at the path ``link``.

    The adapter belongs to the host: without power the printer falls silent, and only the pulled cable takes
    the port away. Bytes come no faster than ``baud`` lets them; XOFF and XON hold the host back.
    """

    def __init__(
        self, link: Path, settings: EngineSettings | None = None, out: Path | None = None, baud: int = 115_200
    ) -> None:
        """Name the port; ``out`` gets a PNG of every sheet."""
        super().__init__(settings, out)
        self._pty = PtyPort(link)
        self._cable = threading.Lock()
        self._link = link
        self._byte_s = _BITS_A_BYTE / baud
        self._paused = False
        self.appear()
        self._reachable.set()

    @property
    def url(self) -> str:
        """Return the address in the form ``open_printer`` takes."""
        return f"serial://{self._link}"

    def is_present(self, now: Condition) -> bool:
        """Tell whether the port is there."""
        return now.cable != "out"

    def appear(self) -> None:
        """Let the port appear."""
        with self._cable:
            self._pty.plug()
        self._paused = False

    def vanish(self) -> None:
        """Let the port vanish."""
        with self._cable:
            self._pty.unplug()

    def hang_up(self) -> None:
        """Pull the adapter and put it back."""
        self._reachable.clear()
        self.vanish()

    def listen(self, timeout_s: float) -> bytes:
        """Return what has come over the wire in this time."""
        number = self._pty.fileno()
        if number is None or self.engine.now.cable == "mute":
            time.sleep(timeout_s)
            return b""
        self._hold_back()
        select.select([number], [], [], timeout_s)
        data = self._pty.read(max(1, round(timeout_s / self._byte_s)))
        time.sleep(len(data) * self._byte_s)
        return data if self.engine.now.power else b""

    def put(self, data: bytes) -> None:
        """Send bytes to the host."""
        with self._cable:
            self._pty.write(data)

    def _hold_back(self) -> None:
        """Ask the host to pause, or to go on."""
        crowded = bool(self.waiting) or self.engine.room() < _FULL_BYTES
        roomy = not self.waiting and self.engine.room() > self.engine.settings.buffer_bytes // 2
        if self._paused and roomy:
            self._paused = False
            self._say(bytes((XON,)))
        elif crowded and not self._paused:
            self._paused = True
            self._say(bytes((XOFF,)))
