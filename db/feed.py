"""The change feed: every reader sees each row of the journal once and in order.

The truth is ``seq > cursor``; nudges and notifications only say when to look. So a lost nudge costs a second, and a
reader that starts again with its cursor misses nothing.
"""

import time
from contextlib import AbstractContextManager
from typing import Protocol

from db import journal
from db.journal import JournalRow
from db.tx import Tx

SAFETY_POLL_S = 1.0
BATCH = 500


class Listener(Protocol):
    """What tells a reader to look."""

    def fileno(self) -> int:
        """Return the descriptor to watch, or -1 while there is none."""

    def wait(self, timeout_s: float) -> bool:
        """Wait until told to look, at most ``timeout_s``."""

    def drain(self) -> None:
        """Forget what was told so far."""

    def close(self) -> None:
        """Stop listening."""


class Readable(Protocol):
    """What a reader reads from: the store."""

    def read(self) -> AbstractContextManager[Tx]:
        """Open a transaction that sees one moment of the store."""


class Feed:
    """One reader of the journal, standing behind row ``cursor``. Belongs to one thread."""

    def __init__(self, store: Readable, listener: Listener, cursor: int) -> None:
        self.cursor = cursor
        self._store = store
        self._listener = listener

    def poll(self) -> list[JournalRow]:
        """Return the rows that came since the last look; raises StoreUnavailable while the store is away."""
        self._listener.drain()  # before the look: a nudge that comes during it must wake the next one
        with self._store.read() as tx:
            rows = journal.rows_after(tx, self.cursor, BATCH)
        if rows:
            self.cursor = rows[-1].seq
        return rows

    def wait(self, timeout_s: float) -> bool:
        """Wait until there may be something to see, at most ``timeout_s``; True when nudged."""
        deadline = time.monotonic() + timeout_s
        while (left := deadline - time.monotonic()) > 0:
            if self._listener.wait(min(left, SAFETY_POLL_S)):
                return True
            if self._behind():
                return True
        return False

    def fileno(self) -> int:
        """Return the descriptor to watch, or -1; whoever watches it must also poll every second."""
        return self._listener.fileno()

    def close(self) -> None:
        """Stop reading."""
        self._listener.close()

    def _behind(self) -> bool:
        with self._store.read() as tx:
            return journal.read_head(tx).seq > self.cursor
