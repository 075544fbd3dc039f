"""Offices for tests: a real store of each engine, a clock that stands still, and invented people."""

import itertools
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from db import admin, open_store
from db.schema import metadata
from domain.bookings import Channel, Person
from domain.calendar import OfficeCalendar, OfficeHours
from domain.clock import Clock, FixedClock
from domain.rules import OfficeRules
from domain.services import ServiceGroup, Stage
from domain.slots import SlotPlan
from office.bookings import BookingRequest, book
from office.context import Act, KeyRing, Office, Profile, load_services
from office.counters import open_counter
from office.founding import found_office
from office.outcomes import Booked
from tests.helpers import postgres

ZONE = ZoneInfo("Asia/Jakarta")
# A Tuesday, 08:00 in Batam.
MORNING = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)
OFFICE_NUMBER = 7
COUNTERS = {1: (Stage.PRE_CHECK,), 2: (Stage.PRE_CHECK,), 3: (Stage.INTERVIEW,), 4: (Stage.INTERVIEW,)}

_names = itertools.count(1)


@dataclass(frozen=True)
class Stores:
    """Makes empty stores of one engine; each call gives a new one. What is given back may be given out again."""

    engine: str
    new_url: Callable[[], str]
    new_empty_url: Callable[[], str]
    give_back: Callable[[str], None] = lambda url: None


def sqlite_stores(folder: Path) -> Stores:
    """Return a maker of SQLite stores: one is migrated, the others are copies of it."""
    template = folder / "template.db"
    numbers = itertools.count(1)

    def new_url() -> str:
        if not template.exists():
            admin.create(f"sqlite:///{template}")
        path = folder / f"office-{next(numbers)}.db"
        shutil.copyfile(template, path)
        return f"sqlite:///{path}"

    return Stores("sqlite", new_url, lambda: f"sqlite:///{folder / f'empty-{next(numbers)}.db'}")


_postgresql: dict[Path, Stores] = {}


def postgresql_stores(server: postgres.Server) -> Stores:
    """Return the maker of stores on a server; pytest asks again whenever it comes back to this engine."""
    if server.folder not in _postgresql:
        _postgresql[server.folder] = _new_postgresql_stores(server)
    return _postgresql[server.folder]


def _new_postgresql_stores(server: postgres.Server) -> Stores:
    """Return a maker of PostgreSQL stores: one is migrated, the others are made from it.

    To make a database takes thirty times as long as to empty one, so those that are given back are emptied.
    """
    numbers = itertools.count(1)
    admin.create(server.new_database("template_office"))
    idle: list[str] = []

    def new_url() -> str:
        return idle.pop() if idle else server.new_database(f"office_{next(numbers)}", template="template_office")

    def give_back(url: str) -> None:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(EMPTY_POSTGRESQL)
        idle.append(url)

    return Stores("postgresql", new_url, lambda: server.new_database(f"empty_{next(numbers)}"), give_back)


def _emptying_sql() -> str:
    """Return what empties every table, past the triggers of the journal, and lets ids begin at 1 again."""
    tables = list(reversed(metadata.sorted_tables))
    deletes = [f"DELETE FROM {table.name}" for table in tables]
    numbered = [(table.name, column.name) for table in tables for column in table.columns if column.identity]
    restarts = [f"ALTER TABLE {table} ALTER COLUMN {column} RESTART" for table, column in numbered]
    return "; ".join(["SET session_replication_role = replica", *deletes, *restarts])


EMPTY_POSTGRESQL = _emptying_sql()


def an_office(url: str, clock: Clock | None = None, *, places: int = 10, rules: OfficeRules | None = None) -> Office:
    """Found an office in an empty store and open it: every day from 07:30 to 16:00, slots of a quarter hour."""
    found_office_at(url)
    return reopened(url, clock, places=places, rules=rules)


def found_office_at(url: str) -> None:
    """Write the first rows of the test office into an empty store."""
    store = open_store(url, OFFICE_NUMBER)
    found_office(store, MORNING - timedelta(days=1), ZONE, counters=COUNTERS)
    store.close()


def reopened(url: str, clock: Clock | None = None, *, places: int = 10, rules: OfficeRules | None = None) -> Office:
    """Open an office that was founded before, as another process would."""
    store = open_store(url, OFFICE_NUMBER)
    plan = SlotPlan(first=time(8), last=time(14, 45), minutes=15, places=places)
    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    return Office(
        store=store,
        clock=clock or FixedClock(MORNING),
        number=OFFICE_NUMBER,
        profile=Profile("Kantor Imigrasi Batam", "MPP Batam", "Jl. Contoh 1", "BTM"),
        calendar=OfficeCalendar(
            ZONE,
            dict.fromkeys(range(7), OfficeHours(time(7, 30), time(16))),
            {},
            {ServiceGroup.REGULAR: frozenset(range(7)), ServiceGroup.HAJJ_UMRAH: frozenset(range(7))},
        ),
        rules=replace(rules or OfficeRules(), slot_plan=plan),
        services=load_services(store),
        keys=KeyRing({1: key.public_key()}, (1, key)),
    )


def a_person(name: str = "", birth_date: date = date(1990, 5, 12)) -> Person:
    """Return an invented person nobody else in this process is."""
    return Person(name or f"Siti Contoh {number_word(next(_names))}", birth_date, "Jl. Mawar 5")


def number_word(number: int) -> str:
    """Return a number in letters, since names hold no digits."""
    return "".join(chr(ord("A") + int(digit)) for digit in str(number))


def a_booking(office: Office, person: Person | None = None, **changes: object) -> Booked:
    """Book a place of today for an invented person."""
    request = BookingRequest(person or a_person(), "baru", Channel.OFFICE, day=office.today())
    booked = book(office, Act.by("test"), replace(request, **changes))  # type: ignore[arg-type]
    assert isinstance(booked, Booked), booked
    return booked


def open_counters(office: Office, *numbers: int) -> None:
    """Open some counters, each with an officer of its own."""
    for number in numbers:
        open_counter(office, Act.by("test"), number, f"officer{number}")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """Run one PostgreSQL server for the whole session."""
    try:
        server = postgres.start()
    except postgres.NoPostgres as error:
        pytest.skip(str(error))
    yield server
    server.stop()


@pytest.fixture(scope="session", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def stores(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Stores:
    """Give empty stores of each engine in turn."""
    if request.param == "sqlite":
        return sqlite_stores(tmp_path_factory.mktemp("stores"))
    return postgresql_stores(request.getfixturevalue("postgres_server"))


@pytest.fixture
def clock() -> FixedClock:
    """Return a clock that stands at 08:00 of a Tuesday in Batam."""
    return FixedClock(MORNING)


@pytest.fixture
def office(stores: Stores, clock: FixedClock) -> Iterator[Office]:
    """Give a new office on each engine."""
    url = stores.new_url()
    opened = an_office(url, clock)
    yield opened
    opened.store.close()
    stores.give_back(url)
