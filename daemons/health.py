"""What the devices of a daemon say of themselves, told to the office when it is news."""

import contextlib
import logging
import os
import threading
import time
from collections.abc import Callable

from daemons.door import Door
from domain.devices import DeviceReport, DeviceState
from office import devices

log = logging.getLogger(__name__)
STILL_THERE_S = 60.0


class Health:
    """Keeps the newest report of each device; any thread may tell one, and one thread passes them on.

    So whoever drives a device never waits for the store. A change is logged when it happens; the office hears of it
    once, and once a minute that the device was seen.
    """

    def __init__(self, door: Door, clock: Callable[[], float] = time.monotonic) -> None:
        self._door = door
        self._clock = clock
        self._lock = threading.Lock()
        self._said: dict[str, DeviceReport] = {}
        self._due_at: dict[str, float] = {}
        self._news = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)

    def tell(self, report: DeviceReport) -> None:
        """Keep what a device says of itself; never waits."""
        with self._lock:
            if self._said.get(report.name) == report:
                return
            self._said[report.name] = report
            self._due_at[report.name] = float("-inf")
        level = logging.INFO if report.state is DeviceState.OK else logging.WARNING
        log.log(level, "%s %s: %s %s", report.kind, report.name, report.state.value, report.detail)
        os.eventfd_write(self._news, 1)

    def pass_on(self) -> None:
        """Tell the office what is due; raises StoreUnavailable, and what was not told is told next time."""
        with contextlib.suppress(BlockingIOError):
            os.eventfd_read(self._news)
        now = self._clock()
        with self._lock:
            due = [self._said[name] for name, at in self._due_at.items() if at <= now]
        for report in due:
            self._pass(report, now)

    def fileno(self) -> int:
        """Return the descriptor that can be read when there is news."""
        return self._news

    def close(self) -> None:
        """Give the descriptor back, once nobody tells anything any more."""
        os.close(self._news)

    def _pass(self, report: DeviceReport, now: float) -> None:
        self._door.ask(lambda office: devices.report(office, report))
        with self._lock:
            if self._said[report.name] == report:
                self._due_at[report.name] = now + STILL_THERE_S
