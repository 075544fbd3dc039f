"""Slots: start times with places; a place is taken by one guarded update."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, or_, select, update
from sqlalchemy.sql.elements import ClauseElement

from db.queries.shared import insert_numbered, of_office
from db.schema import slot as t
from db.statement import Count, Nothing, Statement
from db.tx import Tx
from domain.services import ServiceGroup
from domain.slots import Slot


class _Row(NamedTuple):
    id: int
    day: date
    service_group: str
    starts_at: datetime
    capacity: int
    taken: int


def ensure_slots(tx: Tx, day: date, group: ServiceGroup, starts: Iterable[datetime], places: int) -> None:
    """Write the slots of a day that are not there yet."""
    for starts_at in starts:
        _INSERT.first(tx, office=tx.office, day=day, service_group=group.value, starts_at=starts_at, capacity=places)


def slots_of(tx: Tx, day: date, group: ServiceGroup) -> list[Slot]:
    """Return the slots of a day in the order of their start."""
    rows = _OF_DAY.all(tx, office=tx.office, day=day, service_group=group.value)
    return [_slot(row) for row in rows]


def by_id(tx: Tx, slot_id: int) -> Slot | None:
    """Return one slot."""
    row = _BY_ID.first(tx, office=tx.office, id=slot_id)
    return None if row is None else _slot(row)


def take_place(tx: Tx, slot_id: int) -> bool:
    """Take one place; False when the last one was gone, whoever took it."""
    return _TAKE.run(tx, office=tx.office, slot_id=slot_id) == 1


def free_place(tx: Tx, slot_id: int) -> None:
    """Give a place back."""
    _FREE.run(tx, office=tx.office, slot_id=slot_id)


def add_taken_place(tx: Tx, slot_id: int) -> None:
    """Make room for one more person and take it; only behind an override with a reason."""
    _ADD.run(tx, office=tx.office, slot_id=slot_id)


def lock(tx: Tx, slot_id: int, other_id: int) -> None:
    """Lock two slots, the lower id first, so that two people who swap their slots do not wait for each other."""
    _LOCK.all(tx, office=tx.office, slot_id=slot_id, other_id=other_id)


def _slot(row: _Row) -> Slot:
    return Slot(row.id, row.day, ServiceGroup(row.service_group), row.starts_at, row.capacity, row.taken)


def _change(condition: Any = None, **values: Any) -> Statement[Nothing]:
    where = [of_office(t), t.c.id == bindparam("slot_id")]
    if condition is not None:
        where.append(condition)
    return Statement(lambda _: update(t).where(*where).values(**values), Nothing)


def _lock(engine: str) -> ClauseElement:
    either = or_(t.c.id == bindparam("slot_id"), t.c.id == bindparam("other_id"))
    statement = select(t.c.id).where(of_office(t), either).order_by(t.c.id)
    return statement.with_for_update() if engine == "postgresql" else statement


_COLUMNS = tuple(t.c[name] for name in _Row._fields)
_INSERT = Statement(
    lambda engine: insert_numbered(t, "id", engine, "day", "service_group", "starts_at", "capacity", once=True), Count
)
_OF_DAY = Statement(
    lambda _: (
        select(*_COLUMNS)
        .where(
            of_office(t),
            t.c.day == bindparam("day", type_=t.c.day.type),
            t.c.service_group == bindparam("service_group"),
        )
        .order_by(t.c.starts_at)
    ),
    _Row,
)
_BY_ID = Statement(lambda _: select(*_COLUMNS).where(of_office(t), t.c.id == bindparam("id")), _Row)
_TAKE = _change(t.c.taken < t.c.capacity, taken=t.c.taken + 1)
_FREE = _change(t.c.taken > 0, taken=t.c.taken - 1)
_ADD = _change(capacity=t.c.capacity + 1, taken=t.c.taken + 1)
_LOCK = Statement(_lock, Count)
