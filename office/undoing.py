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
    if not all(_open_visit_again(desk, ticket) for ticket, _ in pairs if ticket is not None):
        desk.tx.give_up()
        return too_late
    restored = [_restore(desk, ticket, saved, act["kind"]) for ticket, saved in reversed(pairs) if ticket is not None]
    desk.forget_last_act(act["run"])
    desk.record("undone", restored[0], undone=act["kind"])
    return Moved(ticket_view(restored[0]), "undone")


def _open_visit_again(desk: Desk, ticket: TicketRow) -> bool:
    """Make the booking of an ended ticket active again; False where its person has made a new one by now."""
    match ticket.state:
        case TicketState.FINISHED:
            return booking_rows.reactivate(desk.tx, ticket.booking, BookingStatus.DONE)
        case TicketState.NO_SHOW:
            return booking_rows.reactivate(desk.tx, ticket.booking, BookingStatus.NO_SHOW)
        case _:
            return True


def _restore(desk: Desk, ticket: TicketRow, saved: dict[str, Any], kind: str) -> TicketRow:
    before = Move(
        state=TicketState(saved["state"]),
        stage=Stage(saved["stage"]),
        rank=saved["rank"],
        counter=saved["counter"],
        target=saved["target"],
        waiting_since=datetime.fromisoformat(saved["waiting_since"]),
    )
    if kind == "serving":
        call_rows.stop_serving(desk.tx, ticket.id)
    elif ticket.state.is_at_counter:
        call_rows.end_call(desk.tx, ticket.id, desk.now, "undone")
    rows.move(desk.tx, ticket, before)
    if before.state.is_at_counter and kind != "serving":
        call_rows.reopen_last(desk.tx, ticket.id)
    return ticket._replace(**before._asdict(), version=ticket.version + 1)
