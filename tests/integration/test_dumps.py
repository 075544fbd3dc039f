"""Dumps of a PostgreSQL store: read back row by row, and the programs they need."""

import stat
from contextlib import closing
from datetime import datetime
from pathlib import Path

import psycopg
import pytest

from db import StoreRefused, StoreUnavailable, server_programs
from db.backup import back_up
from db.dumps import dump, look_at_dump
from db.progress import unwatched
from db.restore import restore
from office.context import Office
from tests.helpers import postgres
from tests.helpers.offices import ZONE, a_booking, a_person, an_office, postgres_server, postgresql_stores, reopened
from tests.helpers.server_tools import server_tools

__all__ = ["postgres_server", "server_tools"]

pytestmark = pytest.mark.postgres
EVENING = datetime(2026, 11, 24, 17, 0, tzinfo=ZONE)
ODD = 'Siti\t"Aminah"\\n \\\\N é\u2028'


@pytest.fixture(scope="module")
def url(postgres_server: postgres.Server) -> str:
    """Return the address of an office that holds a name full of signs."""
    url = postgresql_stores(postgres_server).new_url()
    with closing(an_office(url).store):
        pass
    with psycopg.connect(url) as connection:
        connection.execute("UPDATE counter SET officer = %s", (ODD,))
    return url


def test_dump_is_read_back_whatever_signs_are_in_it(url: str, tmp_path: Path) -> None:
    counts = dump(url, tmp_path / "a.dump", unwatched)
    assert look_at_dump(url, tmp_path / "a.dump", unwatched).tables == counts


def test_dump_says_how_far_it_was_read(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.dumps.TOLD_EVERY", 5)
    steps = []
    dump(url, tmp_path / "a.dump", unwatched)
    look_at_dump(url, tmp_path / "a.dump", steps.append)
    assert [step.done for step in steps][:2] == [5, 10]


def bent(url: str, statement: str) -> None:
    """Change the database behind the program's back."""
    with psycopg.connect(url) as connection:
        connection.execute("ALTER TABLE journal DISABLE TRIGGER ALL")
        connection.execute(statement)


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE journal SET actor = 'x' WHERE seq = 2", "does not hold at row 2"),
        ("DELETE FROM journal WHERE seq = 2", "does not hold at row 2"),
        ("DELETE FROM journal WHERE seq = 3", "does not end where its head says"),
    ],
)
def test_bent_dump_is_found_out(postgres_server: postgres.Server, url: str, statement: str, fault: str) -> None:
    name = f"bent_{abs(hash(statement))}"
    url = postgres_server.new_database(name, template=url.rpartition("/")[2])
    with closing(an_office_with_bookings(url).store):
        pass
    bent(url, statement)
    path = postgres_server.folder / f"{name}.dump"
    dump(url, path, unwatched)
    with pytest.raises(StoreRefused, match=fault):
        look_at_dump(url, path, unwatched)


def an_office_with_bookings(url: str) -> Office:
    """Open the office and book twice."""
    office = reopened(url)
    a_booking(office, a_person())
    a_booking(office, a_person())
    return office


def test_rows_that_lie_out_of_order_are_followed_in_order(postgres_server: postgres.Server, url: str) -> None:
    url = postgres_server.new_database("shuffled", template=url.rpartition("/")[2])
    with closing(an_office_with_bookings(url).store):
        pass
    # A row that is written anew lies behind the others.
    bent(url, "UPDATE journal SET hash = hash WHERE seq = 1")
    path = postgres_server.folder / "shuffled.dump"
    dump(url, path, unwatched)
    assert look_at_dump(url, path, unwatched).ends[7].seq == 3


@pytest.mark.parametrize("name", ["pg_dump", "pg_restore", "psql"])
def test_missing_program_is_named_with_its_package(url: str, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(server_programs, "DEBIAN", Path("/nowhere"))
    monkeypatch.setenv("PATH", "/nowhere")
    with (
        server_programs.connected(url) as connection,
        pytest.raises(
            StoreRefused, match=rf"{name} of version \d+ or newer is not on this machine: install postgresql"
        ),
    ):
        server_programs.find(name, connection)


def test_program_older_than_the_server_is_not_used(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "pg_dump"
    old.write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6'\n", encoding="utf-8")
    old.chmod(old.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(server_programs, "DEBIAN", Path("/nowhere"))
    monkeypatch.setenv("PATH", str(tmp_path))
    with server_programs.connected(url) as connection, pytest.raises(StoreRefused, match="pg_dump of version"):
        server_programs.find("pg_dump", connection)


def test_password_is_not_shown_to_other_users_of_the_machine() -> None:
    shown, environment = server_programs.address("postgresql://loket:secret@db.local/loket")
    assert "secret" not in shown
    assert environment["PGPASSWORD"] == "secret"


def test_restore_leaves_what_is_not_of_the_store(url: str, tmp_path: Path) -> None:
    made = back_up(url, tmp_path, EVENING, 1)
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE note (text text)")
    assert restore(url, made.path, EVENING).contents == made.contents
    with psycopg.connect(url) as connection:
        connection.execute("DROP TABLE note")


def test_restore_that_breaks_off_leaves_the_database_as_it_was(url: str, tmp_path: Path) -> None:
    made = back_up(url, tmp_path, EVENING, 1)
    with psycopg.connect(url) as connection:
        connection.execute("CREATE VIEW report AS SELECT count(*) FROM booking")
    with pytest.raises(StoreUnavailable, match=r"psql failed: .* cannot drop .* because other objects depend"):
        restore(url, made.path, EVENING)
    with psycopg.connect(url) as connection:
        connection.execute("DROP VIEW report")
    assert restore(url, made.path, EVENING.replace(hour=18)).contents == made.contents


def test_server_that_is_away_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match=r"the database server at 127\.0\.0\.1, port 1 does not answer"):
        back_up("postgresql://loket@127.0.0.1:1/loket", tmp_path, EVENING, 1)
