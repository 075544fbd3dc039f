"""A simulated printer without its cable: the mechanism, its nerves, and the hands of people.

How bytes come and go is the matter of the ports: ``server`` (network), ``line`` (serial) and ``usb``.
"""

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Self

from hardware.printer.commands import CLEAR_BUFFERS
from hardware.printer.profile import Level
from hardware.printer.sim.condition import FULL_ROLL_MM, Condition, auto_status, presenter_status, real_time_byte
from hardware.printer.sim.engine import Engine, EngineSettings
from hardware.printer.sim.paper import Sheet
from hardware.printer.sim.realtime import RealTimeScanner

TICK_S = 0.005


class SimulatedPrinter(ABC):
    """A printer that a test or a person can starve, open, jam, unplug and switch off.

    Bytes from the host wait in the interface until the receive buffer has room; what acts in real time is
    obeyed as it comes in. Methods of people may be called from any thread.
    """

    def __init__(self, settings: EngineSettings | None = None, out: Path | None = None) -> None:
        """Build it; ``out`` gets a PNG of every sheet."""
        self._out = out
        self._mask = 0
        self._last_auto = b""
        self._interface = bytearray()
        self._scanner = RealTimeScanner()
        self._stopped = self._drop = False
        self._sheets: list[Sheet] = []
        self._reachable = threading.Event()
        self.on_change: Callable[[Condition], None] = lambda _: None
        self.engine = Engine(settings or EngineSettings(), self._keep, self._changed, self._say, self._watch)
        self._thread = threading.Thread(target=self._serve, name="printer-sim-port", daemon=True)

    def __enter__(self) -> Self:
        """Switch the printer on."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Take it out of the world."""
        self.stop()

    def start(self) -> None:
        """Switch the printer on."""
        self.engine.start()
        self._thread.start()

    def stop(self) -> None:
        """End both threads and free the port."""
        self._stopped = True
        self._thread.join()
        self.engine.stop()

    @property
    def reachable(self) -> bool:
        """Tell whether a host could connect."""
        return self._reachable.is_set()

    @property
    def sheets(self) -> list[Sheet]:
        """Return all sheets that came out, oldest first."""
        return list(self._sheets)

    # What a person can do to it.

    def load_paper(self, millimetres: float = FULL_ROLL_MM) -> None:
        """Put in a roll with this much paper; 0 takes the roll out."""
        self.engine.change(paper_mm=millimetres)

    def open_cover(self) -> None:
        """Open the cover, also in the middle of a line."""
        self.engine.change(cover_open=True)

    def close_cover(self) -> None:
        """Close the cover."""
        self.engine.change(cover_open=False)

    def jam_at_cut(self, number: int = 1) -> None:
        """Let the blade stick at the ``number``-th cut from now."""
        self.engine.jam_at_cut(number)

    def free_cutter(self) -> None:
        """Free the blade; the host still has to say that it may go on."""
        self.engine.change(cutter_stuck=False)

    def power_off(self) -> None:
        """Pull the mains plug: what was received is lost, the paper stays."""
        self.engine.change(power=False)

    def power_on(self) -> None:
        """Plug it in again, and wait until a host finds it."""
        self.engine.change(power=True)
        self._reachable.wait(2)

    def take_ticket(self) -> None:
        """Take the ticket out of the mouth of a kiosk printer."""
        self.engine.eject()

    def set_cable(self, cable: str) -> None:
        """Set the cable to the host: ``in``, ``out`` (pulled) or ``mute`` (it only falls silent)."""
        self.engine.change(cable=cable)

    def drop_link(self) -> None:
        """Break the connection once; the host may connect again at once."""
        self._drop = True

    # What each port does in its own way.

    @abstractmethod
    def is_present(self, now: Condition) -> bool:
        """Tell whether a host sees that there is a printer."""

    @abstractmethod
    def appear(self) -> None:
        """Let hosts find the printer."""

    @abstractmethod
    def vanish(self) -> None:
        """Let no host find it any more."""

    @abstractmethod
    def hang_up(self) -> None:
        """Break the connection with the host."""

    @abstractmethod
    def listen(self, timeout_s: float) -> bytes:
        """Wait for bytes from the host and return them."""

    @abstractmethod
    def put(self, data: bytes) -> None:
        """Send bytes to the host; a host that has gone misses them."""

    # For the ports.

    def hear(self, data: bytes) -> None:
        """Take in what came from the host, and obey at once what acts in real time."""
        done = 0
        for command, end in self._scanner.feed(data):
            self._interface += data[done:end]
            done = max(done, end)
            self._obey(command)
        self._interface += data[done:]

    def pass_on(self, everything: bool = False) -> None:
        """Move bytes from the interface into the receive buffer; at an orderly end all still get in."""
        count = len(self._interface) if everything else self.engine.room()
        if self._interface and count:
            self.engine.receive(bytes(self._interface[:count]))
            del self._interface[:count]

    @property
    def waiting(self) -> int:
        """Return the bytes that wait in the interface."""
        return len(self._interface)

    # The thread of the port.

    def _serve(self) -> None:
        while not self._stopped:
            self._follow_faults()
            self.pass_on()
            self.hear(self.listen(TICK_S))
        self._leave()

    def _follow_faults(self) -> None:
        now = self.engine.now
        present = self.is_present(now)
        if self._drop or not present:
            self._drop = False
            self._interface.clear()
            self.hang_up()
        if not now.power:
            self._mask = 0
        if present and not self._reachable.is_set():
            self._scanner = RealTimeScanner()
            self.appear()
            self._reachable.set()
        elif not present and self._reachable.is_set():
            self._leave()

    def _leave(self) -> None:
        self._reachable.clear()
        self._interface.clear()
        self.hang_up()
        self.vanish()

    def _obey(self, command: bytes) -> None:
        level = self.engine.settings.level
        if level == Level.WRITE_ONLY:
            return
        if command == CLEAR_BUFFERS:
            self._clear(level)
        elif command[1] == 0x04:
            self._tell(command[2])
        elif command[2] in (1, 2):
            self.engine.recover(clear=command[2] == 2)

    def _clear(self, level: Level) -> None:
        if level == Level.PROCESS_ID:
            self._interface.clear()
            self.engine.clear()
            self._say(b"\x37\x25\x00")

    def _tell(self, number: int) -> None:
        answer = real_time_byte(self.engine.now, number)
        if answer is not None:
            self._say(bytes((answer,)))
        elif number == 20 and self.engine.settings.level == Level.PRESENTER:
            self._say(presenter_status(self.engine.now))

    # Called by the engine.

    def _keep(self, sheet: Sheet) -> None:
        self._sheets.append(sheet)
        if self._out is not None:
            sheet.save(self._out / f"sheet-{len(self._sheets):04d}.png")

    def _changed(self, now: Condition) -> None:
        self._say_auto(now)
        self.on_change(now)

    def _watch(self, mask: int) -> None:
        self._mask, self._last_auto = mask, b""
        self._say_auto(self.engine.now)

    def _say_auto(self, now: Condition) -> None:
        news = auto_status(now)
        if self._mask and now.power and news != self._last_auto:
            self._last_auto = news
            self._say(news)

    def _say(self, data: bytes) -> None:
        now = self.engine.now
        if now.power and now.cable == "in" and self.engine.settings.level != Level.WRITE_ONLY:
            self.put(data)
