"""Views: what boards, screens and counters show of the present state, each read in one moment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from db import Tx, journal
from db.queries import bookings as booking_rows
from db.queries import calls as call_rows
from db.queries import counters as counter_rows
from db.queries import tickets as rows
from db.queries.counters import CounterRow
from db.queries.tickets import TicketRow
from domain.bookings import Channel
from domain.counters import CounterState
from domain.services import Stage
from domain.tickets import TicketClass, TicketState
from domain.waiting import estimated_wait
from office.check_in import SERVICE_MINUTES
from office.context import Office
from office.outcomes import ApplicantSheet, TicketView, ticket_view

# A call that is still open next morning was forgotten; one that is open after midnight was not.
LONGEST_CALL = timedelta(hours=12)

NIK_DIGITS = 4


@dataclass(frozen=True)
class BoardCall:
    """An open call as the hall sees it: a number and a counter, never a name."""

    id: int
    label: str
    counter: int
    stage: Stage
    state: TicketState
    called_at: datetime
    recalled_at: datetime | None
    recalls: int


@dataclass(frozen=True)
class QueueRow:
    """One who waits, with the place in the line of a stage."""

    ticket_id: int
    label: str
    service: str
    stage: Stage
    ticket_class: TicketClass
    waiting_since: datetime
    position: int
    wait: timedelta


@dataclass(frozen=True)
class CounterView:
    """A counter as its officer sees it; the applicant's sheet only while one is called or served there."""

    number: int
    state: CounterState
    officer: str
    stages: tuple[Stage, ...]
    ticket: TicketView | None = None
    applicant: ApplicantSheet | None = None
    waiting: int = 0
    held: tuple[TicketView, ...] = ()
    recalls: int = 0
    can_undo: bool = False


@dataclass(frozen=True)
class Board:
    """What the hall shows: the open calls, the newest first, who waits, and the counters."""

    calls: tuple[BoardCall, ...]
    waiting: tuple[QueueRow, ...]
    counters: tuple[CounterView, ...]
    head_seq: int


@dataclass(frozen=True)
class Today:
    """Figures of the office's day."""

    booked: int
    waiting: int
    at_counter: int
    held: int
    finished: int
    no_show: int


def board(office: Office, stages: Iterable[Stage] = ()) -> Board:
    """Return what a hall display shows; ``stages`` narrows it, none means all."""
    wanted = tuple(stages) or tuple(Stage)
    with office.store.read() as tx:
        counters = counter_rows.every(tx)
        calls = call_rows.open_calls(tx, office.now() - LONGEST_CALL)
        return Board(
            calls=tuple(_board_call(call) for call in calls if call.stage in wanted),
            waiting=_queue(office, tx, wanted, counters),
            counters=tuple(_plain_counter(row, calls) for row in counters),
            head_seq=journal.read_head(tx).seq,
        )


def queue(office: Office, stages: Iterable[Stage] = ()) -> tuple[QueueRow, ...]:
    """Return who waits for some stages, in the order of the lines."""
    with office.store.read() as tx:
        return _queue(office, tx, tuple(stages) or tuple(Stage), counter_rows.every(tx))


def counter_view(office: Office, counter: int) -> CounterView | None:
    """Return one counter as its officer sees it, None where there is no such counter."""
    with office.store.read() as tx:
        row = counter_rows.by_number(tx, counter)
        return None if row is None else view_of(office, tx, row)


def view_of(office: Office, tx: Tx, row: CounterRow) -> CounterView:
    """Return a counter that was read in this transaction as its officer sees it."""
    calls = call_rows.open_calls(tx, office.now() - LONGEST_CALL)
    here = next((call for call in calls if call.counter == row.number), None)
    ticket = None if here is None else rows.by_id(tx, here.ticket)
    return CounterView(
        number=row.number,
        state=_state_of(row, ticket.state if ticket else None),
        officer=row.officer,
        stages=row.stage_list,
        ticket=None if ticket is None else ticket_view(ticket),
        applicant=None if ticket is None else _applicant(office, tx, ticket),
        waiting=len(rows.waiting(tx, office.today(), row.stage_list)),
        held=tuple(ticket_view(held) for held in rows.held_at(tx, row.number)),
        recalls=0 if here is None else here.recalls,
        can_undo=_can_undo(office, row),
    )


def today(office: Office) -> Today:
    """Return the figures of the office's day."""
    with office.store.read() as tx:
        counts = rows.counts_by_state(tx, office.today())
        booked = booking_rows.count_active(tx, office.today())
    return Today(
        booked=booked,
        waiting=counts.get(TicketState.WAITING, 0),
        at_counter=counts.get(TicketState.CALLED, 0) + counts.get(TicketState.SERVING, 0),
        held=counts.get(TicketState.HELD, 0),
        finished=counts.get(TicketState.FINISHED, 0),
        no_show=counts.get(TicketState.NO_SHOW, 0),
    )


def _queue(office: Office, tx: Tx, stages: tuple[Stage, ...], counters: list[CounterRow]) -> tuple[QueueRow, ...]:
    open_for = {s: sum(1 for row in counters if row.state == "open" and s in row.stage_list) for s in stages}
    ahead = dict.fromkeys(stages, 0)
    found = []
    for row in rows.waiting(tx, office.today(), stages):
        wait = estimated_wait(ahead[row.stage], open_for[row.stage], SERVICE_MINUTES)
        ahead[row.stage] += 1
        found.append(_queue_row(row, ahead[row.stage], wait))
    return tuple(found)


def _queue_row(row: TicketRow, position: int, wait: timedelta) -> QueueRow:
    return QueueRow(
        ticket_id=row.id,
        label=row.label,
        service=row.service,
        stage=row.stage,
        ticket_class=row.ticket_class,
        waiting_since=row.waiting_since,
        position=position,
        wait=wait,
    )


def _board_call(call: call_rows.OpenCall) -> BoardCall:
    return BoardCall(
        id=call.id,
        label=call.label,
        counter=call.counter,
        stage=call.stage,
        state=call.state,
        called_at=call.called_at,
        recalled_at=call.recalled_at,
        recalls=call.recalls,
    )


def _plain_counter(row: CounterRow, calls: list[call_rows.OpenCall]) -> CounterView:
    here = next((call for call in calls if call.counter == row.number), None)
    return CounterView(row.number, _state_of(row, here.state if here else None), row.officer, row.stage_list)


def _state_of(row: CounterRow, ticket: TicketState | None) -> CounterState:
    if row.state == "closed":
        return CounterState.CLOSED
    if ticket is TicketState.CALLED:
        return CounterState.CALLING
    if ticket is TicketState.SERVING:
        return CounterState.SERVING
    return CounterState.PAUSED if row.state == "paused" else CounterState.IDLE


def _applicant(office: Office, tx: Tx, ticket: TicketRow) -> ApplicantSheet:
    booking = booking_rows.by_serial(tx, ticket.booking)
    assert booking is not None, "a ticket always has its booking"
    return ApplicantSheet(
        name=booking.person.name,
        birth_date=booking.person.birth_date,
        address=booking.person.address,
        service=booking.service,
        documents=office.services[booking.service].documents,
        booked_for=None if booking.channel is Channel.WALK_IN else booking.starts_at,
        nik_end=booking.person.nik[-NIK_DIGITS:],
    )


def _can_undo(office: Office, row: CounterRow) -> bool:
    return bool(row.last_act and row.last_act_at and office.now() - row.last_act_at <= office.rules.undo_within)
