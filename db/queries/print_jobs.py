"""Print jobs: written with the ticket, worked off by the spoolers."""

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Select, bindparam, exists, literal_column, select, update
from sqlalchemy.sql.elements import ClauseElement

from db.queries.shared import insert_numbered, is_, of_office
from db.schema import print_job as t
from db.schema import ticket
from db.statement import Count, Nothing, Statement
from db.tx import Tx
from domain.printing import PrintState


class PrintJobRow(NamedTuple):
    """One paper to print."""

    id: int
    ticket: int
    printer: str
    slip: str
    copy: int
    state: PrintState
    spooler: str
    cut_counter: int | None
    detail: str


class NewJob(NamedTuple):
    """What a check-in or a reprint writes."""

    ticket: int
    printer: str
    slip: str
    copy: int
    queued_at: datetime
    changed_at: datetime


def queue_job(tx: Tx, new: NewJob) -> int:
    """Write a job that waits for a spooler and return its id."""
    return _INSERT.only(tx, office=tx.office, state="queued", **new._asdict()).value


def add_finished(tx: Tx, new: NewJob) -> int:
    """Write a job that no spooler of this store has to care for and return its id."""
    return _INSERT.only(tx, office=tx.office, state="printed", **new._asdict()).value


def withdraw(tx: Tx, ticket_id: int) -> None:
    """Take the papers of a voided ticket out of the queue, as far as no byte of them was sent."""
    _WITHDRAW.run(tx, office=tx.office, ticket_id=ticket_id)


def claim_next(tx: Tx, printer: str, spooler: str, day: date, at: datetime) -> PrintJobRow | None:
    """Give the oldest job that waits for a printer on ``day`` to a spooler; two spoolers never get the same."""
    row = _CLAIM.first(tx, office=tx.office, printer_=printer, spooler_=spooler, day=day, at=at)
    return None if row is None else by_id(tx, row.value)


def any_waiting(tx: Tx, printer: str, day: date) -> bool:
    """Tell whether a job waits for a spooler of this printer on ``day``."""
    return _WAITING.first(tx, office=tx.office, printer_=printer, day=day) is not None


def by_id(tx: Tx, job_id: int) -> PrintJobRow | None:
    """Return one job."""
    return _typed(_BY_ID.first(tx, office=tx.office, id=job_id))


def last_of_ticket(tx: Tx, ticket_id: int) -> PrintJobRow | None:
    """Return the newest paper of a ticket."""
    return _typed(_LAST.first(tx, office=tx.office, ticket=ticket_id))


def unfinished(tx: Tx, printer: str) -> list[PrintJobRow]:
    """Return the jobs of a printer that a spooler took and did not finish, the oldest first.

    What went to a printer that cannot tell is finished for a spooler: people decide.
    """
    return [_known(row) for row in _UNFINISHED.all(tx, office=tx.office, printer=printer)]


class Progress(NamedTuple):
    """How far a job has come; every field is written."""

    state: PrintState
    cut_counter: int | None
    detail: str
    changed_at: datetime


def save_progress(tx: Tx, job_id: int, to: Progress) -> bool:
    """Write how far a job has come; False when it is printed already, which is never taken back."""
    touched = _SAVE.run(
        tx,
        office=tx.office,
        job_id=job_id,
        state_=to.state.value,
        cut_counter_=to.cut_counter,
        detail_=to.detail,
        changed_at_=to.changed_at,
    )
    return touched == 1


def save_slip(tx: Tx, job_id: int, slip: str, copy: int) -> None:
    """Write the words of a paper anew, with the mark of another copy."""
    _SAVE_SLIP.run(tx, office=tx.office, job_id=job_id, slip_=slip, copy_=copy)


def _known(row: PrintJobRow) -> PrintJobRow:
    return row._replace(state=PrintState(row.state))


def _typed(row: PrintJobRow | None) -> PrintJobRow | None:
    return None if row is None else _known(row)


# SQLite takes the index of the papers that are not out yet only where a query says the same in the same words.
_OPEN = t.c.state.not_in([literal_column("'printed'")])


def _oldest() -> Select[tuple[int]]:
    of_day = exists().where(of_office(ticket), ticket.c.id == t.c.ticket, ticket.c.day == bindparam("day"))
    return (
        select(t.c.id)
        .where(of_office(t), t.c.printer == bindparam("printer_"), _OPEN, is_(t.c.state, "queued"), of_day)
        .order_by(t.c.id)
        .limit(1)
    )


def _claim(engine: str) -> ClauseElement:
    oldest = _oldest()
    if engine == "postgresql":
        oldest = oldest.with_for_update(skip_locked=True)
    return (
        update(t)
        .where(of_office(t), t.c.id == oldest.scalar_subquery(), is_(t.c.state, "queued"))
        .values(state="claimed", spooler=bindparam("spooler_"), changed_at=bindparam("at", type_=t.c.changed_at.type))
        .returning(t.c.id)
    )


_COLUMNS = tuple(t.c[name] for name in PrintJobRow._fields)
_INSERT = Statement(lambda engine: insert_numbered(t, "id", engine, "state", *NewJob._fields), Count)
_CLAIM = Statement(_claim, Count)
_WAITING = Statement(lambda _: _oldest(), Count)
_BY_ID = Statement(lambda _: select(*_COLUMNS).where(of_office(t), t.c.id == bindparam("id")), PrintJobRow)
_LAST = Statement(
    lambda _: (
        select(*_COLUMNS)
        .where(of_office(t), t.c.ticket == bindparam("ticket"))
        .order_by(t.c.copy.desc(), t.c.id.desc())
        .limit(1)
    ),
    PrintJobRow,
)
_UNFINISHED = Statement(
    lambda _: (
        select(*_COLUMNS)
        .where(
            of_office(t),
            t.c.printer == bindparam("printer"),
            _OPEN,
            is_(t.c.state, "claimed", "sending", "unknown", "blocked"),
            ~(is_(t.c.state, "unknown") & is_(t.c.detail, "write_only")),
        )
        .order_by(t.c.id)
    ),
    PrintJobRow,
)
_SAVE = Statement(
    lambda _: (
        update(t)
        .where(of_office(t), t.c.id == bindparam("job_id"), ~is_(t.c.state, "printed"))
        .values(
            state=bindparam("state_"),
            cut_counter=bindparam("cut_counter_"),
            detail=bindparam("detail_"),
            changed_at=bindparam("changed_at_", type_=t.c.changed_at.type),
        )
    ),
    Nothing,
)
_WITHDRAW = Statement(
    lambda _: (
        update(t)
        .where(of_office(t), t.c.ticket == bindparam("ticket_id"), is_(t.c.state, "queued", "claimed"))
        .values(state="void")
    ),
    Nothing,
)
_SAVE_SLIP = Statement(
    lambda _: (
        update(t)
        .where(of_office(t), t.c.id == bindparam("job_id"))
        .values(slip=bindparam("slip_"), copy=bindparam("copy_"))
    ),
    Nothing,
)
