"""Calling: the order of the lines, the share of priority, and what becomes of a ticket at a counter."""

from datetime import timedelta

import pytest

from domain.clock import FixedClock
from domain.counters import CounterState
from domain.priority import FairShare
from domain.refusals import RefusalReason, Refused
from domain.rules import OfficeRules
from domain.services import Stage
from domain.tickets import TicketClass, TicketState
from office import calling
from office.calling import Destination
from office.context import Act, Office
from office.counters import close_counter, open_counter
from office.invariants import check_invariants
from office.outcomes import Called, Moved
from office.views import board, counter_view, queue
from tests.helpers.offices import Stores, an_office, open_counters
from tests.helpers.visits import a_call, a_held_ticket, a_walk_in, contents, journal_kinds, pressed, without_press_guard


def act() -> Act:
    return Act.by("test")


def test_call_next_takes_the_line_in_its_order(office: Office, clock: FixedClock) -> None:
    office = without_press_guard(office)
    labels = [a_walk_in(office).ticket.label for _ in range(3)]
    open_counters(office, 1)
    assert [pressed(office).ticket.label for _ in labels] == labels
    assert [row.stage for row in queue(office)] == [Stage.INTERVIEW, Stage.INTERVIEW]


def test_call_next_finishes_who_is_there_in_the_same_press(office: Office) -> None:
    office = without_press_guard(office)
    first = a_call(office).ticket
    a_walk_in(office)
    second = pressed(office)
    assert second.finished == first.label
    assert journal_kinds(office)[-2:] == ["finished", "called"]


def test_call_next_calls_only_for_the_stages_of_the_counter(office: Office) -> None:
    a_walk_in(office)
    open_counters(office, 3)
    assert not isinstance(calling.call_next(office, act(), 3), Called)


def test_call_next_of_a_counter_with_two_stages_takes_the_longest_waiting(office: Office, clock: FixedClock) -> None:
    office = without_press_guard(office)
    first = a_call(office).ticket
    clock.advance(timedelta(minutes=1))
    a_walk_in(office)
    clock.advance(timedelta(minutes=1))
    calling.finish(office, act(), 1)
    open_counter(office, act(), 4, "budi", [Stage.PRE_CHECK, Stage.INTERVIEW])
    assert [pressed(office, 4).ticket.label for _ in range(2)] == ["L-002", first.label]


def test_priority_goes_first_but_only_by_its_share(stores: Stores, clock: FixedClock) -> None:
    office = an_office(stores.new_url(), clock, rules=OfficeRules(share=FairShare(2), press_guard=timedelta(0)))
    for _ in range(4):
        a_walk_in(office)
        a_walk_in(office, priority=True)
    open_counters(office, 1)
    classes = [pressed(office).ticket.ticket_class for _ in range(8)]
    p, r = TicketClass.PRIORITY, TicketClass.REGULAR
    assert classes == [p, p, r, p, p, r, r, r]
    office.store.close()


def test_a_counter_that_loses_the_first_of_one_line_takes_the_other(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_walk_in(office, priority=True)
    a_walk_in(office)
    open_counters(office, 1, 2)
    claim, calls = calling.rows.claim_head, []

    def slower(tx: object, line: object, ticket_class: TicketClass) -> object:
        """Lose the first claim, as if another counter had locked that ticket at this moment."""
        calls.append(ticket_class)
        return None if len(calls) == 1 else claim(tx, line, ticket_class)  # type: ignore[arg-type]

    monkeypatch.setattr(calling.rows, "claim_head", slower)
    assert pressed(office).ticket.ticket_class is TicketClass.REGULAR
    assert calls == [TicketClass.PRIORITY, TicketClass.REGULAR]


def test_counter_that_loses_everybody_has_nobody_to_call(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    a_walk_in(office)
    open_counters(office, 1)
    monkeypatch.setattr(calling.rows, "claim_head", lambda *_: None)  # others take each of them at this moment
    refused = calling.call_next(office, act(), 1)
    assert refused == Refused(RefusalReason.NOBODY_WAITING, label="1")


def test_recall_counts_and_starts_no_new_call(office: Office, clock: FixedClock) -> None:
    a_call(office)
    for expected in (1, 2):
        clock.advance(timedelta(seconds=30))
        outcome = calling.recall(office, act(), 1)
        assert isinstance(outcome, Called)
        assert outcome.recalls == expected
    (shown,) = board(office).calls
    assert (shown.recalls, shown.recalled_at) == (2, clock.now())


def test_start_twice_is_one_start(office: Office, clock: FixedClock) -> None:
    a_call(office)
    first = calling.start(office, act(), 1)
    clock.advance(timedelta(minutes=1))
    before = contents(office)
    assert calling.start(office, act(), 1) == first
    assert contents(office) == before


def test_finish_sends_to_the_next_stage_and_after_the_last_home(office: Office, clock: FixedClock) -> None:
    office = without_press_guard(office)
    a_walk_in(office)
    open_counter(office, act(), 1, "siti", list(Stage))
    seen = []
    for _ in range(3):
        pressed(office)
        moved = calling.finish(office, act(), 1)
        assert isinstance(moved, Moved)
        seen.append((moved.ticket.stage, moved.ticket.state))
    waiting, finished = TicketState.WAITING, TicketState.FINISHED
    assert seen == [(Stage.INTERVIEW, waiting), (Stage.PAYMENT, waiting), (Stage.PAYMENT, finished)]
    assert contents(office)["booking"][0][13] == "done"


def test_hold_keeps_the_ticket_at_its_counter_and_the_line_moves_on(office: Office, clock: FixedClock) -> None:
    held = a_held_ticket(office)
    clock.advance(timedelta(seconds=2))
    other = a_call(office)
    view = counter_view(office, 1)
    assert view is not None
    assert [ticket.id for ticket in view.held] == [held.id]
    calling.finish(office, act(), 1)
    resumed = calling.resume(office, act(), 1, held.id)
    assert isinstance(resumed, Called)
    assert (resumed.ticket.id, resumed.ticket.state) == (held.id, TicketState.CALLED)
    assert other.ticket.id != held.id
    assert check_invariants(office) == []


def test_no_show_ends_the_visit(office: Office) -> None:
    ticket = a_call(office).ticket
    moved = calling.no_show(office, act(), 1)
    assert isinstance(moved, Moved)
    assert (moved.ticket.id, moved.ticket.state, moved.ticket.counter) == (ticket.id, TicketState.NO_SHOW, None)
    assert contents(office)["booking"][0][13] == "no_show"
    assert board(office).calls == ()


def test_transfer_to_a_counter_waits_for_that_counter_only(office: Office, clock: FixedClock) -> None:
    office = without_press_guard(office)
    ticket = a_call(office).ticket
    open_counters(office, 3, 4)
    calling.transfer(office, act(), 1, Destination(Stage.INTERVIEW, 4))
    assert not isinstance(calling.call_next(office, act(), 3), Called)
    assert pressed(office, 4).ticket.id == ticket.id


def test_who_was_sent_to_a_counter_that_closes_may_go_to_any(office: Office) -> None:
    ticket = a_call(office).ticket
    open_counters(office, 3, 4)
    calling.transfer(office, act(), 1, Destination(Stage.INTERVIEW, 4))
    close_counter(office, act(), 4)
    assert pressed(office, 3).ticket.id == ticket.id


def test_override_calls_out_of_order_with_its_reason_in_the_journal(office: Office) -> None:
    a_walk_in(office)
    second = a_walk_in(office).ticket
    open_counters(office, 1)
    called = calling.override_call(office, act(), 1, second.label, " sakit mendadak ")
    assert isinstance(called, Called)
    assert called.ticket.id == second.id
    assert '"reason":"sakit mendadak"' in repr(contents(office)["journal"])


def test_override_reaches_who_waits_for_another_counter(office: Office) -> None:
    ticket = a_call(office).ticket
    open_counters(office, 2, 3)
    calling.transfer(office, act(), 1, Destination(Stage.INTERVIEW, 3))
    called = calling.override_call(office, act(), 2, ticket.label, "petugas pindah")
    assert isinstance(called, Called)


def test_press_counts_again_after_the_guard(office: Office, clock: FixedClock) -> None:
    a_walk_in(office)
    a_call(office)
    clock.advance(office.rules.press_guard)
    assert isinstance(calling.call_next(office, act(), 1), Called)


def test_press_counts_when_the_clock_went_back(office: Office, clock: FixedClock) -> None:
    a_walk_in(office)
    a_call(office)
    clock.advance(timedelta(seconds=-30))
    assert isinstance(calling.call_next(office, act(), 1), Called)


def test_yesterdays_tickets_are_not_called_today(office: Office, clock: FixedClock) -> None:
    a_walk_in(office)
    clock.advance(timedelta(days=1))
    today = a_walk_in(office).ticket
    open_counters(office, 1)
    assert pressed(office).ticket.id == today.id


def test_counter_states_follow_the_ticket(office: Office) -> None:
    states = []

    def look() -> None:
        view = counter_view(office, 1)
        assert view is not None
        states.append(view.state)

    look()
    a_call(office)
    look()
    calling.start(office, act(), 1)
    look()
    calling.finish(office, act(), 1)
    look()
    assert states == [CounterState.CLOSED, CounterState.CALLING, CounterState.SERVING, CounterState.IDLE]
