"""The journal on real engines: append-only, and every change behind its back is found at its first row."""

from collections.abc import Iterator

import pytest

from db import admin, journal
from db.entry import Entry
from db.journal import Fault, JournalRow, row_hash
from db.schema import SQLITE_TRIGGERS
from office.context import Office
from office.printing import claim_job
from tests.helpers.offices import MORNING, TODAY, Stores, clock, office, open_counters, postgres_server, stores
from tests.helpers.visits import a_call, a_walk_in, run_sql

__all__ = ["clock", "office", "postgres_server", "stores"]

CHANGED = "the row was changed after it was written"


@pytest.fixture
def written(office: Office) -> Office:
    """Return an office with ten rows in its journal."""
    a_call(office)
    open_counters(office, 2, 3, 4)
    for _ in range(3):
        a_walk_in(office)
    assert last_seq(office) == 10
    return office


TAKE_GUARD_AWAY = {
    "sqlite": ("DROP TRIGGER journal_no_update", "DROP TRIGGER journal_no_delete"),
    "postgresql": ("ALTER TABLE journal DISABLE TRIGGER journal_no_change",),
}
PUT_GUARD_BACK = {
    "sqlite": SQLITE_TRIGGERS,
    "postgresql": ("ALTER TABLE journal ENABLE TRIGGER journal_no_change",),
}


@pytest.fixture
def unguarded(stores: Stores, written: Office) -> Iterator[Office]:
    """Return that office while the triggers of its journal are away."""
    for sql in TAKE_GUARD_AWAY[stores.engine]:
        run_sql(written, sql)
    yield written
    for sql in PUT_GUARD_BACK[stores.engine]:
        run_sql(written, sql)


@pytest.fixture
def unguarded_sqlite(stores: Stores, unguarded: Office) -> Office:
    """Return the office where columns hold any text: PostgreSQL's own types keep such rows out."""
    if stores.engine != "sqlite":
        pytest.skip("PostgreSQL refuses what is no moment")
    return unguarded


def last_seq(office: Office) -> int:
    with office.store.read() as tx:
        return journal.read_head(tx).seq


def rows(office: Office) -> list[JournalRow]:
    with office.store.read() as tx:
        return journal.rows_after(tx, 0, 100)


def faults(office: Office) -> list[Fault]:
    return [found for found in admin.check(office.store) if isinstance(found, Fault)]


@pytest.mark.parametrize("sql", ["UPDATE journal SET kind = 'x' WHERE seq = 3", "DELETE FROM journal WHERE seq = 3"])
def test_journal_refuses_to_be_changed(written: Office, sql: str) -> None:
    before = rows(written)
    with pytest.raises(Exception, match="append-only"):
        run_sql(written, sql)
    assert rows(written) == before


def test_whole_journal_has_no_faults_and_counts_its_rows(written: Office) -> None:
    assert list(admin.check(written.store)) == [10]


def test_long_journal_is_verified_in_steps(written: Office) -> None:
    with written.store.begin() as tx:
        for _ in range(1100):
            tx.record(Entry("tried", MORNING, TODAY, "test", "office:7"))
    assert list(admin.check(written.store)) == [journal.VERIFY_BATCH, 1110]


TAMPERS = {
    "other fact": ('UPDATE journal SET data = \'{"label":"A-999"}\' WHERE seq = 5', Fault(5, CHANGED)),
    "same fact, other spelling": ("UPDATE journal SET data = data || ' ' WHERE seq = 4", Fault(4, CHANGED)),
    "other hand": ("UPDATE journal SET actor = 'officer:budi' WHERE seq = 1", Fault(1, CHANGED)),
    "other time": ("UPDATE journal SET at = '2026-11-24T00:00:00.000000Z' WHERE seq = 9", Fault(9, CHANGED)),
    "other day": ("UPDATE journal SET day = '2026-11-20' WHERE seq = 8", Fault(8, CHANGED)),
    "forgotten act": ("UPDATE journal SET req = NULL WHERE seq = 2", Fault(2, CHANGED)),
    "two rows changed": ("UPDATE journal SET kind = 'x' WHERE seq IN (7, 6)", Fault(6, CHANGED)),
    "row removed": ("DELETE FROM journal WHERE seq = 7", Fault(7, "a row is missing")),
    "beginning removed": ("DELETE FROM journal WHERE seq < 4", Fault(1, "a row is missing")),
    "end cut off": (
        "DELETE FROM journal WHERE seq > 8",
        Fault(9, "the chain ends here, but its head says 10"),
    ),
    "everything removed": ("DELETE FROM journal", Fault(1, "the chain ends here, but its head says 10")),
    "head moved back": ("UPDATE head SET seq = 9", Fault(11, "the chain ends here, but its head says 9")),
    "row put at the end": (
        """INSERT INTO journal SELECT office, 11, at, day, kind, actor, subject, data, NULL, hash
           FROM journal WHERE seq = 10""",
        Fault(11, CHANGED),
    ),
}


@pytest.mark.parametrize(("sql", "fault"), TAMPERS.values(), ids=TAMPERS.keys())
def test_tampering_is_found_at_its_first_row(unguarded: Office, sql: str, fault: Fault) -> None:
    run_sql(unguarded, sql)
    assert faults(unguarded) == [fault]


def test_swapped_rows_are_found(unguarded: Office) -> None:
    for change in ("SET seq = 99 WHERE seq = 3", "SET seq = 3 WHERE seq = 4", "SET seq = 4 WHERE seq = 99"):
        run_sql(unguarded, f"UPDATE journal {change}")
    assert faults(unguarded) == [Fault(3, CHANGED)]


def test_row_that_cannot_be_read_is_found(unguarded_sqlite: Office) -> None:
    run_sql(unguarded_sqlite, "UPDATE journal SET at = 'yesterday' WHERE seq = 6")
    assert faults(unguarded_sqlite) == [Fault(6, CHANGED)]


def test_chain_computed_anew_is_shown_by_the_paper(unguarded: Office) -> None:
    """Who may write everything can make a whole chain; eight digits on a ticket say that it is another one."""
    job = claim_job(unguarded, "spooler")
    assert job is not None
    assert job.slip.audit in {row.hash[:8] for row in rows(unguarded)}
    forge(unguarded)
    assert faults(unguarded) == []
    assert job.slip.audit not in {row.hash[:8] for row in rows(unguarded)}


def forge(office: Office) -> None:
    """Change the second row and compute every hash behind it anew."""
    last = journal.GENESIS
    for row in rows(office):
        forged = row._replace(actor="officer:budi") if row.seq == 2 else row
        last = row_hash(last, office.number, forged)
        run_sql(office, f"UPDATE journal SET actor = '{forged.actor}', hash = '{last}' WHERE seq = {row.seq}")
    run_sql(office, f"UPDATE head SET hash = '{last}'")
