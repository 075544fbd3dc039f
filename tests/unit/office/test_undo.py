"""A wrong press is taken back: every act at a counter, and the store is as it was before."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from domain.clock import FixedClock
from domain.services import Stage
from domain.tickets import TicketClass, TicketState
from office import calling
from office.calling import Destination
from office.context import Act, Office
from office.counters import open_counter
from office.invariants import check_invariants
from office.outcomes import Called, Moved
from office.views import board, counter_view
from tests.helpers.offices import open_counters
from tests.helpers.visits import (
    Contents,
    a_call,
    a_held_ticket,
    a_walk_in,
    contents,
    journal_kinds,
    pressed,
    without_press_guard,
)

WrongPress = Callable[[], object]
Case = Callable[[Office], tuple[int, WrongPress]]


def act() -> Act:
    return Act.by("test")


def calling_next(office: Office) -> tuple[int, WrongPress]:
    a_walk_in(office)
    open_counters(office, 1)
    return 1, lambda: calling.call_next(office, act(), 1)


def calling_next_and_finishing(office: Office) -> tuple[int, WrongPress]:
    a_call(office)
    a_walk_in(office)
    return 1, lambda: calling.call_next(office, act(), 1)


def finishing_by_next(office: Office) -> tuple[int, WrongPress]:
    a_call(office)
    return 1, lambda: calling.call_next(office, act(), 1)


def calling_the_same_person_for_the_next_stage(office: Office) -> tuple[int, WrongPress]:
    a_walk_in(office)
    open_counter(office, act(), 4, "budi", [Stage.PRE_CHECK, Stage.INTERVIEW])
    pressed(office, 4)
    return 4, lambda: calling.call_next(office, act(), 4)


def starting(office: Office) -> tuple[int, WrongPress]:
    a_call(office)
    return 1, lambda: calling.start(office, act(), 1)


def finishing(office: Office) -> tuple[int, WrongPress]:
    a_call(office)
    calling.start(office, act(), 1)
    return 1, lambda: calling.finish(office, act(), 1)


def finishing_the_visit(office: Office) -> tuple[int, WrongPress]:
    a_call(office)
    calling.transfer(office, act(), 1, Destination(Stage.COLLECTION))
    open_counter(office, act(), 3, "budi", [Stage.COLLECTION])
    pressed(office, 3)
    return 3, lambda: calling.finish(office, act(), 3)


def holding(office: Office) -> tuple[int, WrongPress]:
    a_call(office)
    return 1, lambda: calling.hold(office, act(), 1)


def resuming(office: Office) -> tuple[int, WrongPress]:
    held = a_held_ticket(office)
    return 1, lambda: calling.resume(office, act(), 1, held.id)


def noting_a_no_show(office: Office) -> tuple[int, WrongPress]:
    a_call(office)
    return 1, lambda: calling.no_show(office, act(), 1)


def transferring_to_a_stage(office: Office) -> tuple[int, WrongPress]:
    a_call(office)
    return 1, lambda: calling.transfer(office, act(), 1, Destination(Stage.PAYMENT))


def transferring_to_a_counter(office: Office) -> tuple[int, WrongPress]:
    a_call(office)
    open_counters(office, 2)
    return 1, lambda: calling.transfer(office, act(), 1, Destination(Stage.PRE_CHECK, 2))


def making_an_exception(office: Office) -> tuple[int, WrongPress]:
    a_walk_in(office)
    waiting = a_walk_in(office).ticket
    open_counters(office, 1)
    return 1, lambda: calling.override_call(office, act(), 1, waiting.label, "sakit")


CASES: tuple[Case, ...] = (
    calling_next,
    calling_next_and_finishing,
    finishing_by_next,
    calling_the_same_person_for_the_next_stage,
    starting,
    finishing,
    finishing_the_visit,
    holding,
    resuming,
    noting_a_no_show,
    transferring_to_a_stage,
    transferring_to_a_counter,
    making_an_exception,
)


def state(office: Office) -> Contents:
    """Return what an undo brings back: tickets but for their version, the open calls, bookings and numbers."""
    tables = contents(office)
    return {
        "ticket": [row[:-1] for row in tables["ticket"]],
        "open calls": [row for row in tables["call"] if row[-2] is None],
        "booking": tables["booking"],
        "series": tables["series"],
    }


@pytest.mark.parametrize("case", CASES, ids=[case.__name__ for case in CASES])
def test_undo(office: Office, clock: FixedClock, case: Case) -> None:
    office = without_press_guard(office)
    counter, wrong_press = case(office)
    before, shown = state(office), board(office)
    assert isinstance(wrong_press(), Called | Moved)
    assert state(office) != before
    clock.advance(office.rules.undo_within)
    undone = calling.undo(office, act(), counter)
    assert isinstance(undone, Moved)
    assert undone.kind == journal_kinds(office)[-1] == "undone"
    assert state(office) == before
    assert (board(office).calls, board(office).waiting) == (shown.calls, shown.waiting)
    assert check_invariants(office) == []


def test_undo_lets_the_counter_press_at_once(office: Office) -> None:
    called = a_call(office)
    calling.undo(office, act(), 1)
    again = pressed(office)
    assert (again.ticket.id, again.ticket.state) == (called.ticket.id, TicketState.CALLED)


def test_undo_gives_the_share_of_priority_back(office: Office) -> None:
    office = without_press_guard(office)
    for _ in range(3):
        a_walk_in(office, priority=True)
        a_walk_in(office)
    open_counters(office, 1)
    pressed(office)
    for _ in range(3):  # each wrong press would use up the share of two
        pressed(office)
        calling.undo(office, act(), 1)
    assert [pressed(office).ticket.ticket_class for _ in range(2)] == [TicketClass.PRIORITY, TicketClass.REGULAR]


def test_undo_is_offered_for_as_long_as_it_works(office: Office, clock: FixedClock) -> None:
    a_call(office)
    offered = []
    for _ in range(2):
        view = counter_view(office, 1)
        assert view is not None
        offered.append(view.can_undo)
        clock.advance(office.rules.undo_within + timedelta(milliseconds=1))
    assert offered == [True, False]


def test_undo_of_a_recalled_call_ends_the_call(office: Office) -> None:
    a_call(office)
    calling.recall(office, act(), 1)
    assert isinstance(calling.undo(office, act(), 1), Moved)
    assert board(office).calls == ()
