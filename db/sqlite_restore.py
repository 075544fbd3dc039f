"""An SQLite file takes the place of the store; nobody may have the store open meanwhile."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from pysqlite3 import dbapi2 as driver

from db.copies import Contents, look_at_file
from db.errors import StoreRefused, StoreUnavailable
from db.files import copy_file, free_name, make_folder, move, sync, told
from db.holder import holder_of
from db.progress import Watch
from db.sqlite import is_file, make_ready

# Where SQLite locks a file (sqlite.org/fileformat2.html): in WAL mode every open connection holds some of these bytes.
LOCK_BYTES, LOCK_LENGTH = 0x40000000, 512
SIDE_FILES = ("-wal", "-shm")


def replace(path: Path, backup: Path, at: datetime, watch: Watch, expected: Contents) -> Path | None:
    """Put a copy of ``backup`` in the place of the store at ``path``; return where the store before it lies now.

    A power cut leaves the old store, or the new one, or neither under its name but both beside it.
    """
    make_folder(path.parent)
    new = free_name(path, "restoring")
    try:
        with nobody_else(path):
            copy_file(backup, new, watch)
            make_ready(new)
            with told(new):
                sync(new)
            if look_at_file(new, watch) != expected:
                raise StoreRefused(f"{backup} could not be copied as it is: try again, and check the disk")
            _fold(path)
        with nobody_else(path):
            kept = _set_aside(path, at)
            move(new, path)
    finally:
        with contextlib.suppress(OSError):
            new.unlink()
    return kept


@contextmanager
def nobody_else(path: Path) -> Iterator[None]:
    """Keep every other process out of an SQLite file; raises StoreUnavailable where one has it open."""
    if not is_file(path):
        yield
        return
    with told(path), path.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, LOCK_LENGTH, LOCK_BYTES, os.SEEK_SET)
        except BlockingIOError:
            used = f"{path} is in use by {holder_of(path, 'READ') or 'another process'}"
            raise StoreUnavailable(f"{used}: end the office's processes first, then try again") from None
        yield


def _fold(path: Path) -> None:
    """Have the log of a store that was not closed in order written into its file, where it can be read at all."""
    if is_file(path):
        with contextlib.suppress(driver.DatabaseError):
            connection = driver.connect(str(path), isolation_level=None)
            try:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                connection.close()


def _set_aside(path: Path, at: datetime) -> Path | None:
    """Rename the store and what SQLite keeps beside it: a log next to another file would be taken for its own."""
    kept = free_name(path, f"replaced-{at:%Y%m%d-%H%M%S}")
    for end in SIDE_FILES:
        move(path.with_name(path.name + end), kept.with_name(kept.name + end))
    move(path, kept)
    return kept if is_file(kept) else None
