"""Overseeing: the steps of a visit, today's figures, and what was done out of order."""

from datetime import timedelta

from domain.clock import FixedClock
from domain.figures import Hour
from domain.refusals import Refused
from domain.services import Stage
from office import calling
from office.calling import Destination
from office.context import Act, Office
from office.counters import set_stages
from office.overseeing import Overridden, Reprint, Step, overview, visit
from office.printing import reprint
from office.views import counter_view, queue
from tests.helpers.offices import open_counters
from tests.helpers.visits import a_call, a_check_in, journal_kinds, pressed

SITI = "officer:siti"


def test_a_visit_tells_its_counters_and_times_and_no_name(office: Office, clock: FixedClock) -> None:
    came = clock.now()
    ticket = a_check_in(office).ticket
    open_counters(office, 1, 3)
    clock.advance(timedelta(minutes=7))
    pressed(office)
    calling.recall(office, Act.by(SITI), 1)
    clock.advance(timedelta(minutes=2))
    calling.finish(office, Act.by(SITI), 1)
    pressed(office, 3)
    assert visit(office, ticket.id) == (
        Step(came),
        Step(came + timedelta(minutes=7), 1, Stage.PRE_CHECK, "finished", 1),
        Step(came + timedelta(minutes=9), 3, Stage.INTERVIEW),
    )


def test_there_is_no_visit_of_a_ticket_nobody_has(office: Office) -> None:
    assert visit(office, 999) == ()


def test_the_day_has_an_hour_for_each_hour(office: Office, clock: FixedClock) -> None:
    a_check_in(office)
    open_counters(office, 1)
    clock.advance(timedelta(minutes=70))
    pressed(office)
    clock.advance(timedelta(minutes=60))
    calling.finish(office, Act.by(SITI), 1)
    assert overview(office).hours == (Hour(8, 1), Hour(9, wait_minutes=70), Hour(10, served=1))


def test_overrides_are_told_with_officer_and_reason(office: Office, clock: FixedClock) -> None:
    a_check_in(office)
    second = a_check_in(office).ticket
    open_counters(office, 1)
    calling.override_call(office, Act.by(SITI), 1, second.label, "sakit")
    [told] = overview(office).overrides
    assert told == Overridden(clock.now(), second.label, 1, "siti", "sakit")


def test_yesterday_is_not_told(office: Office, clock: FixedClock) -> None:
    waiting = a_check_in(office).ticket
    open_counters(office, 1)
    calling.override_call(office, Act.by(SITI), 1, waiting.label, "sakit")
    clock.advance(timedelta(days=1))
    seen = overview(office)
    assert (seen.overrides, seen.reprints, seen.hours) == ((), (), ())


def test_reprints_are_told_by_number(office: Office, clock: FixedClock) -> None:
    ticket = a_check_in(office).ticket
    reprint(office, Act.by(SITI), ticket.id)
    assert overview(office).reprints == (Reprint(clock.now(), ticket.label, 1),)


def test_who_waits_is_counted_by_stage(office: Office) -> None:
    a_check_in(office)
    a_check_in(office)
    assert overview(office).waiting == {Stage.PRE_CHECK: 2}


def test_a_counter_gets_other_stages_and_lets_go_whom_it_was_sent(office: Office) -> None:
    open_counters(office, 1, 3, 4)
    a_check_in(office)
    a_call(office)
    calling.transfer(office, Act.by(SITI), 1, Destination(Stage.INTERVIEW, 3))
    act = Act.by("officer:kepala")
    set_stages(office, act, 3, [Stage.PAYMENT])
    set_stages(office, act, 3, [Stage.PAYMENT])
    view = counter_view(office, 3)
    assert view is not None
    assert view.stages == (Stage.PAYMENT,)
    assert journal_kinds(office).count("counter_stages") == 1
    assert len(queue(office, [Stage.INTERVIEW])) == 1
    assert pressed(office, 4).counter == 4


def test_a_counter_without_stages_is_refused(office: Office) -> None:
    open_counters(office, 3)
    assert isinstance(set_stages(office, Act.by(SITI), 3, []), Refused)
