"""The breaker: whether it is worth anybody's time to ask a server that did not answer just now."""

import time
from collections.abc import Callable


class Breaker:
    """Closed while the server answers, open for a pause after each failure; open at first. Threads may share it.

    Whoever serves people asks the server only while it is closed; one thread that serves nobody tries it again.
    """

    def __init__(self, pause_s: float = 2.0, now: Callable[[], float] = time.monotonic) -> None:
        self._pause_s = pause_s
        self._now = now
        self._closed = False
        self._failed_at = float("-inf")

    @property
    def is_closed(self) -> bool:
        """Whether the server answered when it was last asked."""
        return self._closed

    @property
    def rest_s(self) -> float:
        """How long the server is left alone from now on; 0 when it may be tried."""
        return 0.0 if self._closed else max(0.0, self._failed_at + self._pause_s - self._now())

    def note_failure(self) -> None:
        """Open: the server did not answer."""
        self._failed_at = self._now()
        self._closed = False

    def note_success(self) -> None:
        """Close: the server is there, and owed nothing."""
        self._closed = True
