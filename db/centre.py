"""The store of a national centre: copies of the journals of many offices, and nothing else.

No column of it can hold a person: the journal names ids only, and a copy has the journal's own columns. Every row was
checked against the one before it when it came, and triggers keep it as it is.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Column, MetaData, PrimaryKeyConstraint, String, Table, Text, bindparam, insert, select, update
from sqlalchemy import text as sql_text
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.sql.elements import ClauseElement

from db import schema
from db.admin import alembic_engine, unwrapped
from db.errors import StoreRefused, translated
from db.journal import GENESIS, Head, JournalRow
from db.revision import read_revision
from db.sqlite import create_file, is_file
from db.statement import Nothing, Statement
from db.store import Store, open_engine, place_of_url, sqlite_path
from db.tx import Tx
from db.types import UTCDateTime

VERSION = "1"
NO_OFFICE = 0

metadata = MetaData(naming_convention=schema.metadata.naming_convention)
version = Table("centre", metadata, Column("version", String(8), primary_key=True))
copies = Table(
    "office_journal",
    metadata,
    *(Column(c.name, c.type, nullable=c.nullable) for c in schema.journal.c),
    PrimaryKeyConstraint("office", "seq"),
)
offices = Table(
    "office",
    metadata,
    schema.office_column(),
    *(Column(c.name, c.type, nullable=False) for c in schema.head.c if c.name != "office"),  # the last verified row
    Column("pulled_at", UTCDateTime, nullable=True),  # when it last answered as it should
    Column("fault", Text, nullable=False, server_default=sql_text("''")),  # what was wrong since then
    PrimaryKeyConstraint("office"),
)


class OfficeRow(NamedTuple):
    """One office as the centre knows it."""

    office: int
    seq: int
    hash: str
    pulled_at: datetime | None
    fault: str


def create(url: str) -> None:
    """Make the centre's store; raises StoreRefused where it is already."""
    if _version(url) is not None:
        raise StoreRefused(f"there is a centre's store at {place_of_url(url)} already")
    path = sqlite_path(url)
    if path is not None:
        create_file(path)
    engine = alembic_engine(url)
    try:
        with translated(place_of_url(url)), unwrapped(), engine.begin() as connection:
            metadata.create_all(connection)
            for trigger in _TRIGGERS[engine.dialect.name]:
                connection.execute(sql_text(trigger))
            connection.execute(insert(version).values(version=VERSION))
    finally:
        engine.dispose()


def open_centre(url: str) -> Store:
    """Open the centre's store."""
    found = _version(url)
    if found is None:
        raise StoreRefused(f"there is no centre's store at {place_of_url(url)}: make one with 'loket centre create'")
    if found != VERSION:
        raise StoreRefused(f"the centre's store is of version {found}, not of {VERSION}: install the program that fits")
    return Store(open_engine(url), NO_OFFICE)


def _version(url: str) -> str | None:
    """Return the version of the centre's store, None where there is none."""
    path = sqlite_path(url)
    if path is not None and not is_file(path):
        return None
    engine = open_engine(url)
    try:
        return read_revision(engine, f"SELECT version FROM {version.name}")
    finally:
        engine.close()


def head_of(tx: Tx, office: int) -> Head:
    """Return the end of an office's chain as far as it is here; enter an office that is new."""
    row = _OFFICE.first(tx, office=office)
    if row is None:
        _ENTER.run(tx, office=office, seq=0, hash=GENESIS)
        row = _OFFICE.only(tx, office=office)  # another pull may have entered it at the same moment
    return Head(row.seq, row.hash)


def _enter(engine: str) -> ClauseElement:
    make: Any = sqlite_insert if engine == "sqlite" else postgresql_insert
    new = make(offices).values(office=bindparam("office"), seq=bindparam("seq"), hash=bindparam("hash"))
    entered: ClauseElement = new.on_conflict_do_nothing()
    return entered


def append(tx: Tx, office: int, end: Head, rows: Sequence[JournalRow]) -> bool:
    """Add verified rows behind ``end``; False where another pull has been there first, and nothing is to be kept."""
    last = rows[-1]
    if not _MOVE.run(tx, office_=office, before=end.seq, seq=last.seq, hash=last.hash):
        tx.give_up()
        return False
    if tx.dialect.name == "postgresql":
        tx.copy_rows(copies.name, ((office, *row) for row in rows))
    else:
        _COPY.run_many(tx, ({"office": office, **row._asdict()} for row in rows))
    return True


def note(tx: Tx, office: int, at: datetime, fault: str) -> None:
    """Remember how a pull ended: with a fault, or well."""
    head_of(tx, office)
    if fault:
        _FAULT.run(tx, office_=office, fault=fault)
    else:
        _WELL.run(tx, office_=office, pulled_at=at, fault="")


def every(tx: Tx) -> list[OfficeRow]:
    """Return all offices that were ever pulled, by number."""
    return _EVERY.all(tx)


def rows_of(tx: Tx, office: int, after: int, limit: int) -> list[JournalRow]:
    """Return some rows of one office's journal."""
    return _ROWS.all(tx, office=office, seq=after, limit=limit)


_TRIGGERS = {
    "sqlite": tuple(each.replace(" journal ", " office_journal ") for each in schema.SQLITE_TRIGGERS),
    "postgresql": tuple(each.replace(" journal\n", " office_journal\n") for each in schema.POSTGRESQL_TRIGGERS[:2]),
}
_OFFICE = Statement(lambda _: select(offices).where(offices.c.office == bindparam("office")), OfficeRow)
_EVERY = Statement(lambda _: select(offices).order_by(offices.c.office), OfficeRow)
_ENTER = Statement(_enter, Nothing)
_MOVE = Statement(
    lambda _: (
        update(offices)
        .where(offices.c.office == bindparam("office_"), offices.c.seq == bindparam("before"))
        .values(seq=bindparam("seq"), hash=bindparam("hash"))
    ),
    Nothing,
)
_COPY = Statement(lambda _: insert(copies), Nothing)
_FAULT = Statement(
    lambda _: update(offices).where(offices.c.office == bindparam("office_")).values(fault=bindparam("fault")), Nothing
)
_WELL = Statement(
    lambda _: (
        update(offices)
        .where(offices.c.office == bindparam("office_"))
        .values(pulled_at=bindparam("pulled_at"), fault=bindparam("fault"))
    ),
    Nothing,
)
_ROWS = Statement(
    lambda _: (
        select(*(c for c in copies.c if c.name != "office"))
        .where(copies.c.office == bindparam("office"), copies.c.seq > bindparam("seq"))
        .order_by(copies.c.seq)
        .limit(bindparam("limit", type_=copies.c.seq.type))
    ),
    JournalRow,
)
