"""What is refused at a counter."""

from datetime import timedelta

from domain.clock import FixedClock
from domain.refusals import RefusalReason
from domain.services import Stage
from office import calling
from office.calling import Destination
from office.context import Office
from office.counters import close_counter, open_counter, pause_counter, resume_counter
from tests.helpers.offices import a_booking, a_person, open_counters
from tests.helpers.refused.cases import RefusedAct, act, refuses
from tests.helpers.visits import a_call, a_held_ticket, a_walk_in, pressed


@refuses(RefusalReason.COUNTER_CLOSED)
def press_at_a_closed_counter(office: Office, clock: FixedClock) -> RefusedAct:
    return lambda: calling.call_next(office, act(), 1)


@refuses(RefusalReason.COUNTER_CLOSED)
def press_at_no_counter(office: Office, clock: FixedClock) -> RefusedAct:
    return lambda: calling.call_next(office, act(), 99)


@refuses(RefusalReason.COUNTER_CLOSED)
def opening_no_counter(office: Office, clock: FixedClock) -> RefusedAct:
    return lambda: open_counter(office, act(), 99, "siti")


@refuses(RefusalReason.COUNTER_CLOSED)
def closing_a_closed_counter(office: Office, clock: FixedClock) -> RefusedAct:
    return lambda: close_counter(office, act(), 1)


@refuses(RefusalReason.COUNTER_CLOSED)
def pausing_a_closed_counter(office: Office, clock: FixedClock) -> RefusedAct:
    return lambda: pause_counter(office, act(), 1)


@refuses(RefusalReason.COUNTER_CLOSED)
def resuming_no_counter(office: Office, clock: FixedClock) -> RefusedAct:
    return lambda: resume_counter(office, act(), 99)


@refuses(RefusalReason.COUNTER_CLOSED)
def transfer_to_a_closed_counter(office: Office, clock: FixedClock) -> RefusedAct:
    a_call(office)
    return lambda: calling.transfer(office, act(), 1, Destination(Stage.INTERVIEW, 3))


@refuses(RefusalReason.COUNTER_CLOSED)
def transfer_to_a_counter_of_another_stage(office: Office, clock: FixedClock) -> RefusedAct:
    a_call(office)
    open_counters(office, 2)
    return lambda: calling.transfer(office, act(), 1, Destination(Stage.INTERVIEW, 2))


@refuses(RefusalReason.COUNTER_PAUSED)
def press_during_a_break(office: Office, clock: FixedClock) -> RefusedAct:
    open_counters(office, 1)
    pause_counter(office, act(), 1)
    return lambda: calling.call_next(office, act(), 1)


@refuses(RefusalReason.COUNTER_IN_USE)
def opening_a_counter_of_another_officer(office: Office, clock: FixedClock) -> RefusedAct:
    open_counters(office, 1)
    return lambda: open_counter(office, act(), 1, "budi")


@refuses(RefusalReason.COUNTER_IN_USE)
def closing_while_somebody_is_there(office: Office, clock: FixedClock) -> RefusedAct:
    a_call(office)
    return lambda: close_counter(office, act(), 1)


@refuses(RefusalReason.COUNTER_IN_USE)
def closing_while_somebody_is_on_hold(office: Office, clock: FixedClock) -> RefusedAct:
    a_held_ticket(office)
    return lambda: close_counter(office, act(), 1)


@refuses(RefusalReason.COUNTER_IN_USE)
def resuming_beside_another_ticket(office: Office, clock: FixedClock) -> RefusedAct:
    held = a_held_ticket(office)
    clock.advance(timedelta(seconds=2))
    a_call(office)
    return lambda: calling.resume(office, act(), 1, held.id)


@refuses(RefusalReason.COUNTER_IN_USE)
def exception_beside_another_ticket(office: Office, clock: FixedClock) -> RefusedAct:
    a_call(office)
    waiting = a_walk_in(office).ticket
    return lambda: calling.override_call(office, act(), 1, waiting.label, "sakit")


@refuses(RefusalReason.NOBODY_WAITING)
def press_with_an_empty_line(office: Office, clock: FixedClock) -> RefusedAct:
    open_counters(office, 1)
    return lambda: calling.call_next(office, act(), 1)


@refuses(RefusalReason.PRESSED_TWICE)
def bouncing_finger(office: Office, clock: FixedClock) -> RefusedAct:
    a_walk_in(office)
    a_call(office)
    clock.advance(timedelta(seconds=1))
    return lambda: calling.call_next(office, act(), 1)


@refuses(RefusalReason.NOTHING_CALLED)
def recall_of_nobody(office: Office, clock: FixedClock) -> RefusedAct:
    open_counters(office, 1)
    return lambda: calling.recall(office, act(), 1)


@refuses(RefusalReason.NOTHING_CALLED)
def start_with_nobody(office: Office, clock: FixedClock) -> RefusedAct:
    open_counters(office, 1)
    return lambda: calling.start(office, act(), 1)


@refuses(RefusalReason.NOTHING_CALLED)
def finish_of_nobody(office: Office, clock: FixedClock) -> RefusedAct:
    open_counters(office, 1)
    return lambda: calling.finish(office, act(), 1)


@refuses(RefusalReason.NOTHING_CALLED)
def hold_of_nobody(office: Office, clock: FixedClock) -> RefusedAct:
    open_counters(office, 1)
    return lambda: calling.hold(office, act(), 1)


@refuses(RefusalReason.NOTHING_CALLED)
def no_show_of_nobody(office: Office, clock: FixedClock) -> RefusedAct:
    open_counters(office, 1)
    return lambda: calling.no_show(office, act(), 1)


@refuses(RefusalReason.NOTHING_CALLED)
def transfer_of_nobody(office: Office, clock: FixedClock) -> RefusedAct:
    open_counters(office, 1)
    return lambda: calling.transfer(office, act(), 1, Destination(Stage.INTERVIEW))


@refuses(RefusalReason.NOTHING_CALLED)
def no_show_of_somebody_who_is_served(office: Office, clock: FixedClock) -> RefusedAct:
    a_call(office)
    calling.start(office, act(), 1)
    return lambda: calling.no_show(office, act(), 1)


@refuses(RefusalReason.TOO_LATE_TO_UNDO)
def undo_of_nothing(office: Office, clock: FixedClock) -> RefusedAct:
    open_counters(office, 1)
    return lambda: calling.undo(office, act(), 1)


@refuses(RefusalReason.TOO_LATE_TO_UNDO)
def undo_after_the_seconds(office: Office, clock: FixedClock) -> RefusedAct:
    a_call(office)
    clock.advance(timedelta(seconds=11))
    return lambda: calling.undo(office, act(), 1)


@refuses(RefusalReason.TOO_LATE_TO_UNDO)
def second_undo(office: Office, clock: FixedClock) -> RefusedAct:
    a_call(office)
    calling.undo(office, act(), 1)
    return lambda: calling.undo(office, act(), 1)


@refuses(RefusalReason.TOO_LATE_TO_UNDO)
def undo_of_a_ticket_that_went_on(office: Office, clock: FixedClock) -> RefusedAct:
    a_call(office)
    calling.finish(office, act(), 1)
    open_counters(office, 3)
    pressed(office, 3)
    return lambda: calling.undo(office, act(), 1)


@refuses(RefusalReason.TOO_LATE_TO_UNDO)
def undo_after_the_person_booked_again(office: Office, clock: FixedClock) -> RefusedAct:
    person = a_person()
    a_walk_in(office, person=person)
    open_counters(office, 1)
    pressed(office)
    calling.no_show(office, act(), 1)
    a_booking(office, person)
    return lambda: calling.undo(office, act(), 1)


@refuses(RefusalReason.NOT_HELD)
def resuming_no_ticket(office: Office, clock: FixedClock) -> RefusedAct:
    open_counters(office, 1)
    return lambda: calling.resume(office, act(), 1, 99)


@refuses(RefusalReason.NOT_HELD)
def resuming_a_waiting_ticket(office: Office, clock: FixedClock) -> RefusedAct:
    waiting = a_walk_in(office).ticket
    open_counters(office, 1)
    return lambda: calling.resume(office, act(), 1, waiting.id)


@refuses(RefusalReason.NOT_HELD)
def resuming_at_another_counter(office: Office, clock: FixedClock) -> RefusedAct:
    held = a_held_ticket(office)
    open_counters(office, 2)
    return lambda: calling.resume(office, act(), 2, held.id)


@refuses(RefusalReason.REASON_MISSING)
def exception_without_a_reason(office: Office, clock: FixedClock) -> RefusedAct:
    waiting = a_walk_in(office).ticket
    open_counters(office, 1)
    return lambda: calling.override_call(office, act(), 1, waiting.label, "  ")


@refuses(RefusalReason.TICKET_NOT_WAITING)
def exception_for_no_number(office: Office, clock: FixedClock) -> RefusedAct:
    open_counters(office, 1)
    return lambda: calling.override_call(office, act(), 1, "A-999", "sakit")


@refuses(RefusalReason.TICKET_NOT_WAITING)
def exception_for_a_number_called_elsewhere(office: Office, clock: FixedClock) -> RefusedAct:
    called = a_call(office).ticket
    open_counters(office, 2)
    return lambda: calling.override_call(office, act(), 2, called.label, "sakit")
