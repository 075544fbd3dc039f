"""Ways to a printer: network, serial line, device file; USB stands in ``usb``. None of them ever blocks or guesses."""

import contextlib
import os
import select
import socket
import stat
import termios
from typing import Protocol
from urllib.parse import parse_qsl, urlsplit

import serial

from hardware.printer.loss import LinkLost
from hardware.printer.status import PrinterStatus, Unknown
from hardware.printer.usb import UsbAddress, UsbTransport

_CONNECT_S = 2.0
_IN_FLIGHT_BYTES = 16_384
# Longer than any wait of the driver: it counts while a printer without paper takes nothing, too.
_GIVE_UP_MS = 20_000


class Transport(Protocol):
    """Moves bytes without waiting; raises ``LinkLost`` once the way is gone."""

    @property
    def answers(self) -> bool:
        """Whether anything can come back this way."""
        ...

    def send(self, data: bytes) -> int:
        """Hand over as much of ``data`` as goes now and return how much that was."""
        ...

    def receive(self) -> bytes:
        """Return what has come in; nothing if nothing has."""
        ...

    def wait(self, timeout_s: float, writing: bool) -> None:
        """Wait until there is something to read, or room to write if ``writing``."""
        ...

    def glance(self) -> PrinterStatus:
        """Return what can be seen of the printer without its answering; mostly ``Unknown``."""
        ...

    def close(self) -> None:
        """Let go."""
        ...


def open_transport(url: str) -> Transport:
    """Open ``socket://host:port``, ``serial:///dev/name?baud=9600``, ``usb://vendor:product`` or ``file:///path``."""
    check_url(url)
    parts = urlsplit(url)
    match parts.scheme:
        case "socket":
            return TcpTransport(parts.hostname or "127.0.0.1", parts.port or 9100)
        case "serial":
            return SerialTransport(parts.path, **dict(parse_qsl(parts.query)))
        case "usb":
            return UsbTransport(UsbAddress.of(url))
        case _:
            return FileTransport(parts.path)


def check_url(url: str) -> None:
    """Raise ``ValueError`` with a sentence if ``url`` names no way to a printer."""
    parts = urlsplit(url)
    if parts.scheme not in ("socket", "serial", "usb", "file"):
        raise ValueError(f"printer.url: {url!r} must begin with socket://, serial://, usb:// or file://")
    if parts.scheme == "usb":
        UsbAddress.of(url)
    for name, value in parse_qsl(parts.query):
        known = value.isdigit() if name == "baud" else name == "flow" and value in ("none", "rts", "dtr")
        if not known:
            raise ValueError(f"printer.url: {name}={value} is not known; allowed: baud=N, flow=none, rts or dtr")


class _Blind:
    """A way on which nothing is seen without asking."""

    def glance(self) -> PrinterStatus:
        """Return that nobody can tell."""
        return Unknown()


class TcpTransport(_Blind):
    """A network printer on its raw port."""

    answers = True

    def __init__(self, host: str, port: int) -> None:
        """Connect, or raise ``LinkLost``."""
        try:
            self._socket = socket.create_connection((host, port), timeout=_CONNECT_S)
        except OSError as error:
            raise LinkLost from error
        # Without these a pulled cable is noticed after a quarter of an hour.
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, _GIVE_UP_MS)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        # A large buffer would take what the printer does not, and hide that it has stopped.
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _IN_FLIGHT_BYTES)
        self._socket.setblocking(False)

    def send(self, data: bytes) -> int:
        """Send what the kernel takes now."""
        try:
            return self._socket.send(data)
        except BlockingIOError:
            return 0
        except OSError as error:
            raise LinkLost from error

    def receive(self) -> bytes:
        """Return what has arrived; an orderly end is a lost link as well."""
        try:
            data = self._socket.recv(4096)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise LinkLost from error
        if not data:
            raise LinkLost
        return data

    def wait(self, timeout_s: float, writing: bool) -> None:
        """Wait for the socket."""
        select.select([self._socket], [self._socket] if writing else [], [], max(0.0, timeout_s))

    def close(self) -> None:
        """Close the socket."""
        self._socket.close()


class SerialTransport(_Blind):
    """A printer on a serial line."""

    answers = True

    def __init__(self, port: str, baud: str = "9600", flow: str = "none") -> None:
        """Open the port for ourselves alone, or raise ``LinkLost``."""
        try:
            self._port = serial.serial_for_url(
                port,
                baudrate=int(baud),
                timeout=0,
                write_timeout=0,
                rtscts=flow == "rts",
                dsrdtr=flow == "dtr",
                exclusive=True,
            )
        except (OSError, serial.SerialException, termios.error) as error:
            raise LinkLost("port_missing") from error

    def send(self, data: bytes) -> int:
        """Send what the line's buffer takes now."""
        try:
            # Without room, pyserial's non-blocking write would spin until there is some.
            return int(self._port.write(data) or 0) if self._has_room() else 0
        except (OSError, serial.SerialException, termios.error) as error:
            raise LinkLost from error

    def receive(self) -> bytes:
        """Return what has arrived."""
        try:
            return bytes(self._port.read(4096))
        except (OSError, serial.SerialException, termios.error) as error:
            raise LinkLost from error

    def wait(self, timeout_s: float, writing: bool) -> None:
        """Wait for the port."""
        number = self._port.fileno()
        select.select([number], [number] if writing else [], [], max(0.0, timeout_s))

    def close(self) -> None:
        """Close the port; one that has vanished is closed already."""
        with contextlib.suppress(OSError, serial.SerialException, termios.error):
            self._port.close()

    def _has_room(self) -> bool:
        return bool(select.select([], [self._port.fileno()], [], 0)[1])


class FileTransport(_Blind):
    """A file that collects the bytes, or a device file such as ``/dev/usb/lp0``, which may answer."""

    def __init__(self, path: str) -> None:
        """Open the file for adding, or raise ``LinkLost``."""
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NONBLOCK | os.O_NOCTTY
        try:
            self._file = os.open(path, flags, 0o640)
        except OSError as error:
            raise LinkLost("port_missing") from error
        self.answers = not stat.S_ISREG(os.fstat(self._file).st_mode)

    def send(self, data: bytes) -> int:
        """Write what the device takes now."""
        try:
            return os.write(self._file, data)
        except BlockingIOError:
            return 0
        except OSError as error:
            raise LinkLost from error

    def receive(self) -> bytes:
        """Return what has arrived; a plain file never answers.

        Nothing is no loss here: some USB printers answer a read with an empty packet.
        """
        if not self.answers:
            return b""
        try:
            return os.read(self._file, 4096)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise LinkLost from error

    def wait(self, timeout_s: float, writing: bool) -> None:
        """Wait for the device."""
        select.select([self._file], [self._file] if writing else [], [], max(0.0, timeout_s))

    def close(self) -> None:
        """Close the file."""
        os.close(self._file)
