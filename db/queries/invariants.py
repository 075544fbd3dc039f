"""Invariants: statements that find nothing in a whole store, whatever ran side by side or died.

They ask the rows themselves, not the constraints that guard them.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from sqlalchemy import Table, and_, func, or_, select, true
from sqlalchemy.sql.elements import ColumnElement

from db.queries.shared import is_, of_office
from db.schema import booking, call, print_job, series, slot, ticket
from db.statement import Statement
from db.tx import Tx

Condition = ColumnElement[bool]


def broken_rules(tx: Tx) -> list[str]:
    """Return a sentence for every breach that the tables show."""
    return [
        sentence.format(subject=found.subject, number=found.number)
        for sentence, statement in _RULES.items()
        for found in statement.all(tx, office=tx.office)
    ]


class _Found(NamedTuple):
    subject: Any
    number: Any


def _doubles(subject: Any, *key: Any, where: Condition) -> Statement[_Found]:
    """Return what stands more than once under one key."""
    statement = select(subject, func.count()).where(of_office(key[0].table), where)
    return Statement(lambda _: statement.group_by(*key).having(func.count() > 1), _Found)


def _counted(
    subject: Any, child: Table, on: Condition, wrong: Callable[[Any], Condition], where: Condition
) -> Statement[_Found]:
    """Return the rows of the subject's table for which the number of their children in ``child`` is wrong."""
    parent: Table = subject.table
    count = func.count(child.c.office)
    joined = parent.outerjoin(child, and_(child.c.office == parent.c.office, on))
    statement = select(subject, count).select_from(joined).where(of_office(parent), where)
    return Statement(lambda _: statement.group_by(*parent.columns).having(wrong(count)), _Found)


_OF_SERIES = and_(*(ticket.c[name] == series.c[name] for name in ("letter", "day", "issuer")))
_LIVE = and_(ticket.c.booking == booking.c.serial, ~is_(ticket.c.state, "void"))
_OPEN = and_(call.c.ticket == ticket.c.id, call.c.ended_at.is_(None))
_HOLDS_PLACE = and_(booking.c.slot == slot.c.id, ~is_(booking.c.status, "cancelled"))
_AT_COUNTER = is_(ticket.c.state, "called", "serving")

_BEYOND = Statement(
    lambda _: (
        select(ticket.c.label, ticket.c.number)
        .select_from(ticket.outerjoin(series, and_(series.c.office == ticket.c.office, _OF_SERIES)))
        .where(of_office(ticket), or_(series.c.last.is_(None), ticket.c.number > series.c.last))
    ),
    _Found,
)

# In the order of the invariants in docs/architecture.md.
_RULES = {
    "booking {subject} has {number} live tickets": _counted(
        booking.c.serial, ticket, _LIVE, lambda count: count > 1, where=true()
    ),
    "booking {subject} is not checked in, but has {number} live ticket": _counted(
        booking.c.serial, ticket, _LIVE, lambda count: count > 0, is_(booking.c.status, "confirmed", "cancelled")
    ),
    "booking {subject} is checked in, but has {number} tickets": _counted(
        booking.c.serial, ticket, _LIVE, lambda count: count == 0, is_(booking.c.status, "checked_in", "done")
    ),
    "{subject} was issued {number} times on one day": _doubles(
        func.min(ticket.c.label), ticket.c.letter, ticket.c.day, ticket.c.issuer, ticket.c.number, where=true()
    ),
    "series {subject} has a gap: it has only {number} tickets": _counted(
        series.c.letter, ticket, _OF_SERIES, lambda count: count < series.c.last, where=true()
    ),
    "ticket {subject} has a number its series never gave": _BEYOND,
    "counter {subject} has {number} tickets at once": _doubles(ticket.c.counter, ticket.c.counter, where=_AT_COUNTER),
    "ticket {subject} is at a counter with {number} open calls": _counted(
        ticket.c.label, call, and_(_OPEN, call.c.counter == ticket.c.counter), lambda count: count != 1, _AT_COUNTER
    ),
    "ticket {subject} is at no counter, but has {number} open call": _counted(
        ticket.c.label, call, _OPEN, lambda count: count > 0, ~_AT_COUNTER
    ),
    "slot {subject} holds {number} people, more than its places": _counted(
        slot.c.id, booking, _HOLDS_PLACE, lambda count: count > slot.c.capacity, where=true()
    ),
    "slot {subject} holds {number} people, but counts another number": _counted(
        slot.c.id, booking, _HOLDS_PLACE, lambda count: count != slot.c.taken, where=true()
    ),
    "the person {subject} has {number} active bookings": _doubles(
        booking.c.identity, booking.c.identity, where=is_(booking.c.status, "confirmed", "checked_in")
    ),
    "ticket {subject} has no paper": _counted(
        ticket.c.label, print_job, print_job.c.ticket == ticket.c.id, lambda count: count == 0, where=true()
    ),
}
