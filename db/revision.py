"""The version of the schema this program works with."""

from typing import Any

import psycopg
from pysqlite3 import dbapi2 as sqlite

from db.errors import StoreRefused, translated

CURRENT = "0001"  # the newest file in db/migrations/versions; a test holds them together


def expect_current(engine: Any) -> None:
    """Raise StoreRefused where the store's schema is another than this program's."""
    found = read_revision(engine)
    if found is None:
        raise StoreRefused("the store is empty: make its tables with 'loket db create'")
    if found < CURRENT:
        raise StoreRefused(f"the store is of version {found}, older than {CURRENT}: run 'loket db migrate'")
    if found > CURRENT:
        raise StoreRefused(f"the store is of version {found}, newer than {CURRENT}: install the newer program")


OF_OFFICES = "SELECT version_num FROM alembic_version"


def read_revision(engine: Any, question: str = OF_OFFICES) -> str | None:
    """Return the version the store says it has, or None where it has no tables."""
    with translated(engine.place):
        connection = engine.begin_read()
        try:
            row = connection.cursor().execute(question).fetchone()
        except (sqlite.Error, psycopg.Error) as error:
            engine.rollback(connection, wrote=False)
            if "no such table" in str(error) or isinstance(error, psycopg.errors.UndefinedTable):
                return None
            raise
        engine.commit(connection, wrote=False)
    return None if row is None else str(row[0])
