"""The simulated printer on a network socket: one host at a time, as port 9100 works."""

import contextlib
import select
import socket
import struct
import threading
from collections.abc import Callable
from pathlib import Path

from hardware.printer.commands import CLEAR_BUFFERS
from hardware.printer.profile import Level
from hardware.printer.sim.condition import FULL_ROLL_MM, Condition, auto_status, presenter_status, real_time_byte
from hardware.printer.sim.engine import Engine, EngineSettings
from hardware.printer.sim.paper import Sheet
from hardware.printer.sim.realtime import RealTimeScanner

_INTERFACE_BYTES = 65536  # what waits in the network interface while the receive buffer is full
_TICK_S = 0.005
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class PrinterSim:
    """A printer on 127.0.0.1 that a test or a person can starve, open, jam, unplug and switch off."""

    def __init__(
        self, settings: EngineSettings | None = None, port: int = 0, host: str = "127.0.0.1", out: Path | None = None
    ) -> None:
        """Bind the port (0: any free one); ``out`` gets a PNG of every sheet."""
        self._out = out
        self._address = (host, port)
        self._listener: socket.socket | None = None
        self._client: socket.socket | None = None
        self._reachable = threading.Event()
        self._open_port()
        self._sending = threading.Lock()
        self._mask = 0
        self._last_auto = b""
        self._interface = bytearray()
        self._scanner = RealTimeScanner()
        self._stopped = self._drop = False
        self._sheets: list[Sheet] = []
        self.on_change: Callable[[Condition], None] = lambda _: None
        self.engine = Engine(settings or EngineSettings(), self._keep, self._changed, self._send, self._watch)
        self._thread = threading.Thread(target=self._serve, name="printer-sim-net", daemon=True)

    def __enter__(self) -> "PrinterSim":
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
    def port(self) -> int:
        """Return the port it listens on."""
        return self._address[1]

    @property
    def reachable(self) -> bool:
        """Tell whether a host could connect."""
        return self._reachable.is_set()

    @property
    def url(self) -> str:
        """Return the address in the form ``open_printer`` takes."""
        return f"socket://{self._address[0]}:{self._address[1]}"

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
        """Plug it in again, and wait until the network finds it."""
        self.engine.change(power=True)
        self._reachable.wait(2)

    def take_ticket(self) -> None:
        """Take the ticket out of the mouth of a kiosk printer."""
        self.engine.eject()

    def set_cable(self, cable: str) -> None:
        """Set the network cable: ``in``, ``out`` (the connection breaks) or ``mute`` (it only falls silent)."""
        self.engine.change(cable=cable)

    def drop_link(self) -> None:
        """Break the connection once; the host may connect again at once."""
        self._drop = True

    # Called by the engine.

    def _keep(self, sheet: Sheet) -> None:
        self._sheets.append(sheet)
        if self._out is not None:
            sheet.save(self._out / f"sheet-{len(self._sheets):04d}.png")

    def _changed(self, now: Condition) -> None:
        self._send_auto(now)
        self.on_change(now)

    def _watch(self, mask: int) -> None:
        self._mask, self._last_auto = mask, b""
        self._send_auto(self.engine.now)

    def _send_auto(self, now: Condition) -> None:
        news = auto_status(now)
        if self._mask and now.power and news != self._last_auto:
            self._last_auto = news
            self._send(news)

    def _send(self, data: bytes) -> None:
        client, now = self._client, self.engine.now
        if client is None or not now.power or now.cable != "in":
            return
        with self._sending, contextlib.suppress(OSError):  # a host that has gone misses the answer
            client.sendall(data)

    # The network thread.

    def _serve(self) -> None:
        while not self._stopped:
            self._follow_faults()
            self._pass_on()
            for ready in self._readable():
                if ready is self._listener:
                    self._accept(ready)
                else:
                    self._read(ready)
        self._hang_up()
        self._close_port()

    def _follow_faults(self) -> None:
        now = self.engine.now
        reachable = now.power and now.cable != "out"
        if self._drop or not reachable:
            self._drop = False
            self._hang_up()
        if not now.power:
            self._mask = 0
        if not reachable:
            self._close_port()
        elif self._listener is None:
            self._open_port()

    def _readable(self) -> list[socket.socket]:
        if self.engine.now.cable == "mute":
            wanted: list[socket.socket | None] = []
        elif self._client is None:
            wanted = [self._listener]
        else:
            wanted = [self._client if len(self._interface) < _INTERFACE_BYTES else None]
        ready, _, _ = select.select([one for one in wanted if one is not None], [], [], _TICK_S)
        return ready

    def _accept(self, listener: socket.socket) -> None:
        client, _ = listener.accept()
        client.settimeout(1)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._scanner = RealTimeScanner()
        self._client = client

    def _read(self, client: socket.socket) -> None:
        try:
            data = client.recv(4096)
        except OSError:
            data = b""
        if not data:
            self._pass_on(everything=True)
            self._hang_up()
            return
        done = 0
        for command, end in self._scanner.feed(data):
            self._interface += data[done:end]
            done = max(done, end)
            self._obey(command)
        self._interface += data[done:]

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
            self._send(b"\x37\x25\x00")

    def _tell(self, number: int) -> None:
        answer = real_time_byte(self.engine.now, number)
        if answer is not None:
            self._send(bytes((answer,)))
        elif number == 20 and self.engine.settings.level == Level.PRESENTER:
            self._send(presenter_status(self.engine.now))

    def _pass_on(self, everything: bool = False) -> None:
        """Move bytes from the interface into the receive buffer; at an orderly end all still get in."""
        count = len(self._interface) if everything else self.engine.room()
        if self._interface and count:
            self.engine.receive(bytes(self._interface[:count]))
            del self._interface[:count]

    def _hang_up(self) -> None:
        client, self._client = self._client, None
        self._interface.clear()
        if client is not None:
            with self._sending:
                client.close()

    def _open_port(self) -> None:
        listener = socket.create_server(self._address, backlog=1)
        self._address = listener.getsockname()
        self._listener = listener
        self._reachable.set()

    def _close_port(self) -> None:
        if self._listener is not None:
            self._reachable.clear()
            self._listener.close()
            self._listener = None
