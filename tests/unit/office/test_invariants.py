"""The checker of the invariants finds nothing in a whole store, and each planted breach."""

from pathlib import Path

import pytest

from db.schema import metadata
from office.context import Office
from office.invariants import check_invariants
from tests.helpers.offices import TODAY, a_booking, an_office, open_counters, sqlite_stores
from tests.helpers.visits import a_check_in, a_held_ticket, a_walk_in, contents, pressed, run_sql


@pytest.fixture
def busy_office(tmp_path: Path) -> Office:
    """Return an SQLite office in mid-morning whose constraints somebody has taken away."""
    office = an_office(sqlite_stores(tmp_path).new_url())
    a_held_ticket(office, 2)
    a_check_in(office)
    a_walk_in(office)
    open_counters(office, 1)
    pressed(office)
    a_booking(office)
    unguard(office)
    return office


def unguard(office: Office) -> None:
    """Put copies without keys, checks and triggers in the place of the tables."""
    with office.store.read() as tx:
        names = [name for (name,) in tx.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    with office.store.begin() as tx:
        for name in names:
            tx.execute(f"CREATE TABLE plain_{name} AS SELECT * FROM {name}")
        tx.execute("PRAGMA legacy_alter_table=ON")  # a rename leaves the other tables' references alone
        for name in names:
            tx.execute(f"ALTER TABLE {name} RENAME TO guarded_{name}")
            tx.execute(f"ALTER TABLE plain_{name} RENAME TO {name}")


def copy_row(table: str, where: str, **changes: object) -> str:
    """Return SQL that writes a row a second time, with some columns changed."""
    columns = (column.name for column in metadata.tables[table].c)
    values = ", ".join(str(changes.get(name, name)) for name in columns)
    return f"INSERT INTO {table} SELECT {values} FROM {table} WHERE {where}"


# What somebody does behind the office's back, and how the finding begins.
BREACHES = {
    "two tickets for a booking": (
        copy_row("ticket", "id = 2", id=90, number=2, label="'A-002'"),
        "booking 2 has 2 live tickets",
    ),
    "ticket of a cancelled booking": (
        "UPDATE booking SET status = 'cancelled' WHERE serial = 2",
        "booking 2 is not checked in, but has 1 live ticket",
    ),
    "booking without its ticket": ("DELETE FROM ticket WHERE id = 2", "booking 2 is checked in, but has 0 tickets"),
    "number given twice": (copy_row("ticket", "id = 2", id=90, booking=99), "A-001 was issued 2 times on one day"),
    "gap in a series": (
        f"UPDATE series SET last = last + 1 WHERE letter = 'L' AND day = '{TODAY}'",
        "series L has a gap: it has only 2 tickets",
    ),
    "number without a series": ("DELETE FROM series WHERE letter = 'A'", "ticket A-001 has a number its series"),
    "two at a counter": (
        "UPDATE ticket SET state = 'serving', counter = 1 WHERE id = 1",
        "counter 1 has 2 tickets at once",
    ),
    "called without a call": ("DELETE FROM call WHERE ended_at IS NULL", "ticket A-001 is at a counter with 0 open"),
    "called twice at once": (
        copy_row("call", "ended_at IS NULL", id=90),
        "ticket A-001 is at a counter with 2 open calls",
    ),
    "call of one who waits": ("UPDATE call SET ended_at = NULL", "ticket L-001 is at no counter, but has 1 open call"),
    "slot beyond its places": ("UPDATE slot SET capacity = 1 WHERE taken = 2", "slot 1 holds 2 people, more than"),
    "slot that counts wrong": ("UPDATE slot SET taken = 1 WHERE taken = 2", "slot 1 holds 2 people, but counts"),
    "two bookings of a person": (
        copy_row("booking", "serial = 4", serial=90, slot="NULL"),
        "the person ",
    ),
    "ticket without a paper": ("DELETE FROM print_job WHERE ticket = 3", "ticket L-002 has no paper"),
    "changed row of the journal": (
        "UPDATE journal SET actor = 'x' WHERE seq = 2",
        "the journal does not hold at row 2",
    ),
}


def test_whole_store_has_no_findings(busy_office: Office) -> None:
    assert check_invariants(busy_office) == []
    busy_office.store.close()


@pytest.mark.parametrize(("sql", "finding"), BREACHES.values(), ids=BREACHES.keys())
def test_breach_is_found(busy_office: Office, sql: str, finding: str) -> None:
    run_sql(busy_office, sql)
    found = check_invariants(busy_office)
    assert any(sentence.startswith(finding) for sentence in found), found
    busy_office.store.close()


def test_checker_runs_on_both_engines_and_writes_nothing(office: Office) -> None:
    a_held_ticket(office)
    a_check_in(office)
    before = contents(office)
    assert check_invariants(office) == []
    assert contents(office) == before
