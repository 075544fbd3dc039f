"""`loket bench store`: how many check-ins a second, beside the raw durable commits of the same disk.

One process, SQLite with ``synchronous=FULL`` as shipped. The two are measured in turns, so that a disk or a neighbour
that slows down does so for both; the ratio is what to compare between machines.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from pysqlite3 import dbapi2 as sqlite

from db import admin
from domain.check_in import CheckInRules
from domain.clock import FixedClock
from domain.rules import OfficeRules
from domain.text import Language
from office.check_in import check_in
from office.context import Act, Office
from office.outcomes import Booked, CheckedIn
from tests.bench._scratch import scratch_folder
from tests.helpers import postgres
from tests.helpers.offices import MORNING, a_booking, an_office

ROUNDS = 5
ALL_DAY = OfficeRules(check_in=CheckInRules(early=timedelta(hours=12), late=timedelta(hours=12)))
Report = dict[str, float | int | str]


def measure(*, quick: bool) -> Report:
    """Return rates, times and their ratio; the keys end in their unit."""
    each = 30 if quick else 180
    with scratch_folder() as folder:
        raw = _RawCommits(folder / "raw.db")
        with _office(f"sqlite:///{folder}/office.db") as office:
            report = _compare(office, raw, each)
        raw.close()
    return {"bench": "store", **report, **_on_postgresql(each)}


def _compare(office: Office, raw: "_RawCommits", each: int) -> Report:
    bookings = iter([a_booking(office) for _ in range(each * ROUNDS)])
    raw_rates, rates, times = [], [], []
    for _ in range(ROUNDS):
        raw_rates.append(each / sum(_timed(raw.commit) for _ in range(each)))
        round_times = [_timed(lambda: _check_in(office, next(bookings))) for _ in range(each)]
        rates.append(each / sum(round_times))
        times += round_times
    return {
        "check_ins": len(times),
        "check_in_per_s": round(median(rates), 1),
        "check_in_p50_ms": round(median(times) * 1000, 3),
        "check_in_p99_ms": round(quantiles(times, n=100)[98] * 1000, 3),
        "raw_commit_per_s": round(median(raw_rates), 1),
        "ratio_to_raw_1": round(median(a / b for a, b in zip(rates, raw_rates, strict=True)), 3),
    }


def _on_postgresql(each: int) -> Report:
    """Return the same rate on a server that syncs as a real one does, or why there is none."""
    try:
        with postgres.running(durable=True) as server, _office(server.new_database("office")) as office:
            bookings = [a_booking(office) for _ in range(each)]
            times = [_timed(partial(_check_in, office, booked)) for booked in bookings]
    except postgres.NoPostgres as error:
        return {"postgresql": str(error)}
    return {
        "postgresql_check_in_per_s": round(each / sum(times), 1),
        "postgresql_check_in_p50_ms": round(median(times) * 1000, 3),
    }


class _RawCommits:
    """The least that is durable: one row, one commit, one sync."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite.connect(path, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=FULL")
        self._connection.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT)")

    def commit(self) -> None:
        """Write one row for good."""
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("INSERT INTO row (text) VALUES ('a ticket')")
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _check_in(office: Office, booked: Booked) -> None:
    birth_date = booked.booking.person.birth_date
    done = check_in(office, Act.by("bench"), booked.payload, birth_date, Language.ID)
    assert isinstance(done, CheckedIn), done


def _timed(work: Callable[[], None]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


@contextmanager
def _office(url: str) -> Iterator[Office]:
    admin.create(url)
    office = an_office(url, FixedClock(MORNING), places=100, rules=ALL_DAY)
    try:
        yield office
    finally:
        office.store.close()
