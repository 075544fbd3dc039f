"""Tickets: numbers, the lines of a day, and the moves of a ticket."""

from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.sql.elements import ClauseElement, ColumnElement

from db.queries.shared import insert_numbered, is_, of_office
from db.schema import booking, series
from db.schema import ticket as t
from db.statement import Count, Nothing, Statement
from db.tx import Tx
from domain.numbers import LAST_NUMBER
from domain.services import Stage
from domain.tickets import TicketClass, TicketState


class TicketRow(NamedTuple):
    """One ticket with the shortened facts of its booking that an officer may see."""

    id: int
    day: date
    label: str
    booking: int
    service: str
    language: str
    ticket_class: TicketClass
    stage: Stage
    state: TicketState
    rank: int
    counter: int | None
    target: int | None
    waiting_since: datetime
    version: int
    name: str


class NewTicket(NamedTuple):
    """What a check-in writes."""

    day: date
    letter: str
    issuer: str
    number: int
    label: str
    booking: int
    service: str
    language: str
    ticket_class: str
    stage: str
    rank: int
    waiting_since: datetime
    issued_at: datetime


class Line(NamedTuple):
    """The tickets a counter may call: of its stages, and not sent to another counter."""

    day: date
    stages: tuple[Stage, ...]
    counter: int


class LineHead(NamedTuple):
    """The first of a line."""

    id: int
    rank: int


def take_number(tx: Tx, letter: str, day: date, issuer: str) -> int | None:
    """Take the next number of a series; None when the series of the day is used up.

    The number and the ticket are written in one transaction, so a number that is undone leaves no gap.
    """
    row = _TAKE_NUMBER.first(tx, office=tx.office, letter=letter, day=day, issuer=issuer)
    return None if row is None else row.value


def insert_ticket(tx: Tx, new: NewTicket, state: TicketState = TicketState.WAITING) -> int:
    """Write a ticket, which waits as a rule, and return its id."""
    return _INSERT.only(tx, office=tx.office, state=state.value, **new._asdict()).value


def by_id(tx: Tx, ticket_id: int, *, lock: bool = False) -> TicketRow | None:
    """Return one ticket; ``lock`` keeps others from moving it until the commit."""
    return _typed((_LOCK_BY_ID if lock else _BY_ID).first(tx, office=tx.office, id=ticket_id))


def of_booking(tx: Tx, serial: int, *, lock: bool = False) -> TicketRow | None:
    """Return the one live or ended ticket of a booking; ``lock`` keeps others from moving it until the commit."""
    return _typed((_LOCK_OF_BOOKING if lock else _OF_BOOKING).first(tx, office=tx.office, booking=serial))


def by_label(tx: Tx, day: date, label: str) -> TicketRow | None:
    """Return the ticket of a day with this number."""
    return _typed(_BY_LABEL.first(tx, office=tx.office, day=day, label=label))


def at_counter(tx: Tx, counter: int) -> TicketRow | None:
    """Return the ticket that is called to or served at a counter, locked until the commit."""
    return _typed(_AT_COUNTER.first(tx, office=tx.office, counter=counter))


def held_at(tx: Tx, counter: int) -> list[TicketRow]:
    """Return the tickets a counter put on hold."""
    return [_known(row) for row in _HELD.all(tx, office=tx.office, counter=counter)]


def line_head(tx: Tx, line: Line, ticket_class: TicketClass) -> LineHead | None:
    """Return the first of a line without locking it."""
    return _head_statement(len(line.stages)).first(tx, **_line_values(tx, line, ticket_class))


def claim_head(tx: Tx, line: Line, ticket_class: TicketClass) -> TicketRow | None:
    """Call the first of a line to the counter, past those that others are calling at this moment."""
    row = _claim_statement(len(line.stages)).first(tx, to_counter=line.counter, **_line_values(tx, line, ticket_class))
    return None if row is None else by_id(tx, row.value)


def waiting(tx: Tx, day: date, stages: tuple[Stage, ...]) -> list[TicketRow]:
    """Return everybody who waits for one of ``stages``, in the order of the lines."""
    return [_known(row) for row in _waiting_statement(len(stages)).all(tx, **_stage_values(tx, day, stages))]


def count_ahead(tx: Tx, day: date, stage: Stage, rank: int) -> int:
    """Return how many wait for a stage with a rank before this one."""
    return _AHEAD.only(tx, office=tx.office, day=day, stage=stage.value, rank_=rank).value


def counts_by_stage(tx: Tx, day: date) -> dict[Stage, int]:
    """Return how many wait for each stage."""
    return {Stage(row.stage): row.value for row in _BY_STAGE.all(tx, office=tx.office, day=day)}


def counts_by_state(tx: Tx, day: date) -> dict[TicketState, int]:
    """Return how many tickets of a day are in each state."""
    return {TicketState(row.state): row.value for row in _BY_STATE.all(tx, office=tx.office, day=day)}


class Move(NamedTuple):
    """Where a ticket goes; every field is written."""

    state: TicketState
    stage: Stage
    rank: int
    counter: int | None
    target: int | None
    waiting_since: datetime


def move(tx: Tx, row: TicketRow, to: Move) -> bool:
    """Write where a ticket goes; False when somebody else moved it since it was read."""
    touched = _MOVE.run(
        tx,
        office=tx.office,
        ticket_id=row.id,
        seen=row.version,
        state_=to.state.value,
        stage_=to.stage.value,
        rank_=to.rank,
        counter_=to.counter,
        target_=to.target,
        waiting_since_=to.waiting_since,
    )
    return touched == 1


def release_target(tx: Tx, day: date, counter: int) -> None:
    """Let those who wait for one counter only be called by every counter of their stage."""
    _RELEASE.run(tx, office=tx.office, day=day, counter_=counter)


def _known(row: TicketRow) -> TicketRow:
    return row._replace(
        ticket_class=TicketClass(row.ticket_class), stage=Stage(row.stage), state=TicketState(row.state)
    )


def _typed(row: TicketRow | None) -> TicketRow | None:
    return None if row is None else _known(row)


class _StateCount(NamedTuple):
    state: str
    value: int


class _StageCount(NamedTuple):
    stage: str
    value: int


_COLUMNS = (*(t.c[name] for name in TicketRow._fields[:-1]), booking.c.name)
_JOINED = t.join(booking, (booking.c.office == t.c.office) & (booking.c.serial == t.c.booking))
_DAY = bindparam("day", type_=t.c.day.type)


def _select(*where: ColumnElement[bool], lock: bool = False) -> Statement[TicketRow]:
    def make(engine: str) -> ClauseElement:
        statement = select(*_COLUMNS).select_from(_JOINED).where(of_office(t), *where)
        return statement.with_for_update(of=t) if lock and engine == "postgresql" else statement

    return Statement(make, TicketRow)


def _take_number(engine: str) -> ClauseElement:
    make: Any = sqlite_insert if engine == "sqlite" else postgresql_insert
    first = make(series).values(
        office=bindparam("office"),
        letter=bindparam("letter"),
        day=bindparam("day", type_=series.c.day.type),
        issuer=bindparam("issuer"),
        last=1,
    )
    statement: ClauseElement = first.on_conflict_do_update(
        index_elements=[series.c.office, series.c.letter, series.c.day, series.c.issuer],
        set_={"last": series.c.last + 1},
        where=series.c.last < LAST_NUMBER,
    ).returning(series.c.last)
    return statement


def _of_stages(count: int) -> ColumnElement[bool]:
    names: list[ColumnElement[str]] = [bindparam(f"stage_{place}") for place in range(count)]
    return t.c.stage == names[0] if count == 1 else t.c.stage.in_(names)


def _stage_values(tx: Tx, day: date, stages: tuple[Stage, ...]) -> dict[str, Any]:
    named = {f"stage_{place}": stage.value for place, stage in enumerate(stages)}
    return {"office": tx.office, "day": day, **named}


def _line_values(tx: Tx, line: Line, ticket_class: TicketClass) -> dict[str, Any]:
    values = _stage_values(tx, line.day, line.stages)
    return values | {"ticket_class": ticket_class.value, "for_counter": line.counter}


def _line(count: int, *columns: Any) -> Any:
    return (
        select(*columns)
        .where(
            of_office(t),
            t.c.day == _DAY,
            _of_stages(count),
            t.c.ticket_class == bindparam("ticket_class"),
            is_(t.c.state, "waiting"),
            or_(t.c.target.is_(None), t.c.target == bindparam("for_counter")),
        )
        .order_by(t.c.rank, t.c.id)
        .limit(1)
    )


@cache
def _head_statement(count: int) -> Statement[LineHead]:
    return Statement(lambda _: _line(count, t.c.id, t.c.rank), LineHead)


@cache
def _claim_statement(count: int) -> Statement[Count]:
    def make(engine: str) -> ClauseElement:
        first = _line(count, t.c.id)
        if engine == "postgresql":
            first = first.with_for_update(skip_locked=True)
        return (
            update(t)
            .where(of_office(t), t.c.id == first.scalar_subquery(), is_(t.c.state, "waiting"))
            .values(state="called", counter=bindparam("to_counter"), version=t.c.version + 1)
            .returning(t.c.id)
        )

    return Statement(make, Count)


@cache
def _waiting_statement(count: int) -> Statement[TicketRow]:
    return Statement(
        lambda _: (
            select(*_COLUMNS)
            .select_from(_JOINED)
            .where(of_office(t), t.c.day == _DAY, _of_stages(count), is_(t.c.state, "waiting"))
            .order_by(t.c.rank, t.c.id)
        ),
        TicketRow,
    )


_TAKE_NUMBER = Statement(_take_number, Count)
_INSERT = Statement(lambda engine: insert_numbered(t, "id", engine, "state", *NewTicket._fields), Count)
_BY_ID = _select(t.c.id == bindparam("id"))
_LOCK_BY_ID = _select(t.c.id == bindparam("id"), lock=True)
_OF_BOOKING = _select(t.c.booking == bindparam("booking"), t.c.state != "void")
_LOCK_OF_BOOKING = _select(t.c.booking == bindparam("booking"), t.c.state != "void", lock=True)
_BY_LABEL = _select(t.c.day == _DAY, t.c.label == bindparam("label"))
_AT_COUNTER = _select(t.c.counter == bindparam("counter"), is_(t.c.state, "called", "serving"), lock=True)
_HELD = _select(t.c.counter == bindparam("counter"), is_(t.c.state, "held"))
_AHEAD = Statement(
    lambda _: (
        select(func.count())
        .select_from(t)
        .where(
            of_office(t),
            t.c.day == _DAY,
            t.c.stage == bindparam("stage"),
            is_(t.c.state, "waiting"),
            t.c.rank < bindparam("rank_"),
        )
    ),
    Count,
)
_BY_STATE = Statement(
    lambda _: select(t.c.state, func.count()).where(of_office(t), t.c.day == _DAY).group_by(t.c.state), _StateCount
)
_BY_STAGE = Statement(
    lambda _: (
        select(t.c.stage, func.count())
        .where(of_office(t), t.c.day == _DAY, is_(t.c.state, "waiting"))
        .group_by(t.c.stage)
    ),
    _StageCount,
)
_RELEASE = Statement(
    lambda _: (
        update(t)
        .where(of_office(t), t.c.day == _DAY, is_(t.c.state, "waiting"), t.c.target == bindparam("counter_"))
        .values(target=None)
    ),
    Nothing,
)
_MOVE = Statement(
    lambda _: (
        update(t)
        .where(of_office(t), t.c.id == bindparam("ticket_id"), t.c.version == bindparam("seen"))
        .values(
            state=bindparam("state_"),
            stage=bindparam("stage_"),
            rank=bindparam("rank_"),
            counter=bindparam("counter_"),
            target=bindparam("target_"),
            waiting_since=bindparam("waiting_since_", type_=t.c.waiting_since.type),
            version=t.c.version + 1,
        )
    ),
    Nothing,
)
