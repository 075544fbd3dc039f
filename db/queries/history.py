"""History: what happened today, for the people who answer for it. Nothing here is read while somebody waits."""

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import bindparam, func, select

from db import schema
from db.journal import JournalRow
from db.queries.shared import is_, of_office
from db.schema import call, ticket
from db.statement import Count, Statement
from db.tx import Tx


class VisitCall(NamedTuple):
    """One call of a ticket: where, when and how it ended."""

    counter: int
    stage: str
    called_at: datetime
    ended_at: datetime | None
    outcome: str | None
    recalls: int


class Arrival(NamedTuple):
    """When somebody got a number, and when it was called for the first time."""

    issued_at: datetime
    called_at: datetime | None


class Served(NamedTuple):
    """When a counter had finished with somebody."""

    ended_at: datetime


class _Issued(NamedTuple):
    at: datetime


def issued_at(tx: Tx, ticket_id: int) -> datetime | None:
    """Return when a ticket was issued."""
    row = _ISSUED.first(tx, office=tx.office, id=ticket_id)
    return None if row is None else row.at


def visit_calls(tx: Tx, ticket_id: int) -> list[VisitCall]:
    """Return all calls of a ticket, the first one first."""
    return _VISIT.all(tx, office=tx.office, ticket=ticket_id)


def arrivals(tx: Tx, day: date) -> list[Arrival]:
    """Return everybody who got a number on a day."""
    return _ARRIVALS.all(tx, office=tx.office, day=day)


def served(tx: Tx, day: date) -> list[Served]:
    """Return every service that a counter finished on a day."""
    return _SERVED.all(tx, office=tx.office, day=day)


def journal_of_day(tx: Tx, day: date, kind: str) -> list[JournalRow]:
    """Return the rows of one kind from a day on, the oldest first; reads back from the end, and no further."""
    before = _BEFORE.first(tx, office=tx.office, day=day)
    return _SINCE.all(tx, office=tx.office, seq=0 if before is None else before.value, kind=kind)


_DAY = bindparam("day", type_=ticket.c.day.type)
_ISSUED = Statement(
    lambda _: select(ticket.c.issued_at).where(of_office(ticket), ticket.c.id == bindparam("id")), _Issued
)
_VISIT = Statement(
    lambda _: (
        select(*(call.c[name] for name in VisitCall._fields))
        .where(of_office(call), call.c.ticket == bindparam("ticket"))
        .order_by(call.c.id)
    ),
    VisitCall,
)
_SAME_TICKET = (ticket.c.office == call.c.office) & (ticket.c.id == call.c.ticket)
_ARRIVALS = Statement(
    lambda _: (
        select(ticket.c.issued_at, func.min(call.c.called_at, type_=call.c.called_at.type))
        .select_from(ticket.outerjoin(call, _SAME_TICKET))
        .where(of_office(ticket), ticket.c.day == _DAY)
        .group_by(ticket.c.id, ticket.c.issued_at)
        .order_by(ticket.c.issued_at)
    ),
    Arrival,
)
_SERVED = Statement(
    lambda _: (
        select(call.c.ended_at)
        .select_from(call.join(ticket, _SAME_TICKET))
        .where(of_office(ticket), ticket.c.day == _DAY, is_(call.c.outcome, "finished"))
        .order_by(call.c.ended_at)
    ),
    Served,
)
_BEFORE = Statement(
    lambda _: (
        select(schema.journal.c.seq)
        .where(of_office(schema.journal), schema.journal.c.day < bindparam("day", type_=schema.journal.c.day.type))
        .order_by(schema.journal.c.seq.desc())
        .limit(1)
    ),
    Count,
)
_SINCE = Statement(
    lambda _: (
        select(*(schema.journal.c[name] for name in JournalRow._fields))
        .where(
            of_office(schema.journal),
            schema.journal.c.seq > bindparam("seq", type_=schema.journal.c.seq.type),
            schema.journal.c.kind == bindparam("kind"),
        )
        .order_by(schema.journal.c.seq)
    ),
    JournalRow,
)
