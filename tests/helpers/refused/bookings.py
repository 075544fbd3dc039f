"""What is refused to people who book, move or cancel."""

from dataclasses import replace
from datetime import timedelta

from domain.bookings import Channel, Person
from domain.clock import FixedClock
from domain.refusals import RefusalReason
from office.bookings import BookingRequest, book, cancel, free_slots, reschedule
from office.context import Office
from tests.helpers.offices import TODAY, a_booking, a_person
from tests.helpers.refused.cases import RefusedAct, act, refuses
from tests.helpers.visits import a_check_in, closed_today, run_sql


def asks(office: Office, service: str = "baru", **asked: object) -> object:
    request = BookingRequest(a_person(), service, Channel.OFFICE)
    return book(office, act(), replace(request, **asked))  # type: ignore[arg-type]


@refuses(RefusalReason.NOT_BOOKABLE)
def service_that_comes_directly(office: Office, clock: FixedClock) -> RefusedAct:
    return lambda: asks(office, "hilang")


@refuses(RefusalReason.ALREADY_BOOKED)
def second_booking_of_a_person(office: Office, clock: FixedClock) -> RefusedAct:
    person = a_booking(office).booking.person
    return lambda: asks(office, day=TODAY, person=Person(f"  {person.name.upper()}.", person.birth_date))


@refuses(RefusalReason.OFFICE_CLOSED)
def booking_for_a_holiday(office: Office, clock: FixedClock) -> RefusedAct:
    return lambda: asks(closed_today(office), day=TODAY)


@refuses(RefusalReason.CLOCK_WRONG)
def clock_went_back_before_a_booking(office: Office, clock: FixedClock) -> RefusedAct:
    a_booking(office)
    clock.advance(timedelta(minutes=-2))
    return lambda: asks(office)


def fill_slot(office: Office) -> int:
    slot_id = free_slots(office, "baru")[0].id
    run_sql(office, f"UPDATE slot SET capacity = 0 WHERE id = {slot_id}")
    return slot_id


@refuses(RefusalReason.SLOT_FULL)
def slot_without_a_place(office: Office, clock: FixedClock) -> RefusedAct:
    slot_id = fill_slot(office)
    return lambda: asks(office, slot_id=slot_id)


@refuses(RefusalReason.SLOT_FULL)
def horizon_without_a_place(office: Office, clock: FixedClock) -> RefusedAct:
    free_slots(office, "baru")
    run_sql(office, "UPDATE slot SET capacity = 0")
    return lambda: asks(office)


@refuses(RefusalReason.SLOT_FULL)
def override_into_a_slot_of_another_group(office: Office, clock: FixedClock) -> RefusedAct:
    slot_id = free_slots(office, "haji_umrah")[0].id
    return lambda: asks(office, slot_id=slot_id, override="anggota rombongan")


@refuses(RefusalReason.SLOT_FULL)
def slot_that_has_begun(office: Office, clock: FixedClock) -> RefusedAct:
    slot_id = a_booking(office).booking.slot_id
    clock.advance(timedelta(minutes=1))
    return lambda: asks(office, slot_id=slot_id)


@refuses(RefusalReason.SLOT_FULL)
def move_to_a_slot_without_a_place(office: Office, clock: FixedClock) -> RefusedAct:
    booked = a_booking(office)
    slot_id = fill_slot(office)
    return lambda: reschedule(office, act(), booked.booking.serial, slot_id)


@refuses(RefusalReason.SLOT_FULL)
def move_to_a_slot_of_another_group(office: Office, clock: FixedClock) -> RefusedAct:
    booked = a_booking(office)
    slot_id = free_slots(office, "haji_umrah")[0].id
    return lambda: reschedule(office, act(), booked.booking.serial, slot_id)


@refuses(RefusalReason.SLOT_FULL)
def move_to_a_slot_nobody_made(office: Office, clock: FixedClock) -> RefusedAct:
    booked = a_booking(office)
    return lambda: reschedule(office, act(), booked.booking.serial, 99_999)


@refuses(RefusalReason.RESCHEDULE_USED)
def second_move(office: Office, clock: FixedClock) -> RefusedAct:
    booking = a_booking(office).booking
    reschedule(office, act(), booking.serial, booking.slot_id + 1)
    return lambda: reschedule(office, act(), booking.serial, booking.slot_id + 2)


@refuses(RefusalReason.NOT_FOUND)
def cancel_of_no_booking(office: Office, clock: FixedClock) -> RefusedAct:
    return lambda: cancel(office, act(), 99)


@refuses(RefusalReason.NOT_FOUND)
def move_of_no_booking(office: Office, clock: FixedClock) -> RefusedAct:
    return lambda: reschedule(office, act(), 99, 1)


@refuses(RefusalReason.BOOKING_CANCELLED)
def second_cancel(office: Office, clock: FixedClock) -> RefusedAct:
    serial = a_booking(office).booking.serial
    cancel(office, act(), serial)
    return lambda: cancel(office, act(), serial)


@refuses(RefusalReason.ALREADY_CHECKED_IN)
def cancel_after_the_check_in(office: Office, clock: FixedClock) -> RefusedAct:
    a_check_in(office)
    return lambda: cancel(office, act(), 1)


@refuses(RefusalReason.TOO_LATE)
def cancel_of_a_missed_booking(office: Office, clock: FixedClock) -> RefusedAct:
    person = a_booking(office).booking.person
    clock.advance(timedelta(days=1))
    a_booking(office, person)
    return lambda: cancel(office, act(), 1)
