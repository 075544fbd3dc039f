"""A serial port that may be unplugged at any moment and comes back by itself."""

import fcntl
import os
import termios
from collections.abc import Mapping
from io import UnsupportedOperation
from typing import Any

import serial

_PTY_MAJORS = range(136, 144)
# A port that vanished answers an ioctl with termios.error, which is none of the other two.
_FAULTS = (OSError, serial.SerialException, termios.error)


class SerialPort:
    """One port, opened again every ``retry_s`` while it is not there. Owned by one thread."""

    def __init__(self, url: str, baud: int, retry_s: float = 0.2, **options: Any) -> None:
        self._url = url
        self._options: Mapping[str, Any] = {"baudrate": baud, "timeout": 0, "write_timeout": 0.5, **options}
        self.retry_s = retry_s
        self._retry_at = float("-inf")
        self._port: serial.SerialBase | None = None

    @property
    def is_open(self) -> bool:
        """Whether the port was there when it was last used."""
        return self._port is not None

    def open(self, now: float) -> bool:
        """Open the port if it is time to try, and return whether it is open."""
        if self._port is None and now >= self._retry_at:
            self._retry_at = now + self.retry_s
            self._port = self._try_to_open()
        return self._port is not None

    def read(self) -> bytes:
        """Return the bytes that have come, without waiting; a lost port has none."""
        if self._port is None:
            return b""
        try:
            return bytes(self._port.read(4096))
        except _FAULTS:
            self.close()
            return b""

    def write(self, data: bytes) -> bool:
        """Put ``data`` on the line and return whether the port took it."""
        if self._port is None:
            return False
        try:
            self._port.write(data)
        except _FAULTS:
            self.close()
            return False
        return True

    def fileno(self) -> int | None:
        """Return the descriptor to wait on, or nothing while the port is not there."""
        if self._port is None:
            return None
        try:
            return int(self._port.fileno())
        except UnsupportedOperation:
            return None  # "loop://" and its like have no descriptor

    def close(self) -> None:
        """Let the port go; the next ``open`` takes it again."""
        if self._port is None:
            return
        port, self._port = self._port, None
        try:
            port.close()
        except _FAULTS:
            return  # it had gone already, which is what closing asks for

    def _try_to_open(self) -> serial.SerialBase | None:
        try:
            port: serial.SerialBase = serial.serial_for_url(self._url, exclusive=True, **self._options)
        except (*_FAULTS, ValueError):
            return None
        shut_out_others(port)
        return port


def shut_out_others(port: serial.SerialBase) -> None:
    """Keep programs out that open without asking for a lock, as a terminal program does."""
    if not isinstance(port, serial.Serial):
        return
    descriptor = int(port.fileno())
    # A pty keeps the mark when its holder is killed, and would then shut out its next owner; a real port drops it.
    if os.major(os.fstat(descriptor).st_rdev) not in _PTY_MAJORS:
        fcntl.ioctl(descriptor, termios.TIOCEXCL)
