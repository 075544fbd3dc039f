"""Copies of an SQLite store, taken while the office works."""

from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2 as driver

from db.errors import StoreRefused, translated
from db.progress import Step, Watch
from db.sqlite import connect, is_file

LOOK_AGAIN_S = 0.2


def copy_store(source: Path, target: Path, watch: Watch) -> dict[str, int]:
    """Copy one moment of the store to ``target`` and return how many rows each table had in it.

    The copy is one step of SQLite inside one reading transaction. In several steps it would begin anew with every
    commit of another process, and never come to an end.
    """
    if not is_file(source):
        raise StoreRefused(f"there is no store at {source}")
    reader = connect(source, read_only=True)
    try:
        with translated(str(source)):
            reader.execute("BEGIN")
            counts = count_tables(reader)
        with translated(str(target)):
            _copy(reader, target, source, watch)
    finally:
        reader.close()
    return counts


def count_tables(connection: Any) -> dict[str, int]:
    """Return the rows of every table, in the connection's transaction."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names.fetchall()}


def _copy(reader: Any, target: Path, source: Path, watch: Watch) -> None:
    writer = driver.connect(str(target), isolation_level=None, check_same_thread=False)
    try:
        with ThreadPoolExecutor(1) as beside:
            copying = beside.submit(reader.backup, writer, pages=-1)
            while wait([copying], LOOK_AGAIN_S).not_done:
                watch(Step("copy", target.stat().st_size, source.stat().st_size))
            copying.result()
    finally:
        writer.close()
