"""Erasing people: what bookings and papers say about them, long after their visit."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import and_, bindparam, case, func, select, update
from sqlalchemy.sql.elements import ClauseElement

from db.queries.shared import is_, of_office
from db.schema import booking as t
from db.schema import print_job, ticket
from db.statement import Count, Nothing, Statement
from db.tx import Tx


class Erasable(NamedTuple):
    """A booking that still says whose it was."""

    serial: int
    birth_date: date


class Paper(NamedTuple):
    """A slip with a shortened name on it."""

    id: int
    slip: str
    copy: int


def count_before(tx: Tx, day: date) -> int:
    """Return how many bookings of days before ``day`` still say whose they were."""
    return _COUNT.only(tx, office=tx.office, day=day).value


def leave_no_trace(tx: Tx) -> None:
    """Have SQLite overwrite what is erased, instead of only forgetting where it stood."""
    if tx.dialect.name == "sqlite":
        tx.execute("PRAGMA secure_delete=ON")


def next_before(tx: Tx, day: date, after: int, limit: int) -> list[Erasable]:
    """Return the next such bookings behind the serial ``after``, locked until the commit."""
    return _NEXT.all(tx, office=tx.office, day=day, after=after, limit=limit)


def erase_person(tx: Tx, serial: int, birth_date: date) -> None:
    """Leave of a person no more than ``birth_date``; a visit nobody ended is over."""
    _ERASE.run(tx, office=tx.office, serial_=serial, birth_date_=birth_date)


def papers_of(tx: Tx, serial: int) -> list[Paper]:
    """Return the papers of a booking's tickets."""
    return _PAPERS.all(tx, office=tx.office, serial=serial)


_OLD = (of_office(t), t.c.day < bindparam("day", type_=t.c.day.type), t.c.identity != "")
_COUNT = Statement(lambda _: select(func.count()).select_from(t).where(*_OLD), Count)


def _next(engine: str) -> ClauseElement:
    statement = (
        select(t.c.serial, t.c.birth_date)
        .where(*_OLD, t.c.serial > bindparam("after"))
        .order_by(t.c.serial)
        .limit(bindparam("limit", type_=t.c.serial.type))
    )
    return statement.with_for_update() if engine == "postgresql" else statement


_NEXT = Statement(_next, Erasable)
_ENDED = case((is_(t.c.status, "confirmed"), "no_show"), (is_(t.c.status, "checked_in"), "done"), else_=t.c.status)
_OF_TICKET = and_(ticket.c.office == print_job.c.office, ticket.c.id == print_job.c.ticket)
_ERASE = Statement(
    lambda _: (
        update(t)
        .where(of_office(t), t.c.serial == bindparam("serial_"))
        .values(
            name="",
            address="",
            nik="",
            identity="",
            birth_date=bindparam("birth_date_", type_=t.c.birth_date.type),
            status=_ENDED,
        )
    ),
    Nothing,
)
_PAPERS = Statement(
    lambda _: (
        select(print_job.c.id, print_job.c.slip, print_job.c.copy)
        .select_from(print_job.join(ticket, _OF_TICKET))
        .where(of_office(print_job), ticket.c.booking == bindparam("serial"))
    ),
    Paper,
)
