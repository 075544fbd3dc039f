"""What a store says that cannot be used: one sentence that names it, whatever the world did to it."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from db import StoreRefused, StoreUnavailable, open_store
from db.sqlite import SqliteEngine, connect
from db.store import Store
from tests.helpers.offices import found_office_at, sqlite_stores

NOBODY = 65534


@pytest.fixture
def path() -> Iterator[Path]:
    """Return a founded store in a folder that every user may enter."""
    folder = Path(tempfile.mkdtemp(prefix="loket-faults-"))
    folder.chmod(0o755)
    url = sqlite_stores(folder).new_url()
    found_office_at(url)
    yield Path(url.removeprefix("sqlite:///"))
    shutil.rmtree(folder)


def url_of(path: Path) -> str:
    return f"sqlite:///{path}"


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Work without the rights of root for a while; nothing changes for somebody who has none."""
    user = os.geteuid()
    os.seteuid(NOBODY if user == 0 else user)
    try:
        yield
    finally:
        os.seteuid(user)


def test_folder_in_the_place_of_the_file(path: Path) -> None:
    with pytest.raises((StoreRefused, StoreUnavailable), match=path.parent.name):
        open_store(url_of(path.parent), 7)


@pytest.mark.parametrize(
    "content", [b"not a database, but long enough to be one " * 50, b"SQLite format 3\0" + b"x" * 9000]
)
def test_file_that_is_something_else(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(StoreRefused, match=path.name):
        open_store(url_of(path), 7)


def test_file_that_was_cut_off(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 3)
    with pytest.raises(StoreRefused, match=path.name):
        open_store(url_of(path), 7)


def test_page_of_the_journal_that_is_damaged(path: Path) -> None:
    connection = connect(path)
    page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'journal'").fetchone()[0]
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    reopened = open_store(url_of(path), 7)
    with pytest.raises(StoreRefused, match="damaged"), reopened.read() as tx:
        tx.execute("SELECT * FROM journal").fetchall()
    reopened.close()


def test_file_that_is_read_only(path: Path) -> None:
    path.chmod(0o444)
    path.parent.chmod(0o555)
    with ordinary_user(), pytest.raises(StoreUnavailable, match="check"):
        write(open_store(url_of(path), 7))
    path.parent.chmod(0o755)


def write(store: Store) -> None:
    """Write something and close the store."""
    try:
        with store.begin() as tx:
            tx.execute("UPDATE head SET seq = seq")
    finally:
        store.close()


def test_server_that_is_not_there() -> None:
    with pytest.raises(StoreUnavailable, match=r"127\.0\.0\.1"):
        open_store("postgresql://loket@127.0.0.1:1/loket", 7)


@pytest.mark.processes
def test_gate_held_by_a_stopped_process_is_told_after_the_limit(path: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(path)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    holder.send_signal(signal.SIGSTOP)
    store = Store(SqliteEngine(str(path), timedelta(seconds=0.2)), 7)
    with pytest.raises(StoreUnavailable, match="locked for too long"):
        write(store)
    holder.kill()
    holder.wait()
    holder.stdout.close()
    write(Store(SqliteEngine(str(path), timedelta(seconds=10)), 7))


HOLDER = """
import sys, time
from pathlib import Path
from db.gate import Gate
path = Path(sys.argv[1])
Gate(path.with_name(path.name + ".gate")).enter()
print("held", flush=True)
time.sleep(600)
"""
