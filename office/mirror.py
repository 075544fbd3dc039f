"""The mirror: a kiosk's own store, kept like the office's at the server as far as a check-in needs it.

It is a store like any other, so the same ``office.check_in`` runs on it. Following the server costs one look for each
batch of its journal; after a time apart everything is read anew, page by page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from config.model import Config
from db import Feed, JournalRow, Store, StoreRefused, StoreUnavailable, Tx, open_store
from db.journal import GENESIS
from db.queries import bookings as booking_rows
from db.queries import counters as counter_rows
from db.queries import mirror as rows
from db.queries import services as service_rows
from db.queries import tickets as ticket_rows
from db.queries.counters import CounterRow
from db.queries.erasing import leave_no_trace
from db.sqlite import nudge_folder
from domain.bookings import Booking
from domain.clock import Clock
from domain.services import Service, ServiceGroup, Stage
from office import merge
from office.context import Office, key_ring, office_at

PAGE = 200


def mirror_path(config: Config) -> Path | None:
    """Return where this kiosk's mirror is; a kiosk with the store on its own disk needs none."""
    return None if config.store.url.startswith("sqlite:///") else config.kiosk.mirror


def open_mirror(path: Path, office: int) -> Store:
    """Open a kiosk's mirror, made where there is none, and brought to this program's version.

    Raises StoreUnavailable where its folder or disk cannot be used, StoreRefused where it is damaged.
    """
    url = f"sqlite:///{path}"
    try:
        if not path.exists():
            _make(path)
        store = _opened(url, office)
    except OSError as error:
        raise StoreUnavailable(f"the kiosk's mirror {path} cannot be made ({error.strerror})") from error
    try:
        _prepare(store, path)
    except BaseException:
        store.close()
        raise
    return store


def kiosk_office(store: Store, config: Config, elsewhere: Mapping[Stage, int], clock: Clock | None = None) -> Office:
    """Return the office at a mirror; raises StoreUnavailable where it has never seen the server."""
    with store.read() as tx:
        if not service_rows.every(tx):
            raise StoreUnavailable("the server does not answer, and this kiosk has never seen it")
    office = office_at(store, config, key_ring(config), clock)
    return replace(office, issuer=config.kiosk.name, elsewhere=elsewhere)


def open_kiosk_office(config: Config) -> Office:
    """Open the office at the mirror that the kiosk keeps; raises StoreUnavailable where that cannot be used."""
    path = mirror_path(config)
    if path is None or not path.exists():
        raise StoreUnavailable("the kiosk has made no mirror yet")
    try:
        store = open_store(f"sqlite:///{path}", config.office.number)
    except StoreRefused as error:
        raise StoreUnavailable(f"the kiosk's mirror cannot be used: {error}") from error
    try:
        return kiosk_office(store, config, {})
    except BaseException:
        store.close()
        raise


@dataclass(frozen=True)
class Shared:
    """What the thread that mirrors and the one that serves people tell each other."""

    elsewhere: dict[Stage, int] = field(default_factory=dict)
    """How many wait for each stage at the server."""
    under_way: set[int] = field(default_factory=set)
    """Bookings that are being checked in here. Their kiosk hears first what became of them: were the mirror to say
    that they are checked in, the kiosk would refuse the very person whose answer was lost."""


class Mirror:
    """Keeps one kiosk's store like the server's. Belongs to one thread."""

    def __init__(self, server: Office, store: Store, issuer: str, shared: Shared) -> None:
        self._server = server
        self._store = store
        self._issuer = issuer
        self._shared = shared
        self._feed: Feed | None = None
        self._day: date | None = None

    def turn(self) -> None:
        """Take over what changed since the last turn; raises StoreUnavailable while the server is away."""
        if self._feed is None or self._day != self._server.today():
            self._begin()
        else:
            self._follow(self._feed.poll())

    def wait(self, timeout_s: float) -> bool:
        """Wait until there may be something to take over, at most ``timeout_s``."""
        assert self._feed is not None, "a mirror is turned before it is waited for"
        return self._feed.wait(timeout_s)

    def close(self) -> None:
        """Stop following; the next turn reads everything anew."""
        feed, self._feed = self._feed, None
        if feed is not None:
            feed.close()

    def _begin(self) -> None:
        self.close()
        today = self._server.today()
        feed = self._server.store.feed()  # before the look: what comes during it is seen again
        try:
            self._take_over_office(today)
            after = 0
            while page := self._page(today, after):
                self._put(page)
                after = page[-1].serial
            self._forget(today)
        except BaseException:
            feed.close()
            raise
        self._feed, self._day = feed, today

    def _take_over_office(self, today: date) -> None:
        with self._server.store.read() as tx:
            around = self._look_around(tx)
            series = rows.series_of(tx, self._issuer, today)
        with self._store.begin() as tx:
            self._save_around(tx, around)
            for each in series:
                rows.raise_series(tx, each.letter, today, self._issuer, each.last)

    def _page(self, today: date, after: int) -> list[Booking]:
        with self._server.store.read() as tx:
            return booking_rows.of_days(tx, today, self._last_day(today), after, PAGE)

    def _last_day(self, today: date) -> date:
        calendar, ahead = self._server.calendar, self._server.rules.horizon_days
        ends = [calendar.service_days_after(today, ahead, group)[-1:] for group in ServiceGroup]
        return max((day for end in ends for day in end), default=today)

    def _follow(self, news: list[JournalRow]) -> None:
        if not news:
            return
        with self._server.store.read() as tx:
            found = [booking_rows.by_serial(tx, serial) for serial in sorted(_touched(news))]
            around = self._look_around(tx)
        self._put([booking for booking in found if booking is not None], around)

    def _put(self, bookings: list[Booking], around: "_Around | None" = None) -> None:
        with self._store.begin() as tx:
            if around is not None:
                self._save_around(tx, around)
            for booking in bookings:
                if booking.serial not in self._shared.under_way:
                    rows.put_booking(tx, booking, self._server.now())

    def _look_around(self, tx: Tx) -> "_Around":
        self._shared.elsewhere.update(dict.fromkeys(Stage, 0) | ticket_rows.counts_by_stage(tx, self._server.today()))
        counters = [row._replace(officer="", last_act="", last_act_at=None) for row in counter_rows.every(tx)]
        return _Around(service_rows.every(tx), counters)

    def _save_around(self, tx: Tx, around: "_Around") -> None:
        for service in around.services:
            service_rows.save(tx, service)
        for row in around.counters:
            counter_rows.add(tx, row.number, row.stage_list)
            counter_rows.save(tx, row)

    def _forget(self, today: date) -> None:
        with self._store.begin() as tx:
            if not merge.is_owed_in(tx):
                leave_no_trace(tx)
                rows.forget_before(tx, today)


class _Around(NamedTuple):
    """What a check-in needs of the office beside the booking."""

    services: list[Service]
    counters: list[CounterRow]


def _touched(news: list[JournalRow]) -> set[int]:
    """Return the serials of the bookings that rows of the journal are about."""
    named = {int(row.subject.removeprefix("booking:")) for row in news if row.subject.startswith("booking:")}
    return named | {int(serial) for row in news if isinstance(serial := row.facts.get("booking"), int)}


def _opened(url: str, office: int) -> Store:
    try:
        return open_store(url, office)
    except StoreRefused:
        from db import admin  # what migrates is not needed on other days

        admin.migrate(url)  # says what is wrong where it is not the version
        return open_store(url, office)


def _prepare(store: Store, path: Path) -> None:
    with store.begin() as tx:
        if not rows.is_sound(tx):
            raise StoreRefused(f"the kiosk's mirror {path} is damaged: move it away, and the kiosk makes a new one")
        service_rows.begin_chain(tx, GENESIS)


def _make(path: Path) -> None:
    """Make the mirror under another name first, so that nobody opens half of one."""
    from db import admin

    unfinished = path.with_name(path.name + ".new")
    unfinished.unlink(missing_ok=True)
    admin.create(f"sqlite:///{unfinished}")
    nudge_folder(unfinished).rmdir()
    nudge_folder(path).mkdir(mode=0o770, exist_ok=True)
    unfinished.rename(path)
