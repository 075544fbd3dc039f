"""The store: opens the engine a URL names and runs one transaction for each use case."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import psycopg
from sqlalchemy import Dialect

from db import journal
from db.errors import StoreRefused, translated
from db.feed import Feed, Listener
from db.postgresql import PostgresqlEngine, place_of
from db.revision import expect_current
from db.sqlite import SqliteEngine
from db.tx import Tx


class Engine(Protocol):
    """What the two engines have in common."""

    dialect: Dialect
    place: str

    def begin_write(self) -> Any:
        """Return a connection in a transaction that may write."""

    def begin_read(self) -> Any:
        """Return a connection in a transaction that sees one moment of the store."""

    def commit(self, connection: Any, *, wrote: bool) -> None:
        """Make a transaction durable, give its connection back, and see that the readers are nudged."""

    def rollback(self, connection: Any, *, wrote: bool) -> None:
        """Undo a transaction and give its connection back."""

    def listener(self) -> Listener:
        """Return a new ear for what is written."""

    def close(self) -> None:
        """Close every connection."""


class Store:
    """The store of one office. May be shared by threads; each transaction has a connection of its own."""

    def __init__(self, engine: Engine, office: int) -> None:
        self.office = office
        self._engine = engine

    @contextmanager
    def begin(self) -> Iterator[Tx]:
        """Open a transaction that writes; leaving the block by an exception, or after ``tx.give_up()``, undoes it.

        Raises StoreUnavailable when the store does not answer within the limits of ``db.locks``. When that
        happens at the commit, nobody knows whether it was done: ask again with the same request id.
        """
        with translated(self._engine.place):
            connection = self._engine.begin_write()
            try:
                tx = Tx(self._engine.dialect, connection, self.office)
                yield tx
                if not tx.given_up:
                    journal.append(tx)
            except BaseException:
                self._engine.rollback(connection, wrote=True)
                raise
            if tx.given_up:
                self._engine.rollback(connection, wrote=True)
            else:
                self._engine.commit(connection, wrote=True)

    @contextmanager
    def read(self) -> Iterator[Tx]:
        """Open a transaction that only reads, and sees one moment of the store."""
        with translated(self._engine.place):
            connection = self._engine.begin_read()
            try:
                yield Tx(self._engine.dialect, connection, self.office)
            except BaseException:
                self._engine.rollback(connection, wrote=False)
                raise
            self._engine.commit(connection, wrote=False)

    def feed(self, cursor: int | None = None) -> Feed:
        """Return a reader of what is written after row ``cursor``, or from now on."""
        listener = self._engine.listener()
        if cursor is None:
            with self.read() as tx:
                cursor = journal.read_head(tx).seq
        return Feed(self, listener, cursor)

    def close(self) -> None:
        """Close every connection."""
        self._engine.close()


def open_store(url: str, office: int) -> Store:
    """Open the store at ``sqlite:///path`` or ``postgresql://...``.

    Raises StoreUnavailable when it cannot be reached, and StoreRefused when it must not be used: a schema of
    another version, a library with a known fault, a file that is no store.
    """
    engine = open_engine(url)
    try:
        expect_current(engine)
    except BaseException:
        engine.close()
        raise
    return Store(engine, office)


def open_engine(url: str) -> SqliteEngine | PostgresqlEngine:
    """Return the engine ``url`` names."""
    path = sqlite_path(url)
    if path is not None:
        return SqliteEngine(str(path))
    try:
        return PostgresqlEngine(url)
    except psycopg.ProgrammingError:
        raise StoreRefused("the store's address must be like postgresql://user@host:5432/loket") from None


def sqlite_path(url: str) -> Path | None:
    """Return the file of an SQLite store, None for a server; anything else is refused."""
    if url.startswith("sqlite:///"):
        return Path(url.removeprefix("sqlite:///"))
    if url.startswith("postgresql://"):
        return None
    raise StoreRefused("the store's address must begin with sqlite:/// or postgresql://")


def place_of_url(url: str) -> str:
    """Return a store in words, without the password its address may hold."""
    path = sqlite_path(url)
    return place_of(url) if path is None else str(path)
