"""Bookings: the only rows that hold personal data."""

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import bindparam, case, exists, func, select, update
from sqlalchemy.sql.elements import ClauseElement

from db.queries.shared import insert_numbered, is_, of_office
from db.schema import booking as t
from db.statement import Count, Nothing, Statement
from db.tx import Tx
from domain.bookings import Booking, BookingStatus, Channel, Person, identity_of


class _Row(NamedTuple):
    serial: int
    code: str
    name: str
    birth_date: date
    address: str
    nik: str
    service: str
    day: date
    slot: int | None
    starts_at: datetime
    issue: int
    status: str
    channel: str
    reschedules: int


def insert_booking(tx: Tx, booking: Booking, booked_at: datetime) -> int | None:
    """Write a new booking and return its serial, or None where its code or its person stands in an active one."""
    row = _INSERT.first(
        tx,
        office=tx.office,
        code=booking.code,
        identity=identity_of(booking.person),
        name=booking.person.name,
        birth_date=booking.person.birth_date,
        address=booking.person.address,
        nik=booking.person.nik,
        service=booking.service,
        day=booking.day,
        slot=booking.slot_id or None,
        starts_at=booking.starts_at,
        issue=booking.issue,
        status=booking.status.value,
        channel=booking.channel.value,
        booked_at=booked_at,
    )
    return None if row is None else row.value


def by_serial(tx: Tx, serial: int, *, lock: bool = False) -> Booking | None:
    """Return the booking with this serial; ``lock`` keeps others from changing it until the commit."""
    statement = _LOCK_BY_SERIAL if lock else _BY_SERIAL
    return _booking(statement.first(tx, office=tx.office, serial=serial))


def by_code(tx: Tx, code: str, *, lock: bool = False) -> Booking | None:
    """Return the booking with this code; found by equality only, never by a pattern."""
    statement = _LOCK_BY_CODE if lock else _BY_CODE
    return _booking(statement.first(tx, office=tx.office, code=code))


def active_of(tx: Tx, identity: str) -> Booking | None:
    """Return the active booking of a person."""
    return _booking(_ACTIVE.first(tx, office=tx.office, identity=identity))


def of_days(tx: Tx, first: date, last: date, after: int, limit: int) -> list[Booking]:
    """Return the bookings of some days whose serial is behind ``after``, in the order of their serials."""
    found = _OF_DAYS.all(tx, office=tx.office, first_day=first, last_day=last, after=after, limit=limit)
    return [booking for booking in map(_booking, found) if booking is not None]


def set_status(tx: Tx, serial: int, expected: BookingStatus, status: BookingStatus) -> bool:
    """Move a booking from one status to another; False when it was no longer in the first."""
    return _SET_STATUS.run(tx, office=tx.office, serial_=serial, expected=expected.value, status_=status.value) == 1


def reactivate(tx: Tx, serial: int, expected: BookingStatus) -> bool:
    """Make an ended visit a running one again; False where its person has another active booking by now."""
    return _REACTIVATE.run(tx, office=tx.office, serial_=serial, expected=expected.value) == 1


def move_to_slot(tx: Tx, booking: Booking, slot: int, day: date, starts_at: datetime) -> bool:
    """Give a confirmed booking another slot and a new issue, so that its older paper stops working."""
    touched = _MOVE.run(
        tx, office=tx.office, serial_=booking.serial, issue_=booking.issue, slot_=slot, day_=day, starts_at_=starts_at
    )
    return touched == 1


def expire_before(tx: Tx, identity: str, day: date) -> None:
    """End a person's bookings of earlier days, so that they do not bar a new one.

    Who did not come is a no-show; who came, but was still waiting when the office closed, is done.
    """
    _EXPIRE.run(tx, office=tx.office, identity_=identity, day_=day)


def count_active(tx: Tx, day: date) -> int:
    """Return how many bookings of ``day`` are still to come."""
    return _COUNT_CONFIRMED.only(tx, office=tx.office, day=day).value


def _booking(row: _Row | None) -> Booking | None:
    if row is None:
        return None
    return Booking(
        serial=row.serial,
        code=row.code,
        person=Person(row.name, row.birth_date, row.address, row.nik),
        service=row.service,
        day=row.day,
        slot_id=row.slot or 0,
        starts_at=row.starts_at,
        issue=row.issue,
        status=BookingStatus(row.status),
        channel=Channel(row.channel),
        rescheduled=row.reschedules > 0,
    )


_COLUMNS = tuple(t.c[name] for name in _Row._fields)
_WRITTEN = tuple(name for name in (*_Row._fields, "identity", "booked_at") if name not in ("serial", "reschedules"))


def _select(by: str, *, lock: bool) -> Statement[_Row]:
    def make(engine: str) -> ClauseElement:
        statement = select(*_COLUMNS).where(of_office(t), t.c[by] == bindparam(by))
        return statement.with_for_update() if lock and engine == "postgresql" else statement

    return Statement(make, _Row)


_INSERT = Statement(lambda engine: insert_numbered(t, "serial", engine, *_WRITTEN, once=True), Count)
_BY_SERIAL = _select("serial", lock=False)
_LOCK_BY_SERIAL = _select("serial", lock=True)
_BY_CODE = _select("code", lock=False)
_LOCK_BY_CODE = _select("code", lock=True)
_ACTIVE = Statement(
    lambda _: select(*_COLUMNS).where(
        of_office(t), t.c.identity == bindparam("identity"), is_(t.c.status, "confirmed", "checked_in")
    ),
    _Row,
)
_OF_DAYS = Statement(
    lambda _: (
        select(*_COLUMNS)
        .where(
            of_office(t),
            t.c.day >= bindparam("first_day", type_=t.c.day.type),
            t.c.day <= bindparam("last_day", type_=t.c.day.type),
            t.c.serial > bindparam("after"),
        )
        .order_by(t.c.serial)
        .limit(bindparam("limit", type_=t.c.serial.type))
    ),
    _Row,
)
_SET_STATUS = Statement(
    lambda _: (
        update(t)
        .where(of_office(t), t.c.serial == bindparam("serial_"), t.c.status == bindparam("expected"))
        .values(status=bindparam("status_"))
    ),
    Nothing,
)
_OTHER = t.alias("other")
_REACTIVATE = Statement(
    lambda _: (
        update(t)
        .where(
            of_office(t),
            t.c.serial == bindparam("serial_"),
            t.c.status == bindparam("expected"),
            ~exists().where(
                _OTHER.c.office == t.c.office,
                _OTHER.c.identity == t.c.identity,
                is_(_OTHER.c.status, "confirmed", "checked_in"),
            ),
        )
        .values(status="checked_in")
    ),
    Nothing,
)
_MOVE = Statement(
    lambda _: (
        update(t)
        .where(
            of_office(t),
            t.c.serial == bindparam("serial_"),
            t.c.issue == bindparam("issue_"),
            is_(t.c.status, "confirmed"),
        )
        .values(
            slot=bindparam("slot_"),
            day=bindparam("day_", type_=t.c.day.type),
            starts_at=bindparam("starts_at_", type_=t.c.starts_at.type),
            issue=t.c.issue + 1,
            reschedules=t.c.reschedules + 1,
        )
    ),
    Nothing,
)
_EXPIRE = Statement(
    lambda _: (
        update(t)
        .where(
            of_office(t),
            t.c.identity == bindparam("identity_"),
            t.c.day < bindparam("day_", type_=t.c.day.type),
            is_(t.c.status, "confirmed", "checked_in"),
        )
        .values(status=case((is_(t.c.status, "confirmed"), "no_show"), else_="done"))
    ),
    Nothing,
)
_COUNT_CONFIRMED = Statement(
    lambda _: (
        select(func.count())
        .select_from(t)
        .where(of_office(t), t.c.day == bindparam("day", type_=t.c.day.type), is_(t.c.status, "confirmed"))
    ),
    Count,
)
