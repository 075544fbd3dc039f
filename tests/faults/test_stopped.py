"""A process that is stopped in the middle of its work: named, waited for no longer than the limit, and lost nothing."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from db import StoreUnavailable
from db.sqlite import SqliteEngine
from db.store import Store
from office.invariants import check_invariants
from tests.helpers.offices import a_booking, an_office, reopened, sqlite_stores

# Holds the write lock in the middle of a booking until it is told to go on.
IN_THE_MIDDLE = """
import sys
from tests.helpers.offices import a_booking, reopened
import office.bookings
office_ = reopened(sys.argv[1])
record = office.bookings.record
def slow(*arguments, **options):
    print("in the middle", flush=True)
    input()
    record(*arguments, **options)
office.bookings.record = slow
print(a_booking(office_).booking.serial, flush=True)
office_.store.close()
"""
# Another program that keeps SQLite's own lock, past our gate.
PAST_THE_GATE = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1].removeprefix("sqlite:///"), isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("in the middle", flush=True)
input()
connection.execute("COMMIT")
"""


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Return the address of an office with one booking."""
    url = sqlite_stores(tmp_path).new_url()
    office = an_office(url)
    a_booking(office)
    office.store.close()
    return url


@contextmanager
def stopped(code: str, url: str) -> Iterator[subprocess.Popen[str]]:
    """Run ``code`` in a process of its own and stop it in the middle."""
    process = subprocess.Popen(
        [sys.executable, "-c", code, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "in the middle\n"
        process.send_signal(signal.SIGSTOP)
        try:
            yield process
        finally:
            process.send_signal(signal.SIGCONT)
            process.communicate("\n")


def impatient(url: str) -> Store:
    """Open the store with a gate that waits only a little."""
    return Store(SqliteEngine(url.removeprefix("sqlite:///"), timedelta(seconds=0.3)), 7)


def test_stopped_process_is_named_and_readers_go_on(url: str) -> None:
    with stopped(IN_THE_MIDDLE, url) as process:
        store = impatient(url)
        named = rf"office-1\.db is locked for too long by process {process.pid} \(.*, which is stopped\): let it go on"
        with pytest.raises(StoreUnavailable, match=named), store.begin():
            pass
        store.close()
        office = reopened(url)
        assert check_invariants(office) == []
        office.store.close()


def test_what_the_stopped_process_did_is_done_when_it_goes_on(url: str) -> None:
    with stopped(IN_THE_MIDDLE, url):
        pass
    office = reopened(url)
    assert a_booking(office).booking.serial == 3
    assert check_invariants(office) == []
    office.store.close()


def test_killed_process_leaves_nothing_half_done(url: str) -> None:
    with stopped(IN_THE_MIDDLE, url) as process:
        process.kill()
        process.wait()
        office = reopened(url)
        assert a_booking(office).booking.serial == 2
        assert check_invariants(office) == []
        office.store.close()


def test_other_program_past_the_gate_is_named_too(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.sqlite.SQLITE_BUSY", timedelta(seconds=0.3))
    with stopped(PAST_THE_GATE, url) as process:
        store = impatient(url)
        with pytest.raises(StoreUnavailable, match=rf"by process {process.pid} "), store.begin():
            pass
        store.close()
