"""The commands a technician keeps the store safe with: what they answer, and what they refuse."""

import io
import re
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite

from config.load import load_config
from db.entry import Entry
from db.journal import read_head
from domain.clock import SystemClock
from office.context import open_office


@pytest.fixture
def founded(run, folder: Path) -> Path:
    """Return the folder of an office whose store is made."""
    run("db", "create")
    return folder


def foot_of_a_ticket(folder: Path) -> str:
    """Return the digits that a ticket printed now would show."""
    office = open_office(load_config(folder / "loket.toml"))
    with closing(office.store), office.store.read() as tx:
        return read_head(tx).hash[:8]


def test_backup_is_written_read_back_and_rotated(run, founded: Path) -> None:
    told = run("db", "backup", "--to", "backups", "--keep", "1")
    (made,) = (founded / "backups").iterdir()
    assert told.code == 0
    assert told.out.splitlines() == [
        f"backups/{made.name}: 1 rows of the audit log, read back and whole.",
        "This folder is on the same disk as the store: copy it to another one as well.",
    ]
    made.rename(made.with_name("loket-20200101-170000.db"))
    assert "Removed loket-20200101-170000.db." in run("db", "backup", "--to", "backups", "--keep", "1").out


def test_restore_brings_back_and_says_what_to_do_next(run, founded: Path) -> None:
    run("db", "backup", "--to", "backups")
    (made,) = (founded / "backups").iterdir()
    (founded / "var/loket.db").unlink()
    told = run("db", "restore", str(made))
    assert told.code == 0
    assert told.out.splitlines()[0] == f"The store is {made.name} now: 1 rows of the audit log."
    assert "--paper" in told.out.splitlines()[-1]
    assert run("db", "check").code == 0


def test_restore_over_a_newer_store_needs_force_and_keeps_it(run, founded: Path, monkeypatch) -> None:
    run("db", "backup", "--to", "backups")
    (made,) = (founded / "backups").iterdir()
    monkeypatch.setattr("sys.stdin", io.StringIO("271845\n"))
    assert run("officer", "add", "siti", "--name", "Siti Aminah").code == 0
    refused = run("db", "restore", str(made))
    assert refused.code == 2
    assert "newer than the backup" in refused.err
    assert len(refused.err.splitlines()) == 1
    forced = run("db", "restore", str(made), "--force")
    assert forced.code == 0
    assert "The store before it is kept at " in forced.out


def test_paper_of_this_store_is_found(run, founded: Path) -> None:
    digits = foot_of_a_ticket(founded)
    told = run("db", "check", "--paper", digits.upper())
    assert told.code == 0
    assert told.out.startswith(f"The audit log holds {digits} as row 1, of ")


def test_store_older_than_a_paper_is_refused(run, founded: Path) -> None:
    told = run("db", "check", "--paper", "00000000")
    assert told.code == 2
    assert told.out == ""
    assert told.err.startswith("The audit log does not hold 00000000: this store is older than that ticket")
    assert len(told.err.splitlines()) == 1


@pytest.mark.parametrize("digits", ["1a2b3c4", "1a2b3c4d5", "1a2b3c4g", "%1a2b3c4"])
def test_what_is_no_foot_of_a_ticket_is_told(run, founded: Path, digits: str) -> None:
    told = run("db", "check", "--paper", digits)
    assert told.code == 2
    assert "is not what stands on a ticket" in told.err


def test_clock_behind_the_store_is_told_and_may_be_said_to_be_right(run, founded: Path) -> None:
    write_ahead(founded)
    told = run("db", "check")
    assert told.code == 2
    assert told.err.startswith("The clock of this machine says ")
    assert "`loket db check --clock-is-right`" in told.err
    assert run("db", "check", "--clock-is-right").code == 0
    assert run("db", "check").code == 0


def write_ahead(folder: Path) -> None:
    """Write an event of the day after tomorrow."""
    at = SystemClock().now() + timedelta(days=2)
    office = open_office(load_config(folder / "loket.toml"))
    with closing(office.store), office.store.begin() as tx:
        tx.record(Entry("booked", at, at.date(), "test", "booking:1"))


@pytest.mark.parametrize(
    ("limit", "value", "warning"),
    [
        ("LITTLE_ROOM", 1 << 60, r"Only \d+ MB are free on the disk of "),
        ("LONG_LOG", -1, r".*-wal has grown to \d+ MB"),
    ],
)
def test_what_will_become_a_fault_is_told_before(
    run, founded: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, warning: str
) -> None:
    assert len(run("db", "check").out.splitlines()) == 1
    monkeypatch.setattr(f"db.settling.{limit}", value)
    told = run("db", "check")
    assert told.code == 0
    assert re.match(warning, told.out.splitlines()[0])


def test_purge_says_first_and_erases_on_demand(run, founded: Path) -> None:
    assert run("db", "purge", "--older-than", "365").out.startswith("0 bookings of before ")
    told = run("db", "purge", "--older-than", "365", "--erase")
    assert told.code == 0
    assert told.out.startswith("The people of 0 bookings of before ")


def test_copy_to_something_else_than_a_server_is_refused(run, founded: Path) -> None:
    told = run("db", "copy", "--to", "sqlite:///other.db")
    assert told.code == 2
    assert "postgresql://" in told.err


def test_copy_to_a_server_that_is_away_names_it(run, founded: Path) -> None:
    told = run("db", "copy", "--to", "postgresql://loket:secret@127.0.0.1:1/loket")
    assert told.code == 2
    assert told.err.startswith("The database server at 127.0.0.1, port 1 does not answer: look whether")
    assert "secret" not in told.err


def test_store_that_was_made_but_not_founded_is_founded(run, founded: Path) -> None:
    with closing(sqlite.connect(founded / "var/loket.db")) as connection:
        connection.execute("DROP TRIGGER journal_no_delete")
        for table in ("journal", "head", "counter", "service"):
            connection.execute(f"DELETE FROM {table}")
        connection.commit()
    refused = run("db", "check")
    assert refused.code == 2
    assert "found it with 'loket db create'" in refused.err
    assert run("db", "create").code == 0
    assert run("db", "check").code == 0


def test_folder_that_cannot_be_made_is_one_sentence(run, folder: Path) -> None:
    (folder / "var").touch()
    told = run("db", "create")
    assert told.code == 2
    assert told.err.startswith(f"{folder}/var/loket.db cannot be made (")
    assert "check the path in the store's address" in told.err


def test_file_that_is_no_store_is_never_overwritten(run, folder: Path) -> None:
    (folder / "var").mkdir()
    (folder / "var/loket.db").write_text("a letter " * 1000, encoding="utf-8")
    told = run("db", "create")
    assert told.code == 2
    assert "is no store" in told.err
    assert (folder / "var/loket.db").read_text(encoding="utf-8").startswith("a letter")


@pytest.mark.parametrize("command", ["db backup --to backups", "db restore none.db", "db purge --older-than 1"])
def test_store_or_backup_that_is_missing_is_one_sentence(run, command: str) -> None:
    told = run(*command.split())
    assert told.code == 2
    assert "here is no " in told.err
    assert len(told.err.splitlines()) == 1
