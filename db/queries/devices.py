"""Devices: the last thing each of them said of itself."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.sql.elements import ClauseElement

from db.queries.shared import of_office
from db.schema import device as t
from db.statement import Nothing, Statement
from db.tx import Tx
from domain.devices import DeviceReport


class DeviceRow(NamedTuple):
    """One device as it is stored."""

    name: str
    kind: str
    state: str
    detail: str
    since: datetime
    last_seen: datetime


def by_name(tx: Tx, name: str) -> DeviceRow | None:
    """Return one device."""
    return _BY_NAME.first(tx, office=tx.office, name=name)


def every(tx: Tx) -> list[DeviceRow]:
    """Return all devices by kind and name."""
    return _ALL.all(tx, office=tx.office)


def save(tx: Tx, report: DeviceReport, at: datetime) -> None:
    """Write what a device said when it says something new."""
    _SAVE.run(
        tx,
        office=tx.office,
        name=report.name,
        kind=report.kind,
        state=report.state.value,
        detail=report.detail,
        since=at,
        last_seen=at,
    )


def touch(tx: Tx, name: str, at: datetime) -> None:
    """Note that a device was heard of, with nothing new."""
    _TOUCH.run(tx, office=tx.office, name_=name, at=at)


def _save(engine: str) -> ClauseElement:
    make: Any = sqlite_insert if engine == "sqlite" else postgresql_insert
    names = ("office", *DeviceRow._fields)
    new = make(t).values({name: bindparam(name, type_=t.c[name].type) for name in names})
    changed = {name: new.excluded[name] for name in DeviceRow._fields if name != "name"}
    statement: ClauseElement = new.on_conflict_do_update(index_elements=[t.c.office, t.c.name], set_=changed)
    return statement


_COLUMNS = tuple(t.c[name] for name in DeviceRow._fields)
_BY_NAME = Statement(lambda _: select(*_COLUMNS).where(of_office(t), t.c.name == bindparam("name")), DeviceRow)
_ALL = Statement(lambda _: select(*_COLUMNS).where(of_office(t)).order_by(t.c.kind, t.c.name), DeviceRow)
_SAVE = Statement(_save, Nothing)
_TOUCH = Statement(
    lambda _: (
        update(t)
        .where(of_office(t), t.c.name == bindparam("name_"))
        .values(last_seen=bindparam("at", type_=t.c.last_seen.type))
    ),
    Nothing,
)
