"""What a technician does with the store: make it, bring it to this version, look whether it is whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from alembic import command
from alembic.config import Config
from pysqlite3 import dbapi2 as sqlite_driver
from sqlalchemy import NullPool, create_engine, event, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError

from db import journal
from db.errors import StoreRefused, translated
from db.journal import Fault
from db.postgresql import conninfo
from db.revision import CURRENT, read_revision
from db.sqlite import PRAGMAS, create_file, is_file
from db.store import Store, open_engine, place_of_url, sqlite_path

MIGRATIONS = Path(__file__).parent / "migrations"


def create(url: str) -> None:
    """Make the store at ``url``; raises StoreRefused where one is already."""
    if exists(url):
        raise StoreRefused(f"there is a store at {place_of_url(url)} already")
    path = sqlite_path(url)
    if path is not None:
        create_file(path)
    _upgrade(url)


def exists(url: str) -> bool:
    """Tell whether the tables of a store are at ``url``; a file that is something else is refused."""
    path = sqlite_path(url)
    if path is not None and not is_file(path):
        return False
    return _revision(url) is not None


def migrate(url: str) -> str | None:
    """Bring the store to this program's version; returns the version it had before."""
    before = _revision(url)
    if before is not None and before > CURRENT:
        raise StoreRefused(f"the store is of version {before}, newer than {CURRENT}: install the newer program")
    _upgrade(url)
    return before


def check(store: Store) -> Iterator[int | Fault]:
    """Verify the journal's chain; yields the number of rows seen so far, and a Fault where it breaks."""
    with store.read() as tx:
        yield from journal.verify(tx)


def alembic_engine(url: str) -> Engine:
    """Return an SQLAlchemy engine for migrations, set up like the store's own connections."""
    if url.startswith("postgresql://"):
        return create_engine(
            "postgresql+psycopg://", connect_args={"conninfo": conninfo(url)}, creator=lambda: _psycopg(url)
        )
    path = sqlite_path(url)
    engine = create_engine(
        "sqlite://", creator=lambda: sqlite_driver.connect(str(path)), module=sqlite_driver, poolclass=NullPool
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", lambda connection: connection.execute(text("BEGIN IMMEDIATE")))
    return engine


def _psycopg(url: str) -> object:
    connection = psycopg.connect(conninfo(url), autocommit=True)
    for limit in ("statement_timeout", "idle_in_transaction_session_timeout", "lock_timeout"):
        connection.execute(f"SET {limit} = 0")  # they are for people who wait at a counter
    connection.autocommit = False
    return connection


def _prepare_sqlite(connection: object, _record: object) -> None:
    connection.isolation_level = None  # type: ignore[attr-defined]  # begins no transaction by itself
    for pragma in (*PRAGMAS, "PRAGMA foreign_keys=OFF"):
        connection.execute(pragma)  # type: ignore[attr-defined]


def _revision(url: str) -> str | None:
    engine = open_engine(url)
    try:
        return read_revision(engine)
    finally:
        engine.close()


def _upgrade(url: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    engine = config.attributes["engine"] = alembic_engine(url)
    try:
        with translated(place_of_url(url)), unwrapped():
            command.upgrade(config, "head")
    finally:
        engine.dispose()


@contextmanager
def unwrapped() -> Iterator[None]:
    """Raise the driver's own error where SQLAlchemy wraps it."""
    try:
        yield
    except DBAPIError as error:
        raise (error.orig or error) from None
