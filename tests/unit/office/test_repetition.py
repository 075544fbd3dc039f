"""An act that is sent again gets its first answer, and nothing is written a second time."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from domain.bookings import Channel
from domain.clock import FixedClock
from domain.refusals import Refused
from domain.services import Stage
from domain.text import Language
from office import calling
from office.bookings import BookingRequest, book, cancel, reschedule
from office.calling import Destination
from office.check_in import WalkIn, check_in, walk_in
from office.context import Act, Office
from office.counters import close_counter, open_counter, pause_counter, resume_counter
from office.officers import add_officer, sign_in
from office.outcomes import CheckedIn
from office.printing import reprint
from tests.helpers.offices import a_booking, a_person, open_counters
from tests.helpers.visits import a_call, a_held_ticket, a_walk_in, contents, run_sql

RepeatedAct = Callable[[Act], object]
Case = Callable[[Office], RepeatedAct]


def booking_a_place(office: Office) -> RepeatedAct:
    request = BookingRequest(a_person(), "baru", Channel.WHATSAPP)
    return lambda act: book(office, act, request)


def cancelling(office: Office) -> RepeatedAct:
    serial = a_booking(office).booking.serial
    return lambda act: cancel(office, act, serial)


def moving(office: Office) -> RepeatedAct:
    booking = a_booking(office).booking
    return lambda act: reschedule(office, act, booking.serial, booking.slot_id + 1)


def opening(office: Office) -> RepeatedAct:
    return lambda act: open_counter(office, act, 1, "siti", [Stage.PRE_CHECK, Stage.INTERVIEW])


def closing(office: Office) -> RepeatedAct:
    open_counters(office, 1)
    return lambda act: close_counter(office, act, 1)


def pausing(office: Office) -> RepeatedAct:
    open_counters(office, 1)
    return lambda act: pause_counter(office, act, 1)


def ending_a_break(office: Office) -> RepeatedAct:
    open_counters(office, 1)
    pause_counter(office, Act.by("test"), 1)
    return lambda act: resume_counter(office, act, 1)


def calling_next(office: Office) -> RepeatedAct:
    a_walk_in(office)
    open_counters(office, 1)
    return lambda act: calling.call_next(office, act, 1)


def calling_next_and_finishing(office: Office) -> RepeatedAct:
    a_call(office)
    a_walk_in(office)
    later(office)
    return lambda act: calling.call_next(office, act, 1)


def finishing_by_next(office: Office) -> RepeatedAct:
    a_call(office)
    later(office)
    return lambda act: calling.call_next(office, act, 1)


def recalling(office: Office) -> RepeatedAct:
    a_call(office)
    return lambda act: calling.recall(office, act, 1)


def starting(office: Office) -> RepeatedAct:
    a_call(office)
    return lambda act: calling.start(office, act, 1)


def finishing(office: Office) -> RepeatedAct:
    a_call(office)
    return lambda act: calling.finish(office, act, 1)


def holding(office: Office) -> RepeatedAct:
    a_call(office)
    return lambda act: calling.hold(office, act, 1)


def resuming(office: Office) -> RepeatedAct:
    held = a_held_ticket(office)
    return lambda act: calling.resume(office, act, 1, held.id)


def noting_a_no_show(office: Office) -> RepeatedAct:
    a_call(office)
    return lambda act: calling.no_show(office, act, 1)


def transferring(office: Office) -> RepeatedAct:
    a_call(office)
    return lambda act: calling.transfer(office, act, 1, Destination(Stage.PAYMENT))


def undoing(office: Office) -> RepeatedAct:
    a_call(office)
    return lambda act: calling.undo(office, act, 1)


def making_an_exception(office: Office) -> RepeatedAct:
    waiting = a_walk_in(office).ticket
    open_counters(office, 1)
    return lambda act: calling.override_call(office, act, 1, waiting.label, "sakit")


def printing_again(office: Office) -> RepeatedAct:
    ticket = a_walk_in(office).ticket
    return lambda act: reprint(office, act, ticket.id)


def adding_an_officer(office: Office) -> RepeatedAct:
    return lambda act: add_officer(office, act, "siti", "Siti Aminah", "271828")


def signing_in(office: Office) -> RepeatedAct:
    add_officer(office, Act.by("test"), "siti", "Siti Aminah", "271828")
    return lambda act: sign_in(office, act, "siti", "271828", 1)


def signing_in_in_vain(office: Office) -> RepeatedAct:
    add_officer(office, Act.by("test"), "siti", "Siti Aminah", "271828")
    return lambda act: sign_in(office, act, "siti", "314159", 1)


def later(office: Office) -> None:
    """Let the counter forget its last press, so that the next one is not a bouncing finger."""
    run_sql(office, "UPDATE counter SET pressed_at = NULL")


CASES: tuple[Case, ...] = (
    booking_a_place,
    cancelling,
    moving,
    opening,
    closing,
    pausing,
    ending_a_break,
    calling_next,
    calling_next_and_finishing,
    finishing_by_next,
    recalling,
    starting,
    finishing,
    holding,
    resuming,
    noting_a_no_show,
    transferring,
    undoing,
    making_an_exception,
    printing_again,
    adding_an_officer,
    signing_in,
    signing_in_in_vain,
)


@pytest.mark.parametrize("case", CASES, ids=[case.__name__ for case in CASES])
def test_repetition(office: Office, clock: FixedClock, case: Case) -> None:
    repeated_act = case(office)
    act = Act.by("test")
    before = contents(office)
    first = repeated_act(act)
    written = contents(office)
    assert written != before
    assert repeated_act(act) == first
    clock.advance(timedelta(seconds=5))
    assert repeated_act(act) == first
    assert contents(office) == written


def test_check_in_repeated_is_marked_and_gives_the_same_ticket(office: Office) -> None:
    booked = a_booking(office)
    act, born = Act.by("kiosk:K1"), booked.booking.person.birth_date
    first, second = (check_in(office, act, booked.payload, born, Language.ID) for _ in range(2))
    assert isinstance(first, CheckedIn)
    assert isinstance(second, CheckedIn)
    assert (first.repeated, second.repeated) == (False, True)
    assert (second.ticket, second.job_id, second.documents) == (first.ticket, first.job_id, first.documents)


def test_walk_in_repeated_is_marked_and_gives_the_same_ticket(office: Office) -> None:
    act, asked = Act.by("kiosk:K1"), WalkIn("hilang", a_person())
    first, second = (walk_in(office, act, asked, Language.EN) for _ in range(2))
    assert isinstance(first, CheckedIn)
    assert isinstance(second, CheckedIn)
    assert (first.repeated, second.repeated) == (False, True)
    assert (second.ticket, second.job_id) == (first.ticket, first.job_id)


def test_press_repeated_after_the_counter_was_closed_still_answers(office: Office) -> None:
    a_call(office)
    act = Act.by("bus:L1")
    first = calling.no_show(office, act, 1)
    close_counter(office, Act.by("test"), 1)
    assert not isinstance(first, Refused)
    assert calling.no_show(office, act, 1) == first


def test_sign_in_repeated_behind_a_lock_is_told_of_the_lock(office: Office) -> None:
    add_officer(office, Act.by("test"), "siti", "Siti Aminah", "271828")
    run_sql(office, "UPDATE officer SET wrong_tries = 4")
    act = Act.by("counter:1")
    first = sign_in(office, act, "siti", "314159", 1)
    assert isinstance(first, Refused)
    assert sign_in(office, act, "siti", "314159", 1) == first
