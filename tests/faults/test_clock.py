"""A clock that jumps: no number twice on a day, nobody overtaken, nobody lost, and all well once it is right again."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from db import journal
from domain.bookings import BookingStatus, Person
from domain.check_in import CheckInRules
from domain.clock import FixedClock
from domain.devices import DeviceReport, DeviceState
from domain.refusals import RefusalReason, Refused
from domain.rules import OfficeRules
from domain.text import Language
from office.calling import call_next, finish, override_call
from office.check_in import WalkIn, check_in, walk_in
from office.clock_check import accept_clock, later_event
from office.context import Act, Office
from office.devices import report
from office.invariants import check_invariants
from office.outcomes import Booked, Called, CheckedIn, Moved
from office.views import board, counter_view
from tests.helpers.offices import (
    MORNING,
    Stores,
    a_booking,
    a_person,
    an_office,
    open_counters,
    postgres_server,
    stores,
)

__all__ = ["postgres_server", "stores"]

DEAD_BATTERY = datetime(1970, 1, 1, 0, 3, tzinfo=UTC)
ALL_DAY = OfficeRules(check_in=CheckInRules(early=timedelta(hours=23), late=timedelta(hours=23)))
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def clock() -> FixedClock:
    """Return a clock that stands at 10:00 in Batam."""
    return FixedClock(MORNING + 2 * HOUR)


@pytest.fixture
def office(stores: Stores, clock: FixedClock) -> Iterator[Office]:
    """Give an office whose counters are open; it must be whole at the end, whatever the clock did."""
    opened = an_office(stores.new_url(), clock, rules=ALL_DAY)
    open_counters(opened, 1, 3)
    yield opened
    assert check_invariants(opened) == []
    opened.store.close()


def act() -> Act:
    return Act.by("test")


def checked_in(office: Office, booked: Booked) -> CheckedIn | Refused:
    return check_in(office, act(), booked.payload, booked.booking.person.birth_date, Language.ID)


def walked_in(office: Office, person: Person | None = None) -> CheckedIn | Refused:
    return walk_in(office, act(), WalkIn("hilang", person or a_person()), Language.ID)


def label(done: CheckedIn | Refused) -> str:
    assert isinstance(done, CheckedIn), done
    return done.ticket.label


def reason(done: object) -> RefusalReason:
    assert isinstance(done, Refused), done
    return done.reason


def called(office: Office, counter: int = 1) -> str:
    done = call_next(office, act(), counter)
    assert isinstance(done, Called), done
    return done.ticket.label


def tick(clock: FixedClock) -> None:
    """Let the seconds pass in which a press counts as bouncing."""
    clock.advance(timedelta(seconds=2))


def at_the_last_minute(office: Office, clock: FixedClock) -> str:
    """Check somebody in a minute before midnight and return the number."""
    booked = a_booking(office)
    clock.time = MORNING + timedelta(hours=15, minutes=59)
    return label(checked_in(office, booked))


def device_reports(office: Office) -> None:
    """Write a row that nobody judges by the clock."""
    report(office, DeviceReport("P1", "printer", DeviceState.FAULT, f"paper_out_{office.now():%j%H%M%S}"))


@pytest.mark.parametrize("back", [HOUR, timedelta(minutes=2), DAY])
def test_clock_that_went_back_issues_nothing_until_it_is_right(
    office: Office, clock: FixedClock, back: timedelta
) -> None:
    booked = a_booking(office)
    before = label(checked_in(office, a_booking(office)))
    clock.advance(-back)
    assert reason(checked_in(office, booked)) is RefusalReason.CLOCK_WRONG
    assert reason(walked_in(office)) is RefusalReason.CLOCK_WRONG
    clock.advance(back)
    assert (before, label(checked_in(office, booked))) == ("A-001", "A-002")


def test_dead_battery_issues_no_number_of_another_day_whatever_else_is_written(
    office: Office, clock: FixedClock
) -> None:
    label(walked_in(office))
    clock.time = DEAD_BATTERY
    device_reports(office)
    device_reports(office)
    assert reason(walked_in(office)) is RefusalReason.CLOCK_WRONG
    clock.time = MORNING + 3 * HOUR
    assert label(walked_in(office)).endswith("-002")


def test_dead_battery_is_told_at_the_counter_and_nobody_is_lost(office: Office, clock: FixedClock) -> None:
    first, second = label(checked_in(office, a_booking(office))), label(checked_in(office, a_booking(office)))
    clock.time = DEAD_BATTERY
    assert reason(call_next(office, act(), 1)) is RefusalReason.CLOCK_WRONG
    clock.time = MORNING + 3 * HOUR
    assert called(office) == first
    tick(clock)
    assert called(office) == second


def test_person_at_a_counter_is_still_there_with_a_dead_battery(office: Office, clock: FixedClock) -> None:
    at_counter = label(checked_in(office, a_booking(office)))
    assert called(office) == at_counter
    clock.time = DEAD_BATTERY
    view = counter_view(office, 1)
    assert view is not None
    assert view.ticket is not None
    assert [call.label for call in board(office).calls] == [view.ticket.label] == [at_counter]
    assert isinstance(finish(office, act(), 1), Moved)
    clock.time = MORNING + 3 * HOUR
    assert called(office, 3) == at_counter


@pytest.mark.parametrize("jump", [-HOUR, -timedelta(seconds=30)])
def test_clock_that_goes_back_lets_nobody_overtake_at_the_next_stage(
    office: Office, clock: FixedClock, jump: timedelta
) -> None:
    order = [label(checked_in(office, a_booking(office))) for _ in range(3)]
    for number in range(3):
        tick(clock)
        assert called(office) == order[number]
        finish(office, act(), 1)
        clock.advance(jump)
    clock.time = MORNING + 4 * HOUR
    served = []
    for _ in range(3):
        tick(clock)
        served.append(called(office, 3))
    assert served == order


def test_walk_in_just_after_a_small_step_back_waits_behind_those_before(office: Office, clock: FixedClock) -> None:
    order = [label(walked_in(office))]
    clock.advance(timedelta(seconds=-40))
    order.append(label(walked_in(office)))
    assert [row.label for row in board(office).waiting] == order


def test_clock_a_day_ahead_and_right_again_loses_and_reorders_nobody(office: Office, clock: FixedClock) -> None:
    order = [label(checked_in(office, a_booking(office))) for _ in range(2)]
    clock.advance(DAY)
    device_reports(office)
    assert board(office).waiting == ()
    clock.advance(-DAY)
    assert [row.label for row in board(office).waiting] == order
    assert label(checked_in(office, a_booking(office))) == "A-003"
    assert called(office) == order[0]


def test_numbers_given_by_a_clock_a_day_ahead_keep_their_day(office: Office, clock: FixedClock) -> None:
    first = label(walked_in(office))
    clock.advance(DAY)
    ahead = label(walked_in(office))
    clock.advance(-DAY)
    assert reason(walked_in(office)) is RefusalReason.CLOCK_WRONG
    clock.advance(DAY)
    assert (first[-3:], ahead[-3:], label(walked_in(office))[-3:]) == ("001", "001", "002")


def test_technician_says_that_the_clock_is_right_now(office: Office, clock: FixedClock) -> None:
    label(walked_in(office))
    clock.advance(DAY)
    label(walked_in(office))
    clock.advance(-DAY)
    assert later_event(office) == clock.now() + DAY
    accept_clock(office, act())
    assert later_event(office) is None
    assert label(walked_in(office)) == "L-002"


def test_clock_that_may_be_right_needs_no_word_of_a_technician(office: Office) -> None:
    with office.store.read() as tx:
        before = journal.read_head(tx)
    accept_clock(office, act())
    with office.store.read() as tx:
        assert journal.read_head(tx) == before


def test_numbers_begin_anew_at_midnight(office: Office, clock: FixedClock) -> None:
    evening = [label(checked_in(office, a_booking(office))) for _ in range(2)]
    clock.time = MORNING + timedelta(hours=16, minutes=1)
    morning = [label(checked_in(office, a_booking(office))) for _ in range(2)]
    assert evening == morning == ["A-001", "A-002"]


def test_midnight_parts_the_lines_of_two_days(office: Office, clock: FixedClock) -> None:
    at_the_last_minute(office, clock)
    clock.advance(timedelta(minutes=2))
    today = checked_in(office, a_booking(office))
    assert isinstance(today, CheckedIn)
    done = call_next(office, act(), 1)
    assert isinstance(done, Called)
    assert done.ticket.id == today.ticket.id


def test_person_at_a_counter_at_midnight_is_still_seen_and_served(office: Office, clock: FixedClock) -> None:
    at_counter = at_the_last_minute(office, clock)
    assert called(office) == at_counter
    clock.advance(timedelta(minutes=2))
    view = counter_view(office, 1)
    assert view is not None
    assert view.ticket is not None
    assert [call.label for call in board(office).calls] == [view.ticket.label] == [at_counter]
    assert isinstance(finish(office, act(), 1), Moved)


def test_who_still_sits_there_after_midnight_can_be_called_by_number(office: Office, clock: FixedClock) -> None:
    waiting = at_the_last_minute(office, clock)
    clock.advance(timedelta(minutes=2))
    done = override_call(office, act(), 1, waiting, "came before midnight")
    assert isinstance(done, Called)
    assert [call.label for call in board(office).calls] == [waiting]


def test_call_forgotten_yesterday_is_not_on_the_board_in_the_morning(office: Office, clock: FixedClock) -> None:
    label(checked_in(office, a_booking(office)))
    called(office)
    clock.advance(DAY - 2 * HOUR)
    assert board(office).calls == ()


def test_person_of_yesterday_may_come_again(office: Office, clock: FixedClock) -> None:
    person = a_person()
    label(checked_in(office, a_booking(office, person)))
    clock.advance(DAY)
    again = a_booking(office, person)
    assert again.booking.status is BookingStatus.CONFIRMED
    assert label(checked_in(office, again)) == "A-001"


def test_journal_keeps_its_order_through_every_jump(office: Office, clock: FixedClock) -> None:
    for jump in (HOUR, -2 * HOUR, DAY, -3 * DAY, timedelta(0)):
        clock.advance(jump)
        device_reports(office)
    with office.store.read() as tx:
        rows = journal.rows_after(tx, 0, 100)
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
    assert not [step for step in verified(office) if isinstance(step, journal.Fault)]


def verified(office: Office) -> list[int | journal.Fault]:
    with office.store.read() as tx:
        return list(journal.verify(tx))
