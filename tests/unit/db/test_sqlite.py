"""The SQLite engine: the settings of every connection, and a library that must not be used."""

import stat
from pathlib import Path
from typing import Any

import pytest

from db import StoreRefused, StoreUnavailable, admin
from db.sqlite import DataVersion, SqliteEngine, connect, create_file, nudge_folder, refuse_unsafe_library


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a migrated store file."""
    admin.create(f"sqlite:///{tmp_path}/office.db")
    return tmp_path / "office.db"


def pragma(connection: Any, name: str) -> Any:
    return connection.cursor().execute(f"PRAGMA {name}").fetchone()[0]


@pytest.mark.parametrize("version", [(3, 51, 2), (3, 40, 1), (3, 7, 0)])
def test_library_with_the_wal_reset_bug_is_refused(version: tuple[int, int, int]) -> None:
    with pytest.raises(StoreRefused, match=r"3\.51\.3 or newer"):
        refuse_unsafe_library(version)


@pytest.mark.parametrize("version", [(3, 51, 3), (3, 53, 4), (4, 0, 0)])
def test_library_without_it_is_taken(version: tuple[int, int, int]) -> None:
    assert refuse_unsafe_library(version) is None


@pytest.mark.parametrize("read_only", [False, True])
def test_every_connection_is_durable_and_strict(path: Path, read_only: bool) -> None:
    connection = connect(path, read_only=read_only)
    names = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "cell_size_check", "busy_timeout")
    found = {name: pragma(connection, name) for name in names}
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "busy_timeout": 10_000,
    }
    assert pragma(connection, "query_only") == int(read_only)
    connection.close()


def test_reader_cannot_write(path: Path) -> None:
    engine = SqliteEngine(str(path))
    connection = engine.begin_read()
    with pytest.raises(Exception, match="readonly"):
        connection.cursor().execute("DELETE FROM head")
    engine.rollback(connection, wrote=False)
    engine.close()


def test_file_and_folder_of_readers_are_for_the_group_only(path: Path) -> None:
    for made in (path, nudge_folder(path)):
        assert made.exists()
        assert stat.S_IMODE(made.stat().st_mode) & 0o007 == 0


def test_file_is_made_in_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    create_file(tmp_path / "var" / "loket" / "office.db")
    assert (tmp_path / "var" / "loket" / "office.db").exists()


def test_failed_begin_keeps_neither_connection_nor_gate(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = SqliteEngine(str(path))
    other = connect(path)
    other.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr("db.sqlite.PRAGMAS", ("PRAGMA busy_timeout=1",))
    for _ in range(20):  # more often than the pool has connections
        with pytest.raises(Exception, match="locked"):
            engine.begin_write()
    other.execute("ROLLBACK")
    engine.rollback(engine.begin_write(), wrote=True)
    engine.close()


def test_side_file_of_the_gate_in_a_vanished_folder_is_unavailable(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    admin.create(f"sqlite:///{folder}/office.db")
    engine = SqliteEngine(str(folder / "office.db"))
    folder.rename(tmp_path / "elsewhere")
    with pytest.raises(StoreUnavailable):
        engine.begin_write()
    engine.close()


def test_data_version_changes_with_the_commits_of_others(path: Path) -> None:
    watch, other = DataVersion(path), connect(path)
    before = watch.version()
    assert watch.version() == before
    other.execute("UPDATE head SET seq = seq")
    other.execute("INSERT INTO head VALUES (8, 0, '')")
    assert watch.version() != before
    watch.close()
    other.close()
