"""Calls: the history of who was asked where, and which calls are open now."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, func, select, update

from db.queries.shared import insert_numbered, is_, of_office
from db.schema import call as t
from db.schema import ticket
from db.statement import Count, Nothing, Statement
from db.tx import Tx
from domain.services import Stage
from domain.tickets import TicketState


class OpenCall(NamedTuple):
    """A call that has not ended, with what the hall may see of its ticket."""

    id: int
    ticket: int
    label: str
    counter: int
    stage: Stage
    state: TicketState
    called_at: datetime
    recalled_at: datetime | None
    recalls: int


class NewCall(NamedTuple):
    """What a call writes."""

    ticket: int
    counter: int
    officer: str
    stage: str
    called_at: datetime


def open_call(tx: Tx, new: NewCall) -> int:
    """Write a call that has just begun and return its id."""
    return _INSERT.only(tx, office=tx.office, **new._asdict()).value


def end_call(tx: Tx, ticket_id: int, at: datetime, outcome: str) -> None:
    """Close the open call of a ticket."""
    _END.run(tx, office=tx.office, ticket_id=ticket_id, at=at, outcome_=outcome)


def reopen_last(tx: Tx, ticket_id: int) -> None:
    """Open the last call of a ticket again when its end was a wrong press; a call that was one stays closed."""
    _REOPEN.run(tx, office=tx.office, ticket_id=ticket_id)


def count_recall(tx: Tx, ticket_id: int, at: datetime) -> int:
    """Note one more recall of the open call and return how many there were."""
    return _RECALL.only(tx, office=tx.office, ticket_id=ticket_id, at=at).value


def start_serving(tx: Tx, ticket_id: int, at: datetime) -> None:
    """Note that the called person has come."""
    _START.run(tx, office=tx.office, ticket_id=ticket_id, at=at)


def stop_serving(tx: Tx, ticket_id: int) -> None:
    """Note that the called person has not come after all."""
    _STOP.run(tx, office=tx.office, ticket_id=ticket_id)


def open_calls(tx: Tx, since: datetime) -> list[OpenCall]:
    """Return the calls since a moment that have not ended, the newest first."""
    rows = _OPEN.all(tx, office=tx.office, since=since)
    return [row._replace(stage=Stage(row.stage), state=TicketState(row.state)) for row in rows]


_WHEN = bindparam("at", type_=t.c.called_at.type)
_OPEN_OF_TICKET = (of_office(t), t.c.ticket == bindparam("ticket_id"), t.c.ended_at.is_(None))
_INSERT = Statement(lambda engine: insert_numbered(t, "id", engine, *NewCall._fields), Count)
_END = Statement(
    lambda _: update(t).where(*_OPEN_OF_TICKET).values(ended_at=_WHEN, outcome=bindparam("outcome_")), Nothing
)
_LAST_OF_TICKET = (
    select(func.max(t.c.id))
    .where(of_office(t), t.c.ticket == bindparam("ticket_id"), ~is_(t.c.outcome, "undone"))
    .scalar_subquery()
)
_REOPEN = Statement(
    lambda _: update(t).where(of_office(t), t.c.id == _LAST_OF_TICKET).values(ended_at=None, outcome=None), Nothing
)
_RECALL = Statement(
    lambda _: (
        update(t).where(*_OPEN_OF_TICKET).values(recalls=t.c.recalls + 1, recalled_at=_WHEN).returning(t.c.recalls)
    ),
    Count,
)
_START = Statement(lambda _: update(t).where(*_OPEN_OF_TICKET).values(started_at=_WHEN), Nothing)
_STOP = Statement(lambda _: update(t).where(*_OPEN_OF_TICKET).values(started_at=None), Nothing)
_OPEN = Statement(
    lambda _: (
        select(
            t.c.id,
            t.c.ticket,
            ticket.c.label,
            t.c.counter,
            t.c.stage,
            ticket.c.state,
            t.c.called_at,
            t.c.recalled_at,
            t.c.recalls,
        )
        .select_from(t.join(ticket, (ticket.c.office == t.c.office) & (ticket.c.id == t.c.ticket)))
        .where(
            of_office(t),
            t.c.ended_at.is_(None),
            t.c.called_at >= bindparam("since", type_=t.c.called_at.type),
            is_(ticket.c.state, "called", "serving"),
        )
        .order_by(t.c.id.desc())
    ),
    OpenCall,
)
