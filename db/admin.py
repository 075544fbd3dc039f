"""What a technician does with the store: make it, bring it to this version, look whether it is whole."""

from collections.abc import Iterator
from pathlib import Path

from alembic import command
from alembic.config import Config
from pysqlite3 import dbapi2 as sqlite_driver
from sqlalchemy import create_engine, event, text
from sqlalchemy.engine import Engine

from db import journal
from db.errors import StoreRefused, translated
from db.journal import Fault
from db.postgresql import conninfo
from db.revision import CURRENT, read_revision
from db.sqlite import PRAGMAS, create_file
from db.store import Store, open_engine

MIGRATIONS = Path(__file__).parent / "migrations"


def create(url: str) -> None:
    """Make the store at ``url``; raises StoreRefused where one is already."""
    if url.startswith("sqlite:///"):
        path = Path(url.removeprefix("sqlite:///"))
        if path.exists() and path.stat().st_size > 0:
            raise StoreRefused(f"there is a store at {path} already")
        create_file(path)
    elif _revision(url) is not None:
        raise StoreRefused("the database holds a store already")
    _upgrade(url)


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
    engine = create_engine(url, module=sqlite_driver)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", lambda connection: connection.execute(text("BEGIN IMMEDIATE")))
    return engine


def _psycopg(url: str) -> object:
    import psycopg

    return psycopg.connect(conninfo(url))


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
    config.attributes["engine"] = alembic_engine(url)
    with translated():
        command.upgrade(config, "head")
    config.attributes["engine"].dispose()
