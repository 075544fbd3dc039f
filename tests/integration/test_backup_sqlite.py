"""What only an SQLite file can suffer: a bent copy, a damaged store, a log without its file."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as driver

from db import StoreRefused
from db.backup import back_up
from db.copies import look_at_file
from db.progress import unwatched
from db.restore import restore
from db.second_look import look
from tests.helpers.offices import ZONE, a_booking, an_office, reopened, sqlite_stores

EVENING = datetime(2026, 11, 24, 17, 0, tzinfo=ZONE)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return the file of an office with three bookings."""
    url = sqlite_stores(tmp_path).new_url()
    office = an_office(url)
    for _ in range(3):
        a_booking(office)
    office.store.close()
    return Path(url.removeprefix("sqlite:///"))


def bend(path: Path, *statements: str) -> None:
    """Change a file behind the program's back, with another SQLite."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER IF EXISTS journal_no_update")
        connection.execute("DROP TRIGGER IF EXISTS journal_no_delete")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE journal SET actor = 'somebody' WHERE seq = 2", "journal of office 7 does not hold at row 2"),
        ("DELETE FROM journal WHERE seq = 3", "journal of office 7 does not hold at row 3"),
        ("DELETE FROM journal WHERE seq = 4", "does not end where its head says"),
        ("UPDATE head SET hash = 'x'", "does not end where its head says"),
        ("UPDATE booking SET slot = 9999", "a row of booking points nowhere"),
        ("DROP TABLE journal", "it holds no journal"),
    ],
)
def test_bent_copy_is_found_out_by_the_other_program(store: Path, statement: str, fault: str) -> None:
    bend(store, statement)
    with pytest.raises(StoreRefused, match=fault):
        look_at_file(store, unwatched)


def test_torn_page_is_found_out_by_the_other_program(store: Path) -> None:
    size = store.stat().st_size
    with store.open("r+b") as file:
        file.seek(size // 2)
        file.write(b"\xff" * 4096)
    with pytest.raises(StoreRefused, match=r"is damaged|cannot be read"):
        look_at_file(store, unwatched)


@pytest.mark.parametrize("name", ["letter.db", "nothing.db"])
def test_what_is_no_database_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "letter.db").write_text("Dear Siti,\n" * 100, encoding="utf-8")
    with pytest.raises(StoreRefused, match="is not whole: it cannot be read"):
        look_at_file(tmp_path / name, unwatched)


def test_look_gives_the_hash_that_was_asked_for(store: Path) -> None:
    contents = look_at_file(store, unwatched, {7: 4})
    assert contents.hashes == {7: contents.ends[7].hash}


def test_look_says_how_far_it_is(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.second_look.TOLD_EVERY", 2)
    steps = list(look(str(store), {}))
    assert steps[:-1] == [{"rows": 2, "of": 4}, {"rows": 4, "of": 4}]
    assert steps[-1]["fault"] == ""


def test_backup_of_a_bent_store_is_refused_and_older_ones_stay(store: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    whole = back_up(f"sqlite:///{store}", folder, EVENING, 1)
    bend(store, "UPDATE journal SET actor = 'somebody' WHERE seq = 2")
    with pytest.raises(StoreRefused, match="does not hold at row 2"):
        back_up(f"sqlite:///{store}", folder, EVENING.replace(hour=18), 1)
    assert list(folder.iterdir()) == [whole.path]


def test_damaged_store_is_replaced_and_kept_with_its_log(store: Path, tmp_path: Path) -> None:
    made = back_up(f"sqlite:///{store}", tmp_path / "backups", EVENING, 1)
    store.write_bytes(b"rubbish" * 1000)
    log = store.with_name(store.name + "-wal")
    log.write_bytes(b"the last tickets")
    restored = restore(f"sqlite:///{store}", made.path, EVENING)
    assert restored.kept == store.with_name(f"{store.name}.replaced-20261124-170000")
    assert restored.kept.read_bytes().startswith(b"rubbish")
    assert restored.kept.with_name(restored.kept.name + "-wal").read_bytes() == b"the last tickets"
    reopened(f"sqlite:///{store}").store.close()


def test_log_of_a_killed_office_goes_with_the_store_it_belongs_to(store: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{store}"
    made = back_up(url, tmp_path / "backups", EVENING, 1)
    office = reopened(url)
    a_booking(office)
    dead = tmp_path / "dead.db"
    for end in ("", "-wal"):  # as after a power cut: the booking stands in the log alone
        dead.with_name(dead.name + end).write_bytes(store.with_name(store.name + end).read_bytes())
    office.store.close()
    restored = restore(f"sqlite:///{dead}", made.path, EVENING, force=True)
    assert restored.kept is not None
    with closing(driver.connect(str(restored.kept))) as kept:
        assert kept.execute("SELECT count(*) FROM booking").fetchone() == (4,)
    with closing(driver.connect(str(dead))) as new:
        assert new.execute("SELECT count(*) FROM booking").fetchone() == (3,)


def test_log_without_its_store_is_never_taken_for_the_new_one_s(store: Path, tmp_path: Path) -> None:
    made = back_up(f"sqlite:///{store}", tmp_path / "backups", EVENING, 1)
    new = tmp_path / "new.db"
    new.with_name("new.db-wal").write_bytes(b"of another store")
    assert restore(f"sqlite:///{new}", made.path, EVENING).kept is None
    assert not new.with_name("new.db-wal").exists()
    reopened(f"sqlite:///{new}").store.close()


def test_restored_file_is_in_wal_mode(store: Path, tmp_path: Path) -> None:
    made = back_up(f"sqlite:///{store}", tmp_path / "backups", EVENING, 1)
    new = tmp_path / "new" / "loket.db"
    restore(f"sqlite:///{new}", made.path, EVENING)
    with closing(driver.connect(str(new))) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert sorted(path.name for path in new.parent.iterdir()) == ["loket.db"]
