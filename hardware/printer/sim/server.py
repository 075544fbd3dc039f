"""The simulated printer on a network socket: one host at a time, as port 9100 works."""

import contextlib
import select
import socket
import struct
import threading
from pathlib import Path

from hardware.printer.sim.condition import Condition
from hardware.printer.sim.engine import EngineSettings
from hardware.printer.sim.printer import SimulatedPrinter
from hardware.printer.sim.realtime import RealTimeScanner

_INTERFACE_BYTES = 65536  # what waits in the network interface while the receive buffer is full
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class PrinterSim(SimulatedPrinter):
    """A printer on 127.0.0.1."""

    def __init__(
        self, settings: EngineSettings | None = None, port: int = 0, host: str = "127.0.0.1", out: Path | None = None
    ) -> None:
        """Bind the port (0: any free one); ``out`` gets a PNG of every sheet."""
        super().__init__(settings, out)
        self._address = (host, port)
        self._listener: socket.socket | None = None
        self._client: socket.socket | None = None
        self._sending = threading.Lock()
        self.appear()
        self._reachable.set()

    @property
    def port(self) -> int:
        """Return the port it listens on."""
        return self._address[1]

    @property
    def url(self) -> str:
        """Return the address in the form ``open_printer`` takes."""
        return f"socket://{self._address[0]}:{self._address[1]}"

    def is_present(self, now: Condition) -> bool:
        """Tell whether the network finds it."""
        return now.power and now.cable != "out"

    def appear(self) -> None:
        """Listen on the port."""
        listener = socket.create_server(self._address, backlog=1)
        self._address = listener.getsockname()
        self._listener = listener

    def vanish(self) -> None:
        """Listen no more."""
        listener, self._listener = self._listener, None
        if listener is not None:
            listener.close()

    def hang_up(self) -> None:
        """Reset the connection."""
        client, self._client = self._client, None
        if client is not None:
            with self._sending:
                client.close()

    def listen(self, timeout_s: float) -> bytes:
        """Accept a host, or return what the one that is connected has sent."""
        data = b""
        for ready in self._readable(timeout_s):
            if ready is self._listener:
                self._accept(ready)
            else:
                data += self._read(ready)
        return data

    def put(self, data: bytes) -> None:
        """Send bytes to the host."""
        client = self._client
        if client is not None:
            with self._sending, contextlib.suppress(OSError):  # a host that has gone misses the answer
                client.sendall(data)

    def _readable(self, timeout_s: float) -> list[socket.socket]:
        if self.engine.now.cable == "mute":
            wanted: list[socket.socket | None] = []
        elif self._client is None:
            wanted = [self._listener]
        else:
            wanted = [self._client if self.waiting < _INTERFACE_BYTES else None]
        ready, _, _ = select.select([one for one in wanted if one is not None], [], [], timeout_s)
        return ready

    def _accept(self, listener: socket.socket) -> None:
        client, _ = listener.accept()
        client.settimeout(1)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._scanner = RealTimeScanner()
        self._client = client

    def _read(self, client: socket.socket) -> bytes:
        try:
            data = client.recv(4096)
        except OSError:
            data = b""
        if not data:
            self.pass_on(everything=True)
            self.hang_up()
        return data
