"""Threads of one process that end together: a bug in one of them ends them all, loudly."""

import logging
import threading
from collections.abc import Callable

from daemons.stop import Stop

log = logging.getLogger(__name__)


class Crew:
    """Runs each piece of work in a thread of its own until ``stop`` is set or one of them fails."""

    def __init__(self, stop: Stop) -> None:
        self.failure: BaseException | None = None
        self._stop = stop
        self._threads: list[threading.Thread] = []

    def start(self, name: str, work: Callable[[Stop], None]) -> None:
        """Begin a piece of work; it must return soon after ``stop`` is set."""
        thread = threading.Thread(target=self._guard, args=(work,), name=name)
        self._threads.append(thread)
        thread.start()

    def join(self) -> None:
        """Wait for all to end."""
        for thread in self._threads:
            thread.join()

    def _guard(self, work: Callable[[Stop], None]) -> None:
        try:
            work(self._stop)
        except BaseException as failure:  # noqa: BLE001  # handed to the main thread, which tells and ends
            self.failure = self.failure or failure
            self._stop.set()
