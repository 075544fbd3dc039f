"""Moving an office from its SQLite file to a real PostgreSQL server."""

import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from pysqlite3 import dbapi2 as sqlite

from db import StoreRefused, StoreUnavailable
from db.moving import Moved, move_to_server
from db.progress import Step
from domain.clock import FixedClock
from domain.text import Language
from office.calling import call_next
from office.check_in import check_in
from office.context import Act, Office
from office.invariants import check_invariants
from office.outcomes import Called, CheckedIn
from tests.helpers import postgres
from tests.helpers.offices import MORNING, a_booking, an_office, open_counters, postgres_server, reopened, sqlite_stores

__all__ = ["postgres_server"]

pytestmark = pytest.mark.postgres


@pytest.fixture
def source(tmp_path: Path) -> str:
    """Return the SQLite store of an office in the middle of its morning."""
    url = sqlite_stores(tmp_path).new_url()
    office = an_office(url)
    for _ in range(4):
        visit(office)
    a_booking(office)
    open_counters(office, 1)
    assert isinstance(call_next(office, Act.by("test"), 1), Called)
    office.store.close()
    return url


@pytest.fixture
def target(postgres_server: postgres.Server, request: pytest.FixtureRequest) -> str:
    """Return the address of an empty database."""
    return postgres_server.new_database(f"moved_{abs(hash(request.node.name))}")


def visit(office: Office) -> CheckedIn:
    """Book and check in an invented person."""
    booked = a_booking(office)
    done = check_in(office, Act.by("test"), booked.payload, booked.booking.person.birth_date, Language.ID)
    assert isinstance(done, CheckedIn), done
    return done


def test_next_check_in_goes_on_with_the_next_number(source: str, target: str) -> None:
    steps: list[Step] = []
    moved = move_to_server(source, target, steps.append)
    office = reopened(target, FixedClock(MORNING + timedelta(minutes=1)))
    assert check_invariants(office) == []
    done = visit(office)
    assert (done.ticket.label, done.ticket.id, done.job_id) == ("A-005", 5, 5)
    assert isinstance(call_next(office, Act.by("test"), 1), Called)
    assert check_invariants(office) == []
    office.store.close()
    assert moved == Moved(12, rows_of(source))
    assert [step.what for step in steps][-1] == "verify"
    assert max(step.done for step in steps if step.what == "move") == moved.rows


def rows_of(url: str) -> int:
    """Count the rows of every table of the file but the version's."""
    with closing(sqlite.connect(url.removeprefix("sqlite:///"))) as connection:
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('alembic_version', 'sqlite_stat1')"
            " AND name NOT LIKE 'sqlite%'"
        )
        return sum(connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for (name,) in names.fetchall())


def test_every_value_is_the_same_on_the_server(source: str, target: str) -> None:
    move_to_server(source, target)
    moments = "at, day, kind, actor, subject, data, req, hash"
    with closing(sqlite.connect(source.removeprefix("sqlite:///"))) as file, psycopg.connect(target) as server:
        before = file.execute(f"SELECT {moments} FROM journal ORDER BY seq").fetchall()
        after = server.execute(
            f"""SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.USZ'), day::text{moments[7:]}
                FROM journal ORDER BY seq"""
        ).fetchall()
    assert [tuple(row) for row in before] == after


def test_moving_twice_is_refused_and_changes_nothing(source: str, target: str) -> None:
    move_to_server(source, target)
    office = reopened(target)
    visit(office)
    office.store.close()
    with pytest.raises(StoreRefused, match="holds office 7 already"):
        move_to_server(source, target)
    office = reopened(target)
    assert visit(office).ticket.label == "A-006"
    office.store.close()


def test_broken_chain_is_not_moved(source: str, target: str) -> None:
    with closing(sqlite.connect(source.removeprefix("sqlite:///"))) as file:
        file.execute("DROP TRIGGER journal_no_update")
        file.execute("UPDATE journal SET actor = 'somebody' WHERE seq = 3")
        file.commit()
    with pytest.raises(StoreRefused, match="audit log of office 7 does not hold at row 3"):
        move_to_server(source, target)
    with psycopg.connect(target) as server:
        assert server.execute("SELECT count(*) FROM booking").fetchone() == (0,)


def test_what_a_server_cannot_hold_undoes_the_move_and_is_told(source: str, target: str) -> None:
    with closing(sqlite.connect(source.removeprefix("sqlite:///"))) as file:
        file.execute("UPDATE booking SET address = 'a' || char(0) || 'b' WHERE serial = 2")
        file.commit()
    with pytest.raises(StoreRefused, match="a row of booking holds what a server cannot"):
        move_to_server(source, target)
    with psycopg.connect(target) as server:
        assert server.execute("SELECT count(*) FROM counter").fetchone() == (0,)


# A process that has the store open until its standard input ends.
AT_WORK = """
import sys
from db import open_store
store = open_store(sys.argv[1], 7)
print("open", flush=True)
input()
"""


def test_moving_while_the_office_works_is_refused(source: str, target: str) -> None:
    at_work = subprocess.Popen([sys.executable, "-c", AT_WORK, source], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    with at_work:
        assert at_work.stdout is not None
        assert at_work.stdout.readline() == b"open\n"
        with pytest.raises(StoreUnavailable, match=rf"is in use by process {at_work.pid} \(python"):
            move_to_server(source, target)
        at_work.communicate(b"\n")
    assert move_to_server(source, target).tables == 12


def test_server_that_is_away_is_named(source: str) -> None:
    with pytest.raises(StoreUnavailable, match=r"127\.0\.0\.1, port 1 does not answer"):
        move_to_server(source, "postgresql://loket@127.0.0.1:1/loket")


@pytest.mark.parametrize("wrong", ["sqlite:///other.db", "mysql://host/loket"])
def test_only_a_server_is_moved_to(source: str, wrong: str) -> None:
    with pytest.raises(StoreRefused, match="postgresql://"):
        move_to_server(source, wrong)
