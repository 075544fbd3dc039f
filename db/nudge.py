"""Nudges between the processes of one machine: "something changed, look again", as Unix datagrams.

A nudge carries no facts and may be lost; readers look by themselves every second. Each reader binds a socket in the
folder beside the store; a writer sends one byte to every socket there and removes those of dead readers. A reader that
may not write there asks SQLite itself, fifty times a second, whether somebody else has committed.
"""

import contextlib
import itertools
import os
import select
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

_serial = itertools.count()
# 0.7 % of a processor, and half of it is what a reader comes late.
LOOK_S = 0.02


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


class Watch(Protocol):
    """What tells that others have committed, without being told: SQLite's data_version."""

    def version(self) -> int:
        """Return a number that is another one after each commit of somebody else."""

    def close(self) -> None:
        """Stop watching."""


class NudgeListener:
    """The side of one reader."""

    def __init__(self, folder: Path, open_watch: Callable[[], Watch]) -> None:
        with contextlib.suppress(OSError):
            folder.mkdir(mode=0o770, exist_ok=True)
        self._path = folder / f"{os.getpid()}-{next(_serial)}"
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.setblocking(False)
        self._watch: Watch | None = None
        self._seen = 0
        try:
            self._bind()
        except OSError:
            self._watch = open_watch()  # a folder that may not be written

    def fileno(self) -> int:
        """Return the descriptor that becomes readable at a nudge."""
        return self._socket.fileno()

    def wait(self, timeout_s: float) -> bool:
        """Wait for a nudge, at most ``timeout_s``."""
        if self._watch is None:
            return bool(select.select([self._socket], [], [], timeout_s)[0])
        deadline = time.monotonic() + timeout_s
        while self._watch.version() == self._seen:
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            time.sleep(min(left, LOOK_S))
        return True

    def drain(self) -> None:
        """Forget the nudges so far."""
        if self._watch is not None:
            self._seen = self._watch.version()
        with contextlib.suppress(BlockingIOError):
            while True:
                self._socket.recv(1)

    def close(self) -> None:
        """Stop listening."""
        self._socket.close()
        if self._watch is not None:
            self._watch.close()
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
