"""What can go wrong with the store: the world failed, the file is not ours to use, or a rule was broken.

No message carries a value of a row: drivers put whole rows, names included, into theirs.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from pysqlite3 import dbapi2 as sqlite


class StoreUnavailable(Exception):
    """The store cannot be reached or written now: server, cable, disk or lock. Try again later."""


class StoreRefused(Exception):
    """The store must not be used as it is: wrong version, corrupt, not a store of ours. Says what to do."""


class StoreConflict(Exception):
    """A constraint of the schema refused a write: a bug of ours, stopped at the last line."""


SQLITE_SENTENCES = (
    ("database is locked", "the store is locked by another process for too long"),
    ("database or disk is full", "the disk is full: free some space, nothing was lost"),
    ("readonly", "the store's file or folder is read-only for this user: check its owner and the mount"),
    ("unable to open", "the store's file cannot be opened: check that the folder exists and may be written"),
    ("disk I/O error", "the disk answers with errors: check the disk and its cable"),
)


@contextmanager
def translated() -> Iterator[None]:
    """Turn the drivers' errors into the store's own, without the values they carry."""
    try:
        yield
    except sqlite.IntegrityError as error:
        raise StoreConflict(str(error)) from None
    except psycopg.IntegrityError as error:
        raise StoreConflict(f"{type(error).__name__}: {error.diag.constraint_name or 'constraint'}") from None
    except sqlite.OperationalError as error:
        raise StoreUnavailable(_sqlite_sentence(str(error))) from None
    except sqlite.DatabaseError as error:
        raise StoreRefused(f"the store's file is damaged ({error}): restore the last backup") from None
    except psycopg.OperationalError as error:
        raise StoreUnavailable(f"the database server does not answer ({type(error).__name__})") from None


def _sqlite_sentence(message: str) -> str:
    for part, sentence in SQLITE_SENTENCES:
        if part in message:
            return sentence
    return f"the store does not answer ({message})"
