"""Settling: what a store does once a day, so that nothing piles up and nothing erased can be read again."""

import contextlib
import shutil

from db.files import told
from db.server_programs import connected
from db.sqlite import connect
from db.store import sqlite_path

# Somebody may be reading for long; whoever wants to write must not wait behind us for that.
PATIENCE_MS = 200
MEGABYTE = 1 << 20
LITTLE_ROOM = 1024 * MEGABYTE
# The log of a day's work stays below 5 MB, unless somebody keeps the store from writing it back.
LONG_LOG = 64 * MEGABYTE


def warnings(url: str) -> list[str]:
    """Return what will become a fault of an SQLite store if nobody looks after it."""
    path = sqlite_path(url)
    if path is None:
        return []
    found = []
    with told(path):
        free = shutil.disk_usage(path.parent).free
        log = path.with_name(path.name + "-wal")
        size = log.stat().st_size if log.exists() else 0
    if free < LITTLE_ROOM:
        found.append(f"Only {free // MEGABYTE} MB are free on the disk of {path}: remove what is not needed.")
    if size > LONG_LOG:
        found.append(f"{log} has grown to {size // MEGABYTE} MB: a process reads without end; start the office anew.")
    return found


def settle(url: str) -> None:
    """Write SQLite's log into its file and empty it, or have PostgreSQL drop the old rows of what changes most."""
    path = sqlite_path(url)
    if path is None:
        with connected(url) as connection:
            connection.execute("VACUUM (ANALYZE) booking, print_job")
        return
    with contextlib.closing(connect(path)) as connection:
        connection.execute(f"PRAGMA busy_timeout={PATIENCE_MS}")
        connection.execute("PRAGMA optimize")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # says that it was busy, and is no fault then
