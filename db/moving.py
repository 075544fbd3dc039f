"""Moving an office from its SQLite file to a PostgreSQL server: everything or nothing, and proved there."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import psycopg
from psycopg import sql
from sqlalchemy import Table
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

from db import admin, journal, witness
from db.errors import StoreRefused, StoreUnavailable, translated
from db.postgresql import place_of
from db.progress import Step, Watch, unwatched
from db.revision import expect_current
from db.schema import metadata
from db.server_programs import connected
from db.sqlite import connect
from db.sqlite_copy import count_tables
from db.sqlite_restore import nobody_else
from db.store import open_engine, sqlite_path
from db.tx import Tx

TOLD_EVERY = 5_000


class Moved(NamedTuple):
    """What is on the server now."""

    tables: int
    rows: int


def move_to_server(source: str, target: str, watch: Watch = unwatched) -> Moved:
    """Copy the SQLite store ``source`` into the empty database ``target``; the source is not changed.

    One moment of the source, one transaction of the target: counted, its chains followed there, then committed. The
    numbers go on where they were. Raises StoreUnavailable while a process of the office uses the source, since what
    it writes meanwhile would stay behind.
    """
    path = sqlite_path(source)
    if path is None or sqlite_path(target) is not None:
        raise StoreRefused("only an SQLite store can be moved, and only to an address that begins with postgresql://")
    _refuse_other_version(source)
    with nobody_else(path):
        pass
    if not admin.exists(target):
        admin.create(target)
    with _snapshot(path) as reader, connected(target) as connection, connection.transaction():
        _refuse_used(connection, target)
        counts = _copy_tables(reader, connection, watch)
        _prove(connection, counts, watch)
    return Moved(len(counts), sum(counts.values()))


def _refuse_other_version(url: str) -> None:
    engine = open_engine(url)
    try:
        expect_current(engine)
    finally:
        engine.close()


@contextmanager
def _snapshot(path: Path) -> Iterator[Any]:
    reader = connect(path, read_only=True)
    try:
        with translated(str(path)):
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM head")
        yield reader
    finally:
        reader.close()


def _refuse_used(connection: psycopg.Connection[Any], target: str) -> None:
    used = connection.execute("SELECT office FROM head").fetchone()
    if used:
        raise StoreRefused(f"the database of {place_of(target)} holds office {used[0]} already: name an empty one")


def _copy_tables(reader: Any, connection: psycopg.Connection[Any], watch: Watch) -> dict[str, int]:
    counts = {name: count for name, count in count_tables(reader).items() if name in metadata.tables}
    total, done = sum(counts.values()), 0
    for table in metadata.sorted_tables:
        try:
            for copied in _copy_table(reader, connection, table):
                done += copied
                watch(Step("move", done, total))
        except psycopg.DataError:  # its text holds the value
            raise StoreRefused(f"a row of {table.name} holds what a server cannot: nothing was moved") from None
        _set_identity_on(connection, table)
    return counts


def _copy_table(reader: Any, connection: psycopg.Connection[Any], table: Table) -> Iterator[int]:
    names = [column.name for column in table.columns]
    quoted = ", ".join(f'"{name}"' for name in names)
    rows = reader.execute(f'SELECT {quoted} FROM "{table.name}"')
    into = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table.name), sql.SQL(", ").join(map(sql.Identifier, names))
    )
    with connection.cursor() as cursor, cursor.copy(into) as copy:
        while batch := list(islice(rows, TOLD_EVERY)):
            for row in batch:
                copy.write_row(row)
            yield len(batch)


def _set_identity_on(connection: psycopg.Connection[Any], table: Table) -> None:
    """Have the server go on counting behind the numbers that came with the rows."""
    for column in table.columns:
        if column.identity is not None:
            sequence = (sql.Literal(table.name), sql.Literal(column.name))
            names = (sql.Identifier(column.name), sql.Identifier(table.name))
            statement = sql.SQL("SELECT setval(pg_get_serial_sequence({}, {}), max({})) FROM {}")
            connection.execute(statement.format(*sequence, *names))


def _prove(connection: psycopg.Connection[Any], counts: dict[str, int], watch: Watch) -> None:
    """Count and follow on the server what was copied; whatever is wrong undoes the copy."""
    for name, count in counts.items():
        found = connection.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name))).fetchone()
        if found != (count,):
            raise StoreUnavailable(f"the server has other rows in {name} than the file: nothing was moved, try again")
    dialect = PGDialect_psycopg()  # type: ignore[no-untyped-call]
    for office, head in witness.heads(Tx(dialect, connection, 0)).items():
        for step in journal.verify(Tx(dialect, connection, office)):
            if isinstance(step, journal.Fault):
                raise StoreRefused(f"the audit log of office {office} does not hold at row {step.seq}: {step.what}")
            watch(Step("verify", step, head.seq))
