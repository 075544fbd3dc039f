"""The drivers' errors become the store's own: what kind they are, where it happened, and no row in their text."""

from collections.abc import Callable

import psycopg
import pytest
from psycopg import errors as pg
from pysqlite3 import dbapi2 as sqlite

from db.errors import StoreConflict, StoreRefused, StoreUnavailable, translated

NAME = "Siti Aminah"
PLACE = "the store of this test"


def of_sqlite(kind: type[Exception], code: int, text: str) -> Exception:
    """Return an error as the driver raises it: with SQLite's own code beside the text."""
    error = kind(text)
    error.sqlite_errorcode = code  # type: ignore[attr-defined]
    return error


UNAVAILABLE = {
    "busy": of_sqlite(sqlite.OperationalError, 5, "database is locked"),
    "busy snapshot": of_sqlite(sqlite.OperationalError, 517, "database is locked"),
    "full": of_sqlite(sqlite.OperationalError, 13, "database or disk is full"),
    "read-only": of_sqlite(sqlite.OperationalError, 8, "attempt to write a readonly database"),
    "cannot open": of_sqlite(sqlite.OperationalError, 14, "unable to open database file"),
    "disk error": of_sqlite(sqlite.OperationalError, 10, "disk I/O error"),
    "interrupted": of_sqlite(sqlite.OperationalError, 9, "interrupted"),
    "server gone": psycopg.OperationalError(f"connection of {NAME} lost"),
    "row locked": pg.LockNotAvailable("canceling statement"),
    "statement too long": pg.QueryCanceled("canceling statement"),
    "held up": pg.IdleInTransactionSessionTimeout("terminating connection"),
    "standby": pg.ReadOnlySqlTransaction("cannot execute INSERT"),
    "shut down": pg.AdminShutdown("terminating connection"),
    "deadlock": pg.DeadlockDetected(f"while locking the row of {NAME}"),
}
REFUSED = {
    "no store": of_sqlite(sqlite.DatabaseError, 26, "file is not a database"),
    "damaged file": of_sqlite(sqlite.DatabaseError, 11, "database disk image is malformed"),
    "damaged server": pg.DataCorrupted("invalid page"),
    "not allowed": pg.InsufficientPrivilege("permission denied"),
}
CONFLICT = {
    "sqlite": of_sqlite(sqlite.IntegrityError, 2067, "UNIQUE constraint failed: booking.code"),
    "postgresql": pg.UniqueViolation(f"Key (name)=({NAME})"),
}


@pytest.mark.parametrize("raised", UNAVAILABLE.values(), ids=UNAVAILABLE.keys())
def test_world_that_failed_is_unavailable(raised: Exception) -> None:
    with pytest.raises(StoreUnavailable, match=PLACE) as caught, translated(PLACE):
        raise raised
    assert NAME not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("raised", REFUSED.values(), ids=REFUSED.keys())
def test_store_that_must_not_be_used_is_refused(raised: Exception) -> None:
    with pytest.raises(StoreRefused, match=PLACE), translated(PLACE):
        raise raised


@pytest.mark.parametrize("raised", CONFLICT.values(), ids=CONFLICT.keys())
def test_broken_rule_is_a_conflict_without_the_row(raised: Exception) -> None:
    with pytest.raises(StoreConflict) as caught, translated(PLACE):
        raise raised
    assert NAME not in str(caught.value)


@pytest.mark.parametrize("bug", [ValueError, KeyError, psycopg.ProgrammingError], ids=lambda bug: bug.__name__)
def test_bug_passes_as_it_is(bug: Callable[[str], Exception]) -> None:
    raised = bug("wrong")
    with pytest.raises(type(raised)) as caught, translated(PLACE):
        raise raised
    assert caught.value is raised
