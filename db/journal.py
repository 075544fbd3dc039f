"""The journal: audit log, change feed and replication stream in one.

Append-only by triggers; ``seq`` has no gap and grows in commit order, since the row lock on ``head`` is taken last
and held until the commit; each row's hash covers the row and the hash before it. Whoever keeps one hash on paper can
show later that nothing before it was changed: eight digits of it stand on every ticket.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import NamedTuple

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.sql.elements import ClauseElement

from db import schema
from db.entry import Entry, Value, canonical
from db.statement import Nothing, Statement
from db.tx import Tx

GENESIS = "0" * 64
HEAD_DIGITS = 8
VERIFY_BATCH = 1024


class JournalRow(NamedTuple):
    """One row as it is stored; ``data`` is canonical JSON."""

    seq: int
    at: datetime
    day: date
    kind: str
    actor: str
    subject: str
    data: str
    req: str | None
    hash: str

    @property
    def facts(self) -> dict[str, Value]:
        """Return the data as a mapping."""
        facts: dict[str, Value] = json.loads(self.data)
        return facts


class Head(NamedTuple):
    """The end of the chain."""

    seq: int
    hash: str


def row_hash(previous: str, office: int, row: JournalRow) -> str:
    """Return the hash of a row behind one whose hash is ``previous``; docs/formats/journal.md has an example."""
    return hash_of_text(hashed_text(previous, office, row))


def hashed_text(previous: str, office: int, row: JournalRow) -> str:
    """Return the text whose hash a row has behind one whose hash is ``previous``."""
    at = row.at.astimezone(UTC).isoformat(timespec="microseconds")
    said = (row.kind, row.actor, row.subject, row.data, row.req)
    parts = (previous, office, row.seq, at, row.day.isoformat(), *said)
    # A tampered column may hold what JSON cannot: it must give a wrong hash, not an error.
    return json.dumps(parts, separators=(",", ":"), default=repr)


def hash_of_text(text: str) -> str:
    """Return the hash of a row from its hashed text."""
    return hashlib.sha256(text.encode()).hexdigest()


def append(tx: Tx) -> None:
    """Write what the transaction recorded, behind the lock on the head. Called by the store before it commits."""
    if not tx.entries:
        return
    seq, last = _LOCK_HEAD.only(tx, office=tx.office)
    for entry in tx.entries:
        seq += 1
        row = _row_of(entry, seq)
        last = row_hash(last, tx.office, row)
        _INSERT.run(tx, office=tx.office, **row._replace(hash=last)._asdict())
    _MOVE_HEAD.run(tx, office_=tx.office, seq=seq, hash=last)


def read_head(tx: Tx) -> Head:
    """Return the end of the chain without locking it."""
    return _READ_HEAD.first(tx, office=tx.office) or Head(0, GENESIS)


def find_request(tx: Tx, request_id: str) -> JournalRow | None:
    """Return what an act wrote when it was done before; for transactions that may write.

    The answer is about to be given again. A server that crashed may show a row that no standby has yet: the lock
    makes this transaction's own commit wait until they do, so the answer is as safe as the first one was.
    """
    row = _BY_REQUEST.first(tx, office=tx.office, req=request_id)
    if row is not None:
        _LOCK_HEAD.only(tx, office=tx.office)
    return row


def last_of_kind(tx: Tx, kind: str) -> JournalRow | None:
    """Return the newest row of a kind; looks back from the end, so ask for what happens often."""
    return _LAST_OF_KIND.first(tx, office=tx.office, kind=kind)


def next_of_kind(tx: Tx, kind: str, seq: int) -> JournalRow | None:
    """Return the first row of a kind behind ``seq``."""
    return _NEXT_OF_KIND.first(tx, office=tx.office, kind=kind, seq=seq)


def rows_after(tx: Tx, seq: int, limit: int) -> list[JournalRow]:
    """Return the rows behind ``seq`` in order."""
    return _AFTER.all(tx, office=tx.office, seq=seq, limit=limit)


class Fault(NamedTuple):
    """The first place where the chain does not hold."""

    seq: int
    what: str


def verify(tx: Tx) -> Iterator[int | Fault]:
    """Walk the chain from its beginning: yield the number of rows seen so far, and a Fault where it breaks."""
    end = Head(0, GENESIS)
    while rows := legible_rows_after(tx, end.seq):
        for row in rows:
            if what := _breach(tx.office, end, row):
                yield Fault(end.seq + 1, what)
                return
            end = Head(row.seq, row.hash)
        yield end.seq
    head = read_head(tx)
    if head != end:
        yield Fault(end.seq + 1, f"the chain ends here, but its head says {head.seq}")


def legible_rows_after(tx: Tx, seq: int, limit: int = VERIFY_BATCH) -> list[JournalRow]:
    """Return the next rows; where a column can no longer be read, those before it, or a row that fits nowhere."""
    try:
        return rows_after(tx, seq, limit)
    except ValueError:
        return legible_rows_after(tx, seq, limit // 2) if limit > 1 else [_unreadable(seq + 1)]


def _unreadable(seq: int) -> JournalRow:
    return JournalRow(seq, datetime.min.replace(tzinfo=UTC), date.min, "", "", "", "", None, "")


def _breach(office: int, end: Head, row: JournalRow) -> str | None:
    if row.seq != end.seq + 1:
        return "a row is missing"
    return None if row.hash == row_hash(end.hash, office, row) else "the row was changed after it was written"


def _row_of(entry: Entry, seq: int) -> JournalRow:
    said = (entry.kind, entry.actor, entry.subject, canonical(entry.data), entry.request_id)
    return JournalRow(seq, entry.at, entry.day, *said, hash="")


def _lock_head(engine: str) -> ClauseElement:
    # SQLite holds its one write lock already, and has no FOR UPDATE.
    statement = select(schema.head.c.seq, schema.head.c.hash).where(schema.head.c.office == bindparam("office"))
    return statement.with_for_update() if engine == "postgresql" else statement


_LOCK_HEAD = Statement(_lock_head, Head)
_READ_HEAD = Statement(
    lambda _: select(schema.head.c.seq, schema.head.c.hash).where(schema.head.c.office == bindparam("office")), Head
)
_MOVE_HEAD = Statement(
    lambda _: (
        update(schema.head)
        .where(schema.head.c.office == bindparam("office_"))
        .values(seq=bindparam("seq"), hash=bindparam("hash"))
    ),
    Nothing,
)
_INSERT = Statement(lambda _: insert(schema.journal), Nothing)
_COLUMNS = tuple(c for c in schema.journal.c if c.name != "office")
_BY_REQUEST = Statement(
    lambda _: select(*_COLUMNS).where(
        schema.journal.c.office == bindparam("office"), schema.journal.c.req == bindparam("req")
    ),
    JournalRow,
)
_OF_KIND = select(*_COLUMNS).where(
    schema.journal.c.office == bindparam("office"), schema.journal.c.kind == bindparam("kind")
)
_LAST_OF_KIND = Statement(lambda _: _OF_KIND.order_by(schema.journal.c.seq.desc()).limit(1), JournalRow)
_NEXT_OF_KIND = Statement(
    lambda _: _OF_KIND.where(schema.journal.c.seq > bindparam("seq")).order_by(schema.journal.c.seq).limit(1),
    JournalRow,
)
_AFTER = Statement(
    lambda _: (
        select(*_COLUMNS)
        .where(schema.journal.c.office == bindparam("office"), schema.journal.c.seq > bindparam("seq"))
        .order_by(schema.journal.c.seq)
        .limit(bindparam("limit", type_=schema.journal.c.seq.type))
    ),
    JournalRow,
)
