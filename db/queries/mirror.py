"""A kiosk's mirror: what its own store keeps of the office's, and what a merge brings back.

Personal data only as far as check-in needs it: a shortened name and the birth date, gone after the day.
"""

from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, case, delete, exists, func, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.sql.elements import ClauseElement

from db.queries.shared import is_, of_office
from db.queries.tickets import NewTicket, of_booking
from db.schema import booking, print_job, series, ticket
from db.statement import Count, Nothing, Statement
from db.tx import Tx
from domain.bookings import Booking, shortened_name

NOBODY = date(1900, 1, 1)


def is_sound(tx: Tx) -> bool:
    """Tell whether the file is whole; a mirror is small enough to be read at each start. On SQLite only."""
    return bool(tx.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")


def put_booking(tx: Tx, new: Booking, at: datetime) -> None:
    """Write a booking as the office has it, except one that this kiosk gave a number to: it knows better.

    What was checked in stays so: a page that was read before may come after.
    """
    if of_booking(tx, new.serial) is not None:
        return
    _PUT.run(
        tx,
        office=tx.office,
        serial=new.serial,
        code=new.code or f"#{new.serial}",
        identity=f"#{new.serial}",  # whether a person has two bookings is judged at the server
        name=shortened_name(new.person.name),
        birth_date=new.person.birth_date,
        service=new.service,
        day=new.day,
        starts_at=new.starts_at,
        issue=new.issue,
        status=new.status.value,
        channel=new.channel.value,
        booked_at=at,
    )


def forget_before(tx: Tx, day: date) -> None:
    """Remove what is personal of the days before: whole bookings, and the names behind numbers. On SQLite only."""
    for statement in (_FORGET_BOOKINGS, _FORGET_PERSONS, _FORGET_SLIPS):
        statement.run(tx, office=tx.office, before=day)


class SeriesRow(NamedTuple):
    """How far a series of numbers has come."""

    letter: str
    last: int


def series_of(tx: Tx, issuer: str, day: date) -> list[SeriesRow]:
    """Return the series an issuer began on a day."""
    return _SERIES.all(tx, office=tx.office, issuer=issuer, day=day)


def raise_series(tx: Tx, letter: str, day: date, issuer: str, last: int) -> None:
    """Let a series go on behind ``last``; never back."""
    _RAISE.run(tx, office=tx.office, letter=letter, day=day, issuer=issuer, last=last)


def as_issued(tx: Tx, ticket_id: int) -> NewTicket:
    """Return a ticket as its check-in wrote it."""
    return _AS_ISSUED.only(tx, office=tx.office, id=ticket_id)


def is_issued(tx: Tx, new: NewTicket) -> bool:
    """Tell whether a number was given before."""
    key = {"letter": new.letter, "day": new.day, "issuer": new.issuer, "number": new.number}
    return _IS_ISSUED.first(tx, office=tx.office, **key) is not None


class VoidRow(NamedTuple):
    """A number that counts no more, and the one that counts for the same booking."""

    id: int
    label: str
    issuer: str
    issued_at: datetime
    instead: str | None


def void_tickets(tx: Tx, day: date) -> list[VoidRow]:
    """Return the numbers of a day that were voided, in the order they were written."""
    return _VOID.all(tx, office=tx.office, day=day)


_KEPT = ("code", "name", "birth_date", "service", "day", "starts_at", "issue", "status", "channel")  # no address
_WRITTEN = ("serial", "identity", "booked_at", *_KEPT)
_BEFORE = bindparam("before", type_=booking.c.day.type)


def _insert(engine: str) -> Any:
    return sqlite_insert if engine == "sqlite" else postgresql_insert


def _put(engine: str) -> ClauseElement:
    names = ("office", *_WRITTEN)
    new = _insert(engine)(booking).values({name: bindparam(name, type_=booking.c[name].type) for name in names})
    goes_back = is_(booking.c.status, "checked_in") & is_(new.excluded["status"], "confirmed")
    status = case((goes_back, booking.c.status), else_=new.excluded["status"])
    statement: ClauseElement = new.on_conflict_do_update(
        index_elements=[booking.c.office, booking.c.serial],
        set_={name: new.excluded[name] for name in _KEPT} | {"status": status},
    )
    return statement


def _raise(engine: str) -> ClauseElement:
    names = ("office", "letter", "day", "issuer", "last")
    new = _insert(engine)(series).values({name: bindparam(name, type_=series.c[name].type) for name in names})
    statement: ClauseElement = new.on_conflict_do_update(
        index_elements=[series.c.office, series.c.letter, series.c.day, series.c.issuer],
        set_={"last": new.excluded["last"]},
        where=series.c.last < new.excluded["last"],
    )
    return statement


_PUT = Statement(_put, Nothing)
_RAISE = Statement(_raise, Nothing)
_SERIES = Statement(
    lambda _: select(series.c.letter, series.c.last).where(
        of_office(series),
        series.c.issuer == bindparam("issuer"),
        series.c.day == bindparam("day", type_=series.c.day.type),
    ),
    SeriesRow,
)
_AS_ISSUED = Statement(
    lambda _: select(*(ticket.c[name] for name in NewTicket._fields)).where(
        of_office(ticket), ticket.c.id == bindparam("id")
    ),
    NewTicket,
)
_IS_ISSUED = Statement(
    lambda _: select(ticket.c.id).where(
        of_office(ticket),
        ticket.c.letter == bindparam("letter"),
        ticket.c.day == bindparam("day", type_=ticket.c.day.type),
        ticket.c.issuer == bindparam("issuer"),
        ticket.c.number == bindparam("number"),
    ),
    Count,
)
_LIVE = ticket.alias("live")
_VOID = Statement(
    lambda _: (
        select(ticket.c.id, ticket.c.label, ticket.c.issuer, ticket.c.issued_at, _LIVE.c.label)
        .select_from(
            ticket.outerjoin(
                _LIVE,
                (_LIVE.c.office == ticket.c.office)
                & (_LIVE.c.booking == ticket.c.booking)
                & ~is_(_LIVE.c.state, "void"),
            )
        )
        .where(
            of_office(ticket),
            ticket.c.day == bindparam("day", type_=ticket.c.day.type),
            is_(ticket.c.state, "void"),
        )
        .order_by(ticket.c.id)
    ),
    VoidRow,
)

_HAS_TICKET = exists().where(ticket.c.office == booking.c.office, ticket.c.booking == booking.c.serial)
_FORGET_BOOKINGS = Statement(
    lambda _: delete(booking).where(of_office(booking), booking.c.day < _BEFORE, ~_HAS_TICKET), Nothing
)
_FORGET_PERSONS = Statement(
    lambda _: (
        update(booking)
        .where(of_office(booking), booking.c.day < _BEFORE, booking.c.birth_date != NOBODY)
        .values(name="", birth_date=NOBODY, code=func.concat("#", booking.c.serial))
    ),
    Nothing,
)
_FORGET_SLIPS = Statement(
    lambda _: (
        update(print_job)
        .where(
            of_office(print_job),
            func.json_extract(print_job.c.slip, "$.name") != "",
            exists().where(
                ticket.c.office == print_job.c.office, ticket.c.id == print_job.c.ticket, ticket.c.day < _BEFORE
            ),
        )
        .values(slip=func.json_set(print_job.c.slip, "$.name", ""))
    ),
    Nothing,
)
