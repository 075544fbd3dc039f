"""Erasing people from real stores: nothing of them is left, and everything else holds as before."""

import itertools
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from db.progress import Step, unwatched
from db.settling import settle
from domain.bookings import BookingStatus, Person
from domain.clock import FixedClock
from domain.text import Language
from office import erasing
from office.bookings import cancel
from office.check_in import check_in
from office.context import Act, Office
from office.erasing import count_erasable, erase_before, last_day_kept
from office.invariants import check_invariants
from office.outcomes import CheckedIn
from tests.helpers.offices import MORNING, Stores, a_booking, an_office, postgres_server, stores

__all__ = ["postgres_server", "stores"]

SITI = Person("Siti Nurhaliza Aminah", date(1987, 6, 5), "Jalan Kenanga 12", "2171014506870001")
TRACES = ("Siti", "Aminah", "Kenanga", "2171014506870001", "1987-06-05")


@pytest.fixture
def url(stores: Stores) -> str:
    """Return the address of an empty store."""
    return stores.new_url()


@pytest.fixture
def office(url: str, clock: FixedClock) -> Iterator[Office]:
    """Give an office in which Siti was served today, and the calendar moved on by 400 days."""
    office = an_office(url, clock)
    booked = a_booking(office, SITI)
    done = check_in(office, Act.by("test"), booked.payload, SITI.birth_date, Language.ID)
    assert isinstance(done, CheckedIn)
    clock.advance(timedelta(days=400))
    yield office
    office.store.close()


@pytest.fixture
def clock() -> FixedClock:
    """Return a clock that stands at 08:00 of the first day."""
    return FixedClock(MORNING)


def everything(office: Office) -> str:
    """Return every value of every table as text."""
    tables = ("booking", "ticket", "print_job", "journal", "counter", "call", "device", "officer")
    with office.store.read() as tx:
        rows = [tx.execute(f"SELECT * FROM {table}").fetchall() for table in tables]
    return repr(rows)


def test_nothing_of_the_person_is_left(office: Office) -> None:
    assert [trace for trace in TRACES if trace not in everything(office) and trace != "1987-06-05"] == []
    assert erase_before(office, Act.by("technician"), office.today(), unwatched) == 1
    assert [trace for trace in TRACES if trace in everything(office)] == []


def test_year_of_birth_number_and_invariants_stay(office: Office) -> None:
    erase_before(office, Act.by("technician"), office.today(), unwatched)
    assert "1987" in everything(office)
    assert "A-001" in everything(office)
    assert check_invariants(office) == []


def test_day_limit_is_by_the_booked_day(office: Office, clock: FixedClock) -> None:
    assert count_erasable(office, last_day_kept(office, 400)) == 0
    assert count_erasable(office, last_day_kept(office, 399)) == 1


def test_counting_changes_nothing(office: Office) -> None:
    before = everything(office)
    count_erasable(office, office.today())
    assert everything(office) == before


def test_person_may_book_again_after_being_erased(office: Office) -> None:
    erase_before(office, Act.by("technician"), office.today(), unwatched)
    assert a_booking(office, SITI).booking.status is BookingStatus.CONFIRMED
    assert check_invariants(office) == []


def test_many_people_are_erased_in_short_transactions(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(erasing, "AT_ONCE", 2)
    cancelled = a_booking(office)
    assert cancel(office, Act.by("test"), cancelled.booking.serial)
    for _ in range(4):
        a_booking(office)
    steps: list[Step] = []
    tomorrow = office.today() + timedelta(days=1)
    assert erase_before(office, Act.by("technician"), tomorrow, steps.append) == 6
    assert [step.done for step in steps] == [2, 4, 6]
    assert count_erasable(office, tomorrow) == 0
    assert check_invariants(office) == []


def test_erasing_stands_in_the_journal(office: Office) -> None:
    feed = office.store.feed()
    erase_before(office, Act.by("technician"), office.today(), unwatched)
    assert [(row.kind, row.actor, row.facts) for row in feed.poll()] == [
        ("people_erased", "technician", {"before": office.today().isoformat(), "bookings": 1})
    ]
    feed.close()


def test_erasing_twice_finds_nobody(office: Office) -> None:
    results = [erase_before(office, Act.by("technician"), office.today(), unwatched) for _ in range(2)]
    assert results == [1, 0]


def test_file_of_the_store_holds_no_trace_either(url: str, office: Office, stores: Stores) -> None:
    erase_before(office, Act.by("technician"), office.today(), unwatched)
    office.store.close()
    settle(url)
    path = url.removeprefix("sqlite:///")
    files = {"sqlite": [path, f"{path}-wal"], "postgresql": []}[stores.engine]
    found = [trace for trace, file in itertools.product(TRACES, files) if trace.encode() in content(file)]
    assert found == []


def content(path: str) -> bytes:
    """Return the bytes of a file, none of one that is gone."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return b""
