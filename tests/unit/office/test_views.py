"""Views: what boards, queues and counters show of the present state."""

from dataclasses import replace
from datetime import timedelta

from domain.clock import FixedClock
from domain.counters import CounterState
from domain.services import Stage
from domain.tickets import TicketClass, TicketState
from office import calling
from office.context import Act, Office
from office.counters import open_counter
from office.outcomes import ApplicantSheet
from office.views import Today, board, counter_view, queue, today
from tests.helpers.offices import MORNING, a_booking, a_person, open_counters
from tests.helpers.visits import a_call, a_check_in, a_held_ticket, a_walk_in, pressed, without_press_guard


def act() -> Act:
    return Act.by("test")


def test_board_of_a_quiet_morning(office: Office) -> None:
    shown = board(office)
    assert (shown.calls, shown.waiting, shown.head_seq) == ((), (), 1)
    assert {row.state for row in shown.counters} == {CounterState.CLOSED}
    assert [row.number for row in shown.counters] == [1, 2, 3, 4]


def test_board_shows_calls_the_newest_first_and_never_a_name(office: Office, clock: FixedClock) -> None:
    a_walk_in(office, person=a_person("Budi Santoso"))
    a_walk_in(office, person=a_person("Siti Aminah"))
    open_counters(office, 1, 2)
    pressed(office, 1)
    clock.advance(timedelta(seconds=5))
    pressed(office, 2)
    calling.start(office, act(), 1)
    shown = board(office)
    assert [(call.label, call.counter, call.state) for call in shown.calls] == [
        ("L-002", 2, TicketState.CALLED),
        ("L-001", 1, TicketState.SERVING),
    ]
    assert [call.called_at for call in shown.calls] == [MORNING + timedelta(seconds=5), MORNING]
    assert "Budi" not in repr(shown)
    assert "Siti" not in repr(shown)


def test_board_of_some_stages_leaves_the_others_out(office: Office) -> None:
    a_call(office)
    a_walk_in(office)
    elsewhere, here = board(office, [Stage.INTERVIEW]), board(office, [Stage.PRE_CHECK])
    assert (elsewhere.calls, elsewhere.waiting) == ((), ())
    assert (len(here.calls), len(here.waiting)) == (1, 1)


def test_held_tickets_are_not_on_the_board(office: Office) -> None:
    a_held_ticket(office)
    assert board(office).calls == ()


def test_queue_counts_positions_and_waits_for_each_stage(office: Office, clock: FixedClock) -> None:
    office = without_press_guard(office)
    a_call(office)
    calling.finish(office, act(), 1)
    clock.advance(timedelta(minutes=1))
    a_walk_in(office)
    a_walk_in(office, priority=True)
    rows = queue(office)
    assert [(row.label, row.stage, row.position, row.wait) for row in rows] == [
        ("L-001", Stage.INTERVIEW, 1, timedelta(0)),
        ("L-002", Stage.PRE_CHECK, 1, timedelta(0)),
        ("L-003", Stage.PRE_CHECK, 2, timedelta(minutes=10)),
    ]
    assert rows[2].ticket_class is TicketClass.PRIORITY
    assert [row.label for row in queue(office, [Stage.INTERVIEW])] == ["L-001"]


def test_counter_view_shows_the_applicant_only_while_called(office: Office) -> None:
    person = a_person("Siti Aminah")
    a_check_in(office, person)
    open_counters(office, 1)
    pressed(office)
    called = counter_view(office, 1)
    calling.finish(office, act(), 1)
    empty = counter_view(office, 1)
    assert called is not None
    assert empty is not None
    assert called.applicant == ApplicantSheet(
        "Siti Aminah", person.birth_date, "Jl. Mawar 5", "baru", office.services["baru"].documents, MORNING
    )
    assert (empty.ticket, empty.applicant) == (None, None)


def test_walk_in_has_no_booked_time(office: Office) -> None:
    a_call(office)
    view = counter_view(office, 1)
    assert view is not None
    assert view.applicant is not None
    assert view.applicant.booked_for is None


def test_counter_view_counts_those_who_wait_for_its_stages(office: Office) -> None:
    a_walk_in(office)
    a_walk_in(office)
    open_counter(office, act(), 1, "siti")
    open_counter(office, act(), 3, "budi")
    views = [counter_view(office, number) for number in (1, 3)]
    assert [view and view.waiting for view in views] == [2, 0]
    assert counter_view(office, 99) is None


def test_today_counts(office: Office, clock: FixedClock) -> None:
    office = without_press_guard(office)
    for _ in range(5):
        a_walk_in(office)
    a_booking(office)
    open_counters(office, 1, 2)
    pressed(office)
    calling.hold(office, act(), 1)
    pressed(office)
    calling.no_show(office, act(), 1)
    pressed(office)
    pressed(office, 2)
    calling.start(office, act(), 2)
    assert today(office) == Today(booked=1, waiting=1, at_counter=2, held=1, finished=0, no_show=1)
    clock.advance(timedelta(days=1))
    assert today(office) == Today(booked=0, waiting=0, at_counter=0, held=0, finished=0, no_show=0)


def test_the_sheet_tells_only_the_last_digits_of_the_identity_number(office: Office) -> None:
    open_counters(office, 1)
    a_check_in(office, replace(a_person(), nik="2171055205900003"))
    calling.call_next(office, Act.by("officer:siti"), 1)
    view = counter_view(office, 1)
    assert view is not None
    assert view.applicant is not None
    assert view.applicant.nik_end == "0003"
    assert "21710552" not in repr(view)
