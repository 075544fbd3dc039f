"""Counters: opened by an officer for some stages, paused, closed."""

from domain.clock import FixedClock
from domain.counters import CounterState
from domain.services import Stage
from office import calling
from office.context import Act, Office
from office.counters import close_counter, open_counter, pause_counter, resume_counter
from office.outcomes import Called, Moved
from office.views import CounterView, counter_view
from tests.helpers.offices import open_counters
from tests.helpers.visits import a_call, a_walk_in, journal_kinds


def act() -> Act:
    return Act.by("test")


def view(outcome: object) -> CounterView:
    assert isinstance(outcome, CounterView), outcome
    return outcome


def test_open_counter_keeps_its_stages_unless_told_others(office: Office) -> None:
    assert view(open_counter(office, act(), 1, "siti")).stages == (Stage.PRE_CHECK,)
    both = [Stage.PRE_CHECK, Stage.PAYMENT]
    assert view(open_counter(office, act(), 1, "siti", both)).stages == tuple(both)
    assert view(open_counter(office, act(), 1, "siti")).stages == tuple(both)


def test_open_counter_again_by_the_same_officer_goes_on(office: Office) -> None:
    called = a_call(office).ticket
    again = view(open_counter(office, act(), 1, "officer1"))
    assert (again.officer, again.state, again.ticket) == ("officer1", CounterState.CALLING, called)


def test_closed_counter_may_be_opened_by_anybody(office: Office) -> None:
    open_counters(office, 1)
    closed = view(close_counter(office, act(), 1))
    assert (closed.state, closed.officer) == (CounterState.CLOSED, "")
    assert view(open_counter(office, act(), 1, "budi")).officer == "budi"


def test_break_stops_calling_but_not_serving(office: Office, clock: FixedClock) -> None:
    a_call(office)
    a_walk_in(office)
    assert view(pause_counter(office, act(), 1)).state is CounterState.CALLING
    assert isinstance(calling.start(office, act(), 1), Called)
    assert isinstance(calling.finish(office, act(), 1), Moved)
    idle = counter_view(office, 1)
    assert idle is not None
    assert idle.state is CounterState.PAUSED
    clock.advance(office.rules.press_guard)
    assert view(resume_counter(office, act(), 1)).state is CounterState.IDLE
    assert isinstance(calling.call_next(office, act(), 1), Called)


def test_counters_tell_the_journal(office: Office) -> None:
    open_counters(office, 1)
    pause_counter(office, act(), 1)
    resume_counter(office, act(), 1)
    close_counter(office, act(), 1)
    assert journal_kinds(office)[1:] == ["counter_opened", "counter_paused", "counter_open", "counter_closed"]
