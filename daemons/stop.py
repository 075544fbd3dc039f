"""The wish to end a process: by signal or by a bug in one of its threads."""

import os
import select
import signal
from collections.abc import Iterable


class Stop:
    """Set once and for ever; any thread may wait for it, also together with other descriptors."""

    def __init__(self) -> None:
        # An event of ``threading`` must not be set inside a signal handler: its lock may be held by the same thread.
        self._descriptor = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)

    def set(self) -> None:
        """Ask everybody to end."""
        os.eventfd_write(self._descriptor, 1)

    @property
    def is_set(self) -> bool:
        """Whether it is time to end."""
        return self.wait(0)

    def wait(self, timeout_s: float, others: Iterable[int] = ()) -> bool:
        """Wait until it is time to end, one of ``others`` can be read, or ``timeout_s`` is over; True to end."""
        watched = [self._descriptor, *(each for each in others if each >= 0)]
        return self._descriptor in select.select(watched, [], [], timeout_s)[0]

    def on_signals(self) -> None:
        """Let SIGTERM and SIGINT set it."""
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, lambda *_: self.set())

    def close(self) -> None:
        """Give the descriptor back, once every thread has ended."""
        os.close(self._descriptor)
