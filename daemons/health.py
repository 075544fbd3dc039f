"""What the devices of a daemon say of themselves, told to the office when it is news."""

import contextlib
import logging
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from daemons.door import Door
from domain.devices import DeviceReport, DeviceState
from office import devices

log = logging.getLogger(__name__)
STILL_THERE_S = 60.0
_NOW = float("-inf")


@dataclass
class _Device:
    """What a device said last and since when, what of it was passed on, and when that is due again."""

    heard: DeviceReport
    since: float
    told: DeviceReport | None = None
    due_at: float = _NOW


class Health:
    """Keeps the newest report of each device; any thread may tell one, and one thread passes them on.

    So whoever drives a device never waits for the store. What has stood for ``settle_s`` is news: a box that misses
    a few questions on a busy machine is none. News is logged once and told to the office once; besides, the office
    hears once a minute that the device was seen.
    """

    def __init__(self, door: Door, settle_s: float = 0.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._door = door
        self._settle_s = settle_s
        self._clock = clock
        self._lock = threading.Lock()
        self._devices: dict[str, _Device] = {}
        self._news = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)

    def tell(self, report: DeviceReport) -> None:
        """Keep what a device says of itself; never waits."""
        with self._lock:
            known = self._devices.get(report.name)
            if known is None:
                self._devices[report.name] = _Device(report, _NOW)
            elif known.heard != report:
                known.heard, known.since = report, self._clock()
            else:
                return
        os.eventfd_write(self._news, 1)

    def pass_on(self) -> None:
        """Tell the office what is due; raises StoreUnavailable, and what was not told is told next time."""
        with contextlib.suppress(BlockingIOError):
            os.eventfd_read(self._news)
        for report in self._due():
            self._door.ask(partial(devices.report, said=report))
            with self._lock:
                self._devices[report.name].due_at = self._clock() + STILL_THERE_S

    def fileno(self) -> int:
        """Return the descriptor that can be read when a device said something else than before."""
        return self._news

    def close(self) -> None:
        """Give the descriptor back, once nobody tells anything any more."""
        os.close(self._news)

    def _due(self) -> list[DeviceReport]:
        now = self._clock()
        with self._lock:
            for device in self._devices.values():
                if device.heard != device.told and now - device.since >= self._settle_s:
                    device.told, device.due_at = device.heard, _NOW
                    _log_news(device.heard)
            return [each.told for each in self._devices.values() if each.told and each.due_at <= now]


def _log_news(report: DeviceReport) -> None:
    level = logging.INFO if report.state is DeviceState.OK else logging.WARNING
    log.log(level, "%s %s: %s %s", report.kind, report.name, report.state.value, report.detail)
