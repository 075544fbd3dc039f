"""What can go wrong with the store: the world failed, the file is not ours to use, or a rule was broken.

No message carries a value of a row: drivers put whole rows, names included, into theirs.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from pysqlite3 import dbapi2 as sqlite

from db import sentences


class StoreUnavailable(Exception):
    """The store cannot be reached or written now: server, cable, disk or lock. Try again later."""


class StoreRefused(Exception):
    """The store must not be used as it is: wrong version, corrupt, not a store of ours. Says what to do."""


class StoreConflict(Exception):
    """A constraint of the schema refused a write: a bug of ours, stopped at the last line."""


@contextmanager
def translated(place: str = "the store") -> Iterator[None]:
    """Turn the drivers' errors into the store's own, which name ``place`` and not the values of the rows.

    ``place`` is the path of the SQLite file, or the server as ``db.postgresql.place_of`` spells it.
    """
    try:
        yield
    except sqlite.IntegrityError as error:
        raise StoreConflict(str(error)) from None
    except psycopg.IntegrityError as error:
        raise StoreConflict(f"{type(error).__name__}: {error.diag.constraint_name or 'constraint'}") from None
    except sqlite.DatabaseError as error:
        refused = sentences.sqlite_refusal(error, place)
        if refused is None:
            raise StoreUnavailable(sentences.sqlite_fault(error, place)) from None
        raise StoreRefused(refused) from None
    except psycopg.Error as error:
        refused = sentences.postgresql_refusal(error, place)
        if refused is not None:
            raise StoreRefused(refused) from None
        fault = sentences.postgresql_fault(error, place)
        if fault is None:
            raise  # a statement of ours is wrong: a bug keeps its traceback
        raise StoreUnavailable(fault) from None
