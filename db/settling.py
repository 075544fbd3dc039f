"""Settling: what a store does once a day, so that nothing piles up and nothing erased can be read again."""

import contextlib

from db.server_programs import connected
from db.sqlite import connect
from db.store import sqlite_path

# Somebody may be reading for long; whoever wants to write must not wait behind us for that.
PATIENCE_MS = 200


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
