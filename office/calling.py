"""Calling: who is asked to which counter, and what becomes of the ticket there.

Every act locks its counter first, so two presses at one counter run one after the other, and presses at two counters
never get the same ticket.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from db import Tx, journal
from db.moments import last_judged_at
from db.queries import bookings as booking_rows
from db.queries import calls as call_rows
from db.queries import counters as counter_rows
from db.queries import tickets as rows
from db.queries.tickets import TicketRow
from domain.bookings import BookingStatus
from domain.check_in import clock_is_wrong
from domain.clock import office_day
from domain.priority import pick_next
from domain.refusals import RefusalReason, Refused
from domain.services import Stage
from domain.tickets import TicketClass, TicketState
from office import undoing
from office.context import Act, Office
from office.desk import Desk
from office.outcomes import Called, Moved, ticket_view

Outcome = Called | Moved | Refused


@dataclass(frozen=True)
class Destination:
    """Where a transfer sends a ticket: to a stage, and perhaps to one counter of it."""

    stage: Stage
    counter: int | None = None


def call_next(office: Office, act: Act, counter: int) -> Outcome:
    """Finish what is at the counter and call the next of its line.

    Of two counters that press at once the loser gets the next person in the same press. Where nobody waits, the
    person at the counter is finished (Moved); with an empty counter that is a refusal.
    """
    return _at_desk(office, act, counter, _call_next)


def recall(office: Office, act: Act, counter: int) -> Outcome:
    """Call the same ticket again."""
    return _at_desk(office, act, counter, _recall)


def start(office: Office, act: Act, counter: int) -> Outcome:
    """Note that the called person has come and is served now."""
    return _at_desk(office, act, counter, _start)


def finish(office: Office, act: Act, counter: int) -> Outcome:
    """End the service here; the ticket goes on to the next stage of its service, or home."""
    return _at_desk(office, act, counter, _finish)


def hold(office: Office, act: Act, counter: int) -> Outcome:
    """Put the ticket aside at this counter, for somebody who fetches a copy."""
    return _at_desk(office, act, counter, _hold)


def resume(office: Office, act: Act, counter: int, ticket_id: int) -> Outcome:
    """Call a ticket again that was put on hold at this counter."""
    return _at_desk(office, act, counter, lambda desk: _resume(desk, ticket_id))


def no_show(office: Office, act: Act, counter: int) -> Outcome:
    """End the ticket of somebody who did not come."""
    return _at_desk(office, act, counter, _no_show)


def transfer(office: Office, act: Act, counter: int, to: Destination) -> Outcome:
    """Send the ticket to another stage or counter, where it waits from now on."""
    return _at_desk(office, act, counter, lambda desk: _transfer(desk, to))


def undo(office: Office, act: Act, counter: int) -> Outcome:
    """Take back the last press at this counter, within seconds."""
    return _at_desk(office, act, counter, undoing.take_back)


def override_call(office: Office, act: Act, counter: int, label: str, reason: str) -> Outcome:
    """Call a given number out of order; the reason stands in the journal for ever."""
    return _at_desk(office, act, counter, lambda desk: _override(desk, label, reason.strip()))


def _at_desk(office: Office, act: Act, counter: int, work: Callable[[Desk], Outcome]) -> Outcome:
    """Lock the counter, answer a repeated act as before, else do ``work`` there."""
    with office.store.begin() as tx:
        row = counter_rows.lock(tx, counter)
        if known := journal.find_request(tx, act.request_id):
            return _first_answer(tx, known, counter)
        if row is None or row.state == "closed":
            return Refused(RefusalReason.COUNTER_CLOSED, label=str(counter))
        return work(Desk(office, tx, act, row))


def _first_answer(tx: Tx, known: journal.JournalRow, counter: int) -> Outcome:
    ticket = rows.by_id(tx, int(known.subject.removeprefix("ticket:")))
    assert ticket is not None, "a ticket in the journal is always in its table"
    if known.kind in ("called", "recalled", "serving", "resumed", "override_call"):
        recalls = int(known.facts.get("recalls") or 0)
        return Called(ticket_view(ticket), counter, str(known.facts.get("finished", "")), recalls)
    return Moved(ticket_view(ticket), known.kind)


def _refused(desk: Desk, reason: RefusalReason) -> Refused:
    return Refused(reason, label=str(desk.row.number))


def _call_next(desk: Desk) -> Outcome:
    if desk.row.state == "paused":
        return _refused(desk, RefusalReason.COUNTER_PAUSED)
    if _pressed_twice(desk):
        return _refused(desk, RefusalReason.PRESSED_TWICE)
    before = desk.ticket
    ended = None if before is None else desk.finish_stage(before)
    claimed = _claim(desk)
    if claimed is None:
        return _nobody(desk) if ended is None else _only_finished(desk, ended)
    ticket, run = claimed
    if before is not None and ended is not None:
        desk.record("finished", before, first=False)
    desk.call_here(ticket)
    desk.save("called", pressed=True, run=run)
    finished = "" if before is None else before.label
    desk.record("called", ticket, finished=finished)
    return Called(ticket_view(ticket), desk.row.number, finished)


def _nobody(desk: Desk) -> Refused:
    """Say why nobody is called: with a clock of another day the people of today are not in any line."""
    last = last_judged_at(desk.tx)
    if last is None or not clock_is_wrong(desk.now, last) or office_day(last, desk.office.zone) == desk.line.day:
        return _refused(desk, RefusalReason.NOBODY_WAITING)
    return _refused(desk, RefusalReason.CLOCK_WRONG)


def _pressed_twice(desk: Desk) -> bool:
    """Whether this is a bouncing finger; a clock that went back is not."""
    pressed = desk.row.pressed_at
    return pressed is not None and timedelta(0) <= desk.now - pressed < desk.office.rules.press_guard


def _claim(desk: Desk) -> tuple[TicketRow, int] | None:
    """Take the next of the line past those whom other counters take at this moment; also the new priority run."""
    heads = {c: rows.line_head(desk.tx, desk.line, c) for c in TicketClass}
    regular, priority = heads[TicketClass.REGULAR], heads[TicketClass.PRIORITY]
    chosen, run = pick_next(regular, priority, desk.row.priority_run, desk.office.rules.share)
    if chosen is None:
        return None
    first = TicketClass.PRIORITY if chosen is priority else TicketClass.REGULAR
    second = TicketClass.REGULAR if first is TicketClass.PRIORITY else TicketClass.PRIORITY
    for ticket_class, new_run in ((first, run), (second, 0)):
        ticket = rows.claim_head(desk.tx, desk.line, ticket_class)
        if ticket is not None:
            desk.remember(ticket._replace(state=TicketState.WAITING, counter=None, version=ticket.version - 1))
            return ticket, new_run
    return None


def _only_finished(desk: Desk, ended: TicketRow) -> Moved:
    desk.save("finished", pressed=True)
    desk.record("finished", ended)
    return Moved(ticket_view(ended), "finished")


def _recall(desk: Desk) -> Outcome:
    if desk.ticket is None:
        return _refused(desk, RefusalReason.NOTHING_CALLED)
    recalls = call_rows.count_recall(desk.tx, desk.ticket.id, desk.now)
    desk.record("recalled", desk.ticket, recalls=recalls)
    return Called(ticket_view(desk.ticket), desk.row.number, recalls=recalls)


def _start(desk: Desk) -> Outcome:
    if desk.ticket is None:
        return _refused(desk, RefusalReason.NOTHING_CALLED)
    ticket = desk.ticket
    if ticket.state is TicketState.CALLED:
        ticket = desk.move(ticket, state=TicketState.SERVING)
        call_rows.start_serving(desk.tx, ticket.id, desk.now)
        desk.save("serving")
        desk.record("serving", ticket)
    return Called(ticket_view(ticket), desk.row.number)


def _finish(desk: Desk) -> Outcome:
    if desk.ticket is None:
        return _refused(desk, RefusalReason.NOTHING_CALLED)
    before = desk.ticket
    ended = desk.finish_stage(before)
    desk.save("finished")
    desk.record("finished", before)
    return Moved(ticket_view(ended), "finished")


def _hold(desk: Desk) -> Outcome:
    if desk.ticket is None:
        return _refused(desk, RefusalReason.NOTHING_CALLED)
    call_rows.end_call(desk.tx, desk.ticket.id, desk.now, "held")
    held = desk.move(desk.ticket, state=TicketState.HELD)
    desk.save("held")
    desk.record("held", held)
    return Moved(ticket_view(held), "held")


def _resume(desk: Desk, ticket_id: int) -> Outcome:
    ticket = rows.by_id(desk.tx, ticket_id, lock=True)
    if ticket is None or ticket.state is not TicketState.HELD or ticket.counter != desk.row.number:
        return _refused(desk, RefusalReason.NOT_HELD)
    if desk.ticket is not None:
        return _refused(desk, RefusalReason.COUNTER_IN_USE)
    called = desk.move(ticket, state=TicketState.CALLED)
    desk.call_here(called)
    desk.save("resumed")
    desk.record("resumed", called)
    return Called(ticket_view(called), desk.row.number)


def _no_show(desk: Desk) -> Outcome:
    if desk.ticket is None or desk.ticket.state is not TicketState.CALLED:
        return _refused(desk, RefusalReason.NOTHING_CALLED)
    call_rows.end_call(desk.tx, desk.ticket.id, desk.now, "no_show")
    gone = desk.move(desk.ticket, state=TicketState.NO_SHOW, counter=None, target=None)
    booking_rows.set_status(desk.tx, gone.booking, BookingStatus.CHECKED_IN, BookingStatus.NO_SHOW)
    desk.save("no_show")
    desk.record("no_show", gone)
    return Moved(ticket_view(gone), "no_show")


def _transfer(desk: Desk, to: Destination) -> Outcome:
    if desk.ticket is None:
        return _refused(desk, RefusalReason.NOTHING_CALLED)
    if to.counter is not None and not _serves(desk, to.counter, to.stage):
        return Refused(RefusalReason.COUNTER_CLOSED, label=str(to.counter))
    call_rows.end_call(desk.tx, desk.ticket.id, desk.now, "transferred")
    sent = desk.send_to(desk.ticket, to.stage, to.counter)
    desk.save("transferred")
    desk.record("transferred", sent, to_counter=to.counter)
    return Moved(ticket_view(sent), "transferred")


def _serves(desk: Desk, counter: int, stage: Stage) -> bool:
    """Whether somebody who is sent to a counter would be called there one day."""
    row = counter_rows.by_number(desk.tx, counter)
    return row is not None and row.state != "closed" and stage in row.stage_list


def _override(desk: Desk, label: str, reason: str) -> Outcome:
    if not reason:
        return _refused(desk, RefusalReason.REASON_MISSING)
    if desk.ticket is not None:
        return _refused(desk, RefusalReason.COUNTER_IN_USE)
    today = desk.office.today()
    # Midnight does not send home who still sits there.
    found = rows.by_label(desk.tx, today, label) or rows.by_label(desk.tx, today - timedelta(days=1), label)
    ticket = None if found is None else rows.by_id(desk.tx, found.id, lock=True)
    if ticket is None or ticket.state is not TicketState.WAITING:
        return Refused(RefusalReason.TICKET_NOT_WAITING, label=label)
    called = desk.move(ticket, state=TicketState.CALLED, counter=desk.row.number, target=None)
    desk.call_here(called)
    desk.save("override_call")
    desk.record("override_call", called, reason=reason)
    return Called(ticket_view(called), desk.row.number)
