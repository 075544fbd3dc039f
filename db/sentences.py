"""The sentences in which the drivers' errors are told: what happened, where, and what to do about it.

They are read by a technician who has not seen this office before. docs/operations.md explains each of them.
"""

import shutil
from pathlib import Path
from typing import Any

from psycopg import OperationalError
from psycopg import errors as pg

from db.acknowledgement import NotAcknowledged
from db.holder import holder_of
from db.hosts import NOT_TO_BE_WRITTEN

Sentence = str | None

# Primary result codes of SQLite (sqlite.org/rescode.html).
ERROR, BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB = 1, 5, 6, 8, 10, 11, 13, 14, 26
# With less than this a write fails somewhere, and not always with SQLite's own word for it.
NO_ROOM = 64 * 1024

# The driver gives no code for what happens while it copies a file.
_SQLITE_WORDS = (
    ("disk is full", FULL),
    ("disk I/O error", IOERR),
    ("is locked", BUSY),
    ("readonly", READONLY),
    ("malformed", CORRUPT),
    ("not a database", NOTADB),
)
_SQLITE_FAULTS = {
    READONLY: "{path} or its folder is read-only for this user: check its owner and the mount",
    CANTOPEN: "{path} cannot be opened: check that its folder exists and may be written by this user",
    IOERR: "the disk that holds {path} answers with errors: check the disk and its cable",
    FULL: "the disk that holds {path} is full: free some space; nothing that was acknowledged is lost",
}
_SQLITE_REFUSALS = {
    # SQLite says the same where the disk cannot read a page.
    CORRUPT: "{path} is damaged, or its disk no longer reads it: check the disk, and keep a copy of the file; then "
    "bring back the last backup with 'loket db restore'",
    NOTADB: "{path} is no store: correct the store's address, or bring back the last backup with 'loket db restore'",
}


def sqlite_refusal(error: Any, path: str) -> Sentence:
    """Return why a file must not be used as it is, None where it may be tried again."""
    code = _primary(error)
    if code == ERROR and "no such table" in str(error):
        return f"{path} lacks a table of the store ({str(error).rpartition(': ')[2]}): bring back the last backup"
    if code in _SQLITE_REFUSALS:
        return _SQLITE_REFUSALS[code].format(path=path)
    return None


def sqlite_fault(error: Any, path: str) -> str:
    """Return why a file cannot be read or written now."""
    code = _primary(error)
    if code in (BUSY, LOCKED):
        return locked(path, holder_of(Path(f"{path}-shm")))
    if code == IOERR and _is_full(path):
        code = FULL
    if code in _SQLITE_FAULTS:
        return _SQLITE_FAULTS[code].format(path=path)
    return f"{path} does not answer ({error})"


def locked(path: str, holder: str) -> str:
    """Return the sentence for a lock that another process keeps."""
    return f"{path} is locked for too long by {holder or 'another process'}: let it go on, or end it"


def _primary(error: Any) -> int:
    code = int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
    return code or next((code for part, code in _SQLITE_WORDS if part in str(error)), 0)


def _is_full(path: str) -> bool:
    try:
        return shutil.disk_usage(Path(path).parent).free < NO_ROOM
    except OSError:
        return False


_POSTGRESQL_FAULTS: tuple[tuple[type[Exception], str], ...] = (
    (pg.DiskFull, "the disk of {server} is full: free some space there; nothing that was acknowledged is lost"),
    (pg.IoError, "the disk of {server} answers with errors: check the disk and its cable"),
    (pg.LockNotAvailable, "{server} keeps a row locked for too long: another process of the office hangs"),
    (pg.IdleInTransactionSessionTimeout, "{server} undid what stood still for too long: this program was held up"),
    (pg.QueryCanceled, "{server} takes too long to answer: look at its load"),
    (pg.TooManyConnections, "{server} takes no more connections: end what is not needed, or raise max_connections"),
    (NotAcknowledged, "{server} does not vouch for a commit: look with 'loket db replication' for a lost standby"),
    (pg.ReadOnlySqlTransaction, "{server} is a standby and may not be written: name the primary in the address"),
)
# libpq knows no codes for what happens before a connection stands.
_WHILE_CONNECTING = (
    ("password authentication failed", "{server} refuses the user or password in the store's address"),
    ("no password supplied", "{server} asks for a password: write it into the store's address or ~/.pgpass"),
    ("no pg_hba.conf entry", "{server} admits no such user from this machine: add it to pg_hba.conf there"),
    ("does not exist", "{server} has no such database or user: make them there, or correct the store's address"),
    ("translate host name", "the name of {server} is unknown here: correct it, or look after the network"),
    (NOT_TO_BE_WRITTEN, "{server} answers, but its primary is away: promote a standby with 'loket db promote'"),
    ("starting up", "{server} is still starting: wait a moment"),
)
_NO_ANSWER = "{server} does not answer: look whether it is switched on, its service runs, and the cable is in"
_POSTGRESQL_REFUSALS: tuple[tuple[type[Exception], str], ...] = (
    (pg.DataCorrupted, "the data of {server} is damaged: bring back the last backup with 'loket db restore'"),
    (pg.IndexCorrupted, "an index of {server} is damaged: run REINDEX there, or bring back the last backup"),
    (pg.InsufficientPrivilege, "{server} forbids this user what the store needs: make it the owner of the database"),
    (pg.UndefinedTable, "the database of {server} lacks a table of the store: bring back the last backup"),
)


def postgresql_refusal(error: Exception, server: str) -> Sentence:
    """Return why a database must not be used as it is, None where it may be tried again or the bug is ours."""
    return _first_of(_POSTGRESQL_REFUSALS, error, server)


def postgresql_fault(error: Exception, server: str) -> Sentence:
    """Return why a server cannot be used now, None where the bug is ours."""
    known = _first_of(_POSTGRESQL_FAULTS, error, server)
    if known or not isinstance(error, OperationalError):
        return known
    said = str(error)
    for part, sentence in _WHILE_CONNECTING:
        if part in said:
            return sentence.format(server=server)
    return _NO_ANSWER.format(server=server)


def _first_of(table: tuple[tuple[type[Exception], str], ...], error: Exception, server: str) -> Sentence:
    return next((sentence.format(server=server) for kind, sentence in table if isinstance(error, kind)), None)
