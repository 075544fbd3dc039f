"""Nudges between the processes of one machine: "something changed, look again", as Unix datagrams.

A nudge carries no facts and may be lost; readers look by themselves every second. Each reader binds a socket in the
folder beside the store; a writer sends one byte to every socket there and removes those of dead readers.
"""

import contextlib
import itertools
import os
import select
import socket
from pathlib import Path

_serial = itertools.count()


class Nudger:
    """The side of the writers."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.setblocking(False)

    def nudge(self) -> None:
        """Wake every reader; never waits and never fails."""
        try:
            folder = _open_folder(self._folder)
        except OSError:
            return  # no folder: nobody listens, and the readers' own look every second serves
        try:
            for name in os.listdir(folder):
                self._send(folder, name)
        finally:
            os.close(folder)

    def close(self) -> None:
        """Give the socket back."""
        self._socket.close()

    def _send(self, folder: int, name: str) -> None:
        try:
            self._socket.sendto(b"!", _address(folder, name))
        except ConnectionRefusedError:
            with contextlib.suppress(OSError):
                os.unlink(name, dir_fd=folder)  # its reader is dead
        except OSError:
            return  # its queue is full, so it is awake already


class NudgeListener:
    """The side of one reader."""

    def __init__(self, folder: Path) -> None:
        with contextlib.suppress(OSError):
            folder.mkdir(mode=0o770, exist_ok=True)
        self._path = folder / f"{os.getpid()}-{next(_serial)}"
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.setblocking(False)
        # Without a folder that may be written the reader lives by its look every second.
        with contextlib.suppress(OSError):
            self._bind()

    def fileno(self) -> int:
        """Return the descriptor that becomes readable at a nudge."""
        return self._socket.fileno()

    def wait(self, timeout_s: float) -> bool:
        """Wait for a nudge, at most ``timeout_s``."""
        return bool(select.select([self._socket], [], [], timeout_s)[0])

    def drain(self) -> None:
        """Forget the nudges so far."""
        with contextlib.suppress(BlockingIOError):
            while True:
                self._socket.recv(1)

    def close(self) -> None:
        """Stop listening."""
        self._socket.close()
        with contextlib.suppress(OSError):
            self._path.unlink()

    def _bind(self) -> None:
        self._path.unlink(missing_ok=True)  # of an earlier process with our number
        folder = _open_folder(self._path.parent)
        try:
            self._socket.bind(_address(folder, self._path.name))
        finally:
            os.close(folder)


def _open_folder(path: Path) -> int:
    return os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)


def _address(folder: int, name: str) -> str:
    """Return an address for a socket: a path of at most 107 bytes, which those of deep folders exceed."""
    return f"/proc/self/fd/{folder}/{name}"
