"""A counter inside one transaction: locked, with the ticket that is there and what an undo would restore."""

import json
from collections import Counter
from datetime import datetime
from typing import Any

from db import Tx
from db.entry import Value
from db.moments import not_before
from db.queries import bookings as booking_rows
from db.queries import calls as call_rows
from db.queries import counters as counter_rows
from db.queries import tickets as rows
from db.queries.counters import CounterRow
from db.queries.tickets import Line, Move, TicketRow
from domain.bookings import BookingStatus
from domain.services import Stage
from domain.tickets import TicketState, can_move, next_stage
from office.context import Act, Office, record


class Desk:
    """One locked counter. What happens to tickets here is remembered, so that it can be taken back."""

    def __init__(self, office: Office, tx: Tx, act: Act, row: CounterRow) -> None:
        self.office = office
        self.tx = tx
        self.act = act
        self.row = row
        self.ticket = rows.at_counter(tx, row.number)
        self._before: dict[int, TicketRow] = {}
        self._moves: Counter[int] = Counter()

    @property
    def now(self) -> datetime:
        """Return the present moment."""
        return self.office.now()

    @property
    def line(self) -> Line:
        """Return the line this counter calls from."""
        return Line(self.office.today(), self.row.stage_list, self.row.number)

    def remember(self, ticket: TicketRow) -> None:
        """Keep a ticket as it is now, before this act moves it; what counts is how the act found it."""
        self._before.setdefault(ticket.id, ticket)
        self._moves[ticket.id] += 1

    def move(self, ticket: TicketRow, **changes: Any) -> TicketRow:
        """Move a ticket; the row is locked or was just read behind the counter's lock."""
        fields = {name: changes.get(name, getattr(ticket, name)) for name in Move._fields}
        to = Move(**fields)
        assert to.state is ticket.state or can_move(ticket.state, to.state), (ticket.state, to.state)
        self.remember(ticket)
        moved = rows.move(self.tx, ticket, to)
        assert moved, "a ticket at a locked counter was moved by somebody else"
        return ticket._replace(**to._asdict(), version=ticket.version + 1)

    def call_here(self, ticket: TicketRow) -> None:
        """Write the call of a ticket that was moved to this counter."""
        new = call_rows.NewCall(ticket.id, self.row.number, self.row.officer, ticket.stage.value, self.now)
        call_rows.open_call(self.tx, new)
        self.ticket = ticket

    def finish_stage(self, ticket: TicketRow) -> TicketRow:
        """End the service of a ticket here; it waits for the next stage of its service, or its visit is over."""
        call_rows.end_call(self.tx, ticket.id, self.now, "finished")
        following = next_stage(self.office.services[ticket.service].stages, ticket.stage)
        self.ticket = None
        if following is not None:
            return self.send_to(ticket, following, None)
        booking_rows.set_status(self.tx, ticket.booking, BookingStatus.CHECKED_IN, BookingStatus.DONE)
        return self.move(ticket, state=TicketState.FINISHED, counter=None, target=None)

    def send_to(self, ticket: TicketRow, stage: Stage, counter: int | None) -> TicketRow:
        """Let a ticket wait for a stage, behind whoever was sent there before, even by a clock that went back."""
        self.ticket = None
        rank = round(not_before(self.tx, self.now).timestamp() * 1000)
        waiting = TicketState.WAITING
        return self.move(
            ticket, state=waiting, stage=stage, rank=rank, counter=None, target=counter, waiting_since=self.now
        )

    def record(self, kind: str, ticket: TicketRow, *, first: bool = True, **data: Value) -> None:
        """Have the journal say what happened to a ticket at this counter."""
        facts: dict[str, Value] = {"label": ticket.label, "counter": self.row.number, "stage": ticket.stage.value}
        record(self.office, self.tx, self.act, kind, f"ticket:{ticket.id}", {**facts, **data}, first=first)

    def save(self, kind: str, *, pressed: bool = False, run: int | None = None) -> None:
        """Write the counter, with what an undo of this act would restore."""
        self.row = self.row._replace(
            last_act=self._snapshot(kind),
            last_act_at=self.now,
            pressed_at=self.now if pressed else self.row.pressed_at,
            priority_run=self.row.priority_run if run is None else run,
        )
        counter_rows.save(self.tx, self.row)

    def forget_last_act(self, run: int) -> None:
        """Write the counter so that nothing can be taken back any more, and a press counts anew."""
        self.row = self.row._replace(last_act="", last_act_at=None, pressed_at=None, priority_run=run)
        counter_rows.save(self.tx, self.row)

    def _snapshot(self, kind: str) -> str:
        tickets = [
            {
                "id": ticket.id,
                "version": ticket.version + self._moves[ticket.id],
                "state": ticket.state.value,
                "stage": ticket.stage.value,
                "rank": ticket.rank,
                "counter": ticket.counter,
                "target": ticket.target,
                "waiting_since": ticket.waiting_since.isoformat(),
            }
            for ticket in self._before.values()
        ]
        act = {"kind": kind, "run": self.row.priority_run, "tickets": tickets}
        return json.dumps(act, separators=(",", ":"))
