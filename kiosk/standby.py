"""The standby: a kiosk's own store, and the thread that keeps it and the server together.

While the server is there, it carries to it what the kiosk checked in alone, and takes over what changed. While it is
away, it tries again after each pause of the breaker, in nobody's time but its own.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial

from config.model import Config
from db import Feed, Store, StoreRefused, StoreUnavailable
from domain.clock import Clock
from domain.devices import DeviceReport
from kiosk.breaker import Breaker
from office import devices, merge
from office.context import Office
from office.learning import serial_of
from office.mirror import Mirror, Shared, kiosk_office, mirror_path, open_mirror

log = logging.getLogger(__name__)

# A disk or a refused connection fails at once.
QUICK_S = 1.5


def open_standby(config: Config, server: Callable[[], Office], clock: Clock | None = None) -> "Standby | None":
    """Return the standby of a configured kiosk; None where it has none, or one that cannot be used."""
    path = mirror_path(config)
    if path is None:
        return None
    try:
        return Standby(config, open_mirror(path, config.office.number), server, clock=clock)
    except (StoreUnavailable, StoreRefused) as error:
        log.error("this kiosk will stop when its server does: %s", error)
        return None


@dataclass(frozen=True)
class Pace:
    """How long the thread waits for news, is waited for at its end, and rests after a fault of its own disk."""

    news_s: float = 0.5
    end_s: float = 4.0
    fault_s: float = 10.0


class _Reports:
    """The newest report of each device that the server has not heard yet. Threads may share it."""

    def __init__(self) -> None:
        self._waiting: dict[str, DeviceReport] = {}
        self._lock = threading.Lock()

    def keep(self, report: DeviceReport) -> None:
        """Keep a report in the place of an older one."""
        with self._lock:
            self._waiting[report.name] = report

    def tell(self, server: Office) -> None:
        """Tell the server; what it has not heard is told next time."""
        with self._lock:
            waiting = list(self._waiting.values())
        for report in waiting:
            devices.report(server, report)
            with self._lock:
                if self._waiting.get(report.name) == report:
                    del self._waiting[report.name]


class Standby:
    """The office at a kiosk's own store. ``turn`` belongs to one thread, all else to any."""

    def __init__(
        self,
        config: Config,
        store: Store,
        server: Callable[[], Office],
        breaker: Breaker | None = None,
        pace: Pace | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.breaker = breaker or Breaker()
        self._shared = Shared()
        self._open = partial(kiosk_office, store, config, self._shared.elsewhere, clock)
        self._store = store
        self._server = server
        self._issuer = config.kiosk.name
        self._pace = pace or Pace()
        self._office: Office | None = None
        self._mirror: Mirror | None = None
        self._reports = _Reports()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="standby", daemon=True)

    def office(self) -> Office:
        """Return the office at the kiosk's own store; raises StoreUnavailable before it has seen the server once."""
        if self._office is None:
            self._office = self._open()
        return self._office

    @contextmanager
    def checking_in(self, text: str) -> Iterator[None]:
        """Keep what a proof names as it is while it is being checked in, here or at the server."""
        held = self._named(text) - self._shared.under_way
        self._shared.under_way.update(held)
        try:
            yield
        finally:
            self._shared.under_way.difference_update(held)

    def owes(self) -> bool:
        """Whether the server does not know of everybody yet whom this kiosk has seen."""
        with suppress(StoreUnavailable):  # a kiosk whose own disk fails still has its server
            return merge.is_owed(self.office())
        return False

    def feed(self) -> Feed:
        """Return a reader of what is written at the kiosk's own store."""
        return self._store.feed()

    def tell(self, report: DeviceReport) -> None:
        """Have the server told how a device is, now or when it is back; never waits."""
        self._reports.keep(report)

    def start(self) -> None:
        """Begin to follow the server."""
        self._thread.start()

    def close(self) -> bool:
        """Stop following; false if the thread did not end in time."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(self._pace.end_s)
        if self._thread.is_alive():
            return False
        if self._mirror is not None:
            self._mirror.close()
        self._store.close()
        return True

    def turn(self) -> float:
        """Carry, follow and wait for news; return for how long there is nothing more to do."""
        if rest_s := self.breaker.rest_s:
            return rest_s
        began = time.monotonic()
        try:
            self._keep_together(self._server())
            if self.breaker.is_closed and self._mirror is not None:
                self._mirror.wait(self._pace.news_s)
        except StoreUnavailable as error:
            self._note_fault(error, was_quick=time.monotonic() - began < QUICK_S)
        return self.breaker.rest_s

    def _keep_together(self, server: Office) -> None:
        if self._mirror is None:
            self._mirror = Mirror(server, self._store, self._issuer, self._shared)
        if self._seen_before() and self._still_owes(server):
            return
        self._mirror.turn()
        self._reports.tell(server)
        if not self.breaker.is_closed:
            self._office = self._open()  # with the services as they are now
            log.info("the server is there, and was told everything")
            self.breaker.note_success()

    def _named(self, text: str) -> set[int]:
        with suppress(StoreUnavailable):
            serial = serial_of(self.office(), text)
            return set() if serial is None else {serial}
        return set()

    def _still_owes(self, server: Office) -> bool:
        """Carry what is owed, a part at each turn; whether something is left."""
        merge.carry(self.office(), server)
        return merge.is_owed(self.office())

    def _seen_before(self) -> bool:
        try:
            self.office()
        except StoreUnavailable:
            return False
        return True

    def _note_fault(self, error: StoreUnavailable, was_quick: bool) -> None:
        """Go on without the server, unless it answers: then it was the kiosk's own disk, and the server serves alone.

        A server that is silent takes its time, and is not waited for once more.
        """
        was_closed = self.breaker.is_closed
        self.breaker.note_failure()
        if self._mirror is not None:
            self._mirror.close()
        if was_quick and self._server_answers():
            log.error("the kiosk's own store cannot be kept: %s", error)
            self.breaker.note_success()
            self._stop.wait(self._pace.fault_s)
        elif was_closed:
            log.warning("going on without the server: %s", error)

    def _server_answers(self) -> bool:
        try:
            with self._server().store.read():
                return True
        except StoreUnavailable:
            return False

    def _run(self) -> None:
        while not self._stop.is_set():
            self._stop.wait(self.turn())
