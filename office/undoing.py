"""Undo: a wrong press at a counter is taken back within seconds, ticket by ticket, as it was before."""

import json
from datetime import datetime
from typing import Any

from db.queries import bookings as booking_rows
from db.queries import calls as call_rows
from db.queries import tickets as rows
from db.queries.tickets import Move, TicketRow
from domain.bookings import BookingStatus
from domain.refusals import RefusalReason, Refused
from domain.services import Stage
from domain.tickets import TicketState
from office.desk import Desk
from office.outcomes import Moved, ticket_view


def take_back(desk: Desk) -> Moved | Refused:
    """Restore what the last act at this counter changed, where nobody has changed it since."""
    last = desk.row.last_act_at
    too_late = Refused(RefusalReason.TOO_LATE_TO_UNDO, label=str(desk.row.number))
    if not desk.row.last_act or last is None or desk.now - last > desk.office.rules.undo_within:
        return too_late
    act = json.loads(desk.row.last_act)
    pairs = [(rows.by_id(desk.tx, saved["id"], lock=True), saved) for saved in act["tickets"]]
    if any(ticket is None or ticket.version != saved["version"] for ticket, saved in pairs):
        return too_late
    restored = [_restore(desk, ticket, saved) for ticket, saved in reversed(pairs) if ticket is not None]
    desk.forget_last_act()
    desk.record("undone", restored[0], undone=act["kind"])
    return Moved(ticket_view(restored[0]), "undone")


def _restore(desk: Desk, ticket: TicketRow, saved: dict[str, Any]) -> TicketRow:
    before = Move(
        state=TicketState(saved["state"]),
        stage=Stage(saved["stage"]),
        rank=saved["rank"],
        counter=saved["counter"],
        target=saved["target"],
        waiting_since=datetime.fromisoformat(saved["waiting_since"]),
    )
    if ticket.state.is_at_counter:
        call_rows.end_call(desk.tx, ticket.id, desk.now, "undone")
    rows.move(desk.tx, ticket, before)
    if before.state.is_at_counter:
        call_rows.reopen_last(desk.tx, ticket.id)
    if ticket.state is TicketState.FINISHED or ticket.state is TicketState.NO_SHOW:
        ended = BookingStatus.DONE if ticket.state is TicketState.FINISHED else BookingStatus.NO_SHOW
        booking_rows.set_status(desk.tx, ticket.booking, ended, BookingStatus.CHECKED_IN)
    return ticket._replace(**before._asdict(), version=ticket.version + 1)
