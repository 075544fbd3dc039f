"""The gate in front of SQLite's write lock: a queue kept by the kernel instead of SQLite's own polling.

SQLite's busy handler sleeps and polls, so the process that holds the processor wins again and again: of 8 writers
one made 1,110 transactions while another made one. ``flock`` on a side file wakes the waiters in turn, and the
kernel frees it when a process dies.
"""

import fcntl
import os
import threading
from datetime import timedelta
from pathlib import Path

from db.errors import StoreUnavailable
from db.holder import holder_of
from db.locks import GATE_WAIT
from db.sentences import locked


class Gate:
    """One process's place at the gate of a store; its threads queue for it as well."""

    def __init__(self, path: Path, limit: timedelta = GATE_WAIT) -> None:
        self._path = path
        self._store = str(path.with_suffix(""))
        self._limit_s = limit.total_seconds()
        self._thread_lock = threading.Lock()
        self._descriptor: int | None = None

    def enter(self) -> None:
        """Wait for the turn; raise StoreUnavailable when another process keeps the gate shut."""
        if not self._thread_lock.acquire(timeout=self._limit_s):
            raise StoreUnavailable(locked(self._store, "another thread of this process"))
        try:
            self._lock_file()
        except BaseException:
            self._thread_lock.release()
            raise

    def leave(self) -> None:
        """Let the next one in."""
        if self._descriptor is not None:
            fcntl.flock(self._descriptor, fcntl.LOCK_UN)
        self._thread_lock.release()

    def close(self) -> None:
        """Give the side file back to the system."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _lock_file(self) -> None:
        if self._descriptor is None:
            self._descriptor = _open_side_file(self._path)
        if _try_lock(self._descriptor):
            return
        self._wait_in_line(self._descriptor)

    def _wait_in_line(self, descriptor: int) -> None:
        """Queue in the kernel, which serves in turn, but not for ever: a blocking flock knows no time limit."""
        turn = _Turn(descriptor)
        threading.Thread(target=turn.take, name="store-gate", daemon=True).start()
        if not turn.taken.wait(self._limit_s) and turn.abandon():
            self._descriptor = None  # the abandoned thread closes it when its turn comes
            raise StoreUnavailable(locked(self._store, holder_of(self._path)))


class _Turn:
    """One place in the kernel's queue, which may be given up."""

    def __init__(self, descriptor: int) -> None:
        self.taken = threading.Event()
        self._descriptor = descriptor
        self._guard = threading.Lock()
        self._abandoned = False

    def take(self) -> None:
        """Wait for the lock; close the file at once when nobody waits for it any more."""
        fcntl.flock(self._descriptor, fcntl.LOCK_EX)
        with self._guard:
            if self._abandoned:
                os.close(self._descriptor)
            else:
                self.taken.set()

    def abandon(self) -> bool:
        """Give the place up; False when the lock came in the last moment and is held."""
        with self._guard:
            self._abandoned = not self.taken.is_set()
            return self._abandoned


def _open_side_file(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o660)
    except OSError as error:
        why = f"{path} cannot be opened ({error.strerror})"
        raise StoreUnavailable(f"{why}: check the folder's owner and free space, and the mount") from error


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
