"""SQLite as the store: one machine, one file, many processes.

WAL with ``synchronous=FULL`` (an acknowledged ticket survives a power cut; NORMAL lost some in every trial), BEGIN
IMMEDIATE for every write (a deferred transaction that reads first fails at once under contention) behind the gate.
"""

import os
import sys
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2 as driver
from sqlalchemy import Dialect, QueuePool
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from db.errors import StoreRefused, StoreUnavailable, translated
from db.gate import Gate
from db.locks import GATE_WAIT, SQLITE_BUSY
from db.nudge import NudgeListener, Nudger

# Below this a WAL reset with several connections can corrupt the file (sqlite.org, "WAL-reset bug").
SAFE_LIBRARY = (3, 51, 3)
PRAGMAS = (
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA cache_size=-8192",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
)
POOLED = 8


class SqliteEngine:
    """Connections to one SQLite file. May be shared by threads."""

    def __init__(self, path: str, gate_wait: timedelta = GATE_WAIT) -> None:
        refuse_unsafe_library(driver.sqlite_version_info)
        self.path = Path(path)
        self.place = path
        if not is_file(self.path):
            raise StoreRefused(f"there is no store at {self.path}: make one with 'loket db create'")
        self.dialect: Dialect = SQLiteDialect_pysqlite(dbapi=driver)
        self._gate = Gate(self.path.with_name(self.path.name + ".gate"), gate_wait)
        self._nudger = Nudger(nudge_folder(self.path))
        self._writers = QueuePool(lambda: connect(self.path), pool_size=POOLED, max_overflow=0, reset_on_return=None)
        self._readers = QueuePool(
            lambda: connect(self.path, read_only=True), pool_size=POOLED, max_overflow=0, reset_on_return=None
        )

    def begin_write(self) -> Any:
        """Wait at the gate, then begin; one writer at a time."""
        self._gate.enter()
        try:
            return self._begun(self._writers, "BEGIN IMMEDIATE")
        except BaseException:
            self._gate.leave()
            raise

    def begin_read(self) -> Any:
        """Begin a deferred transaction on a connection that cannot write."""
        return self._begun(self._readers, "BEGIN")

    def commit(self, connection: Any, *, wrote: bool) -> None:
        """Commit, and nudge the readers when something was written."""
        try:
            connection.cursor().execute("COMMIT")
        except BaseException:
            self.rollback(connection, wrote=wrote)
            raise
        connection.close()
        if wrote:
            self._gate.leave()
            self._nudger.nudge()

    def rollback(self, connection: Any, *, wrote: bool) -> None:
        """Undo; after a fault of the disk no connection is used again."""
        failed = isinstance(sys.exc_info()[1], driver.DatabaseError)  # the statement that brought us here
        try:
            connection.cursor().execute("ROLLBACK")
        except driver.Error:
            failed = True
        finally:
            if failed:
                self._forget(connection)
            connection.close()
            if wrote:
                self._gate.leave()

    def listener(self) -> NudgeListener:
        """Return a new ear for the nudges of all writers."""
        return NudgeListener(nudge_folder(self.path), lambda: DataVersion(self.path))

    def close(self) -> None:
        """Close every connection."""
        self._writers.dispose()
        self._readers.dispose()
        self._gate.close()
        self._nudger.close()

    def _begun(self, pool: QueuePool, statement: str) -> Any:
        connection: Any = pool.connect()
        try:
            connection.cursor().execute(statement)
        except BaseException:
            self._forget(connection)
            connection.close()
            raise
        return connection

    def _forget(self, connection: Any) -> None:
        """Throw connections away: after one error SQLite may take a file for read-only until the last is closed."""
        connection.invalidate()
        self._writers.dispose()
        self._readers.dispose()


class DataVersion:
    """A connection of its own that sees when others have committed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = connect(path, read_only=True)

    def version(self) -> int:
        """Return a number that is another one after each commit of somebody else."""
        with translated(str(self._path)):
            number: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
            return number

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def is_file(path: Path) -> bool:
    """Tell whether the store's file is there; raises StoreUnavailable where nobody lets us look."""
    try:
        return path.is_file()
    except OSError as error:
        raise StoreUnavailable(f"{path} cannot be looked at ({error.strerror}): check the folder's owner") from error


def connect(path: Path, *, read_only: bool = False) -> Any:
    """Open one connection with the settings every connection must have."""
    with translated(str(path)):
        # isolation_level=None: the driver must not begin transactions of its own.
        connection = driver.connect(
            str(path), timeout=SQLITE_BUSY.total_seconds(), isolation_level=None, check_same_thread=False
        )
        cursor = connection.cursor()
        for pragma in PRAGMAS:
            cursor.execute(pragma)
        if read_only:
            cursor.execute("PRAGMA query_only=ON")
        return connection


def refuse_unsafe_library(version: tuple[int, int, int]) -> None:
    """Raise StoreRefused for an SQLite library that can corrupt a WAL file with several connections."""
    if version < SAFE_LIBRARY:
        found = ".".join(map(str, version))
        raise StoreRefused(f"SQLite {found} can damage the store (WAL-reset bug): 3.51.3 or newer is needed")


def nudge_folder(path: Path) -> Path:
    """Return the folder in which the readers of a store listen."""
    return path.with_name(path.name + ".readers")


def create_file(path: Path) -> None:
    """Make an empty store file in WAL mode, readable by its own group only."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o660))
        with suppress(FileExistsError):
            nudge_folder(path).mkdir(mode=0o770)
    except OSError as error:
        why = f"{path} cannot be made ({error.strerror}: {error.filename})"
        raise StoreUnavailable(f"{why}: check the path in the store's address, and who may write there") from error
    make_ready(path)


def make_ready(path: Path) -> None:
    """Put a store file into WAL mode; the file itself remembers it."""
    with translated(str(path)):
        connection = driver.connect(str(path), isolation_level=None)
        mode = connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]
        connection.close()
    if mode != "wal":
        raise StoreRefused(f"the store at {path} cannot use a write-ahead log on this disk (got {mode})")
