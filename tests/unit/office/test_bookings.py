"""Bookings: which slot, what proves it, moving, cancelling, and the quota."""

from dataclasses import replace
from datetime import timedelta

import pytest

from db.queries import slots
from domain.bookings import Booking, BookingStatus, Channel, Person
from domain.clock import FixedClock
from domain.codes import is_valid
from domain.confirmation import Confirmation, verify
from domain.refusals import RefusalReason, Refused
from domain.services import ServiceGroup
from office.bookings import BookingRequest, book, cancel, free_slots, reschedule
from office.check_in import look_up
from office.context import Act, Office
from office.invariants import check_invariants
from office.outcomes import Booked, Found
from tests.helpers.offices import MORNING, TODAY, Stores, a_booking, a_person, an_office
from tests.helpers.visits import a_check_in, closed_today, contents, journal_kinds, run_sql

TOMORROW = TODAY + timedelta(days=1)


def act() -> Act:
    return Act.by("test")


def asked(**changes: object) -> BookingRequest:
    return replace(BookingRequest(a_person(), "baru", Channel.WHATSAPP), **changes)


def booked(outcome: Booked | Refused) -> Booking:
    assert isinstance(outcome, Booked), outcome
    return outcome.booking


def places(office: Office, slot_id: int) -> tuple[int, int]:
    """Return how many places a slot has and how many are taken."""
    (row,) = (row for row in contents(office)["slot"] if row[1] == slot_id)
    return row[-2], row[-1]


def test_book_gives_the_first_free_slot_after_today(office: Office) -> None:
    booking = booked(book(office, act(), asked()))
    assert (booking.day, booking.starts_at) == (TOMORROW, MORNING + timedelta(days=1))
    assert (booking.status, booking.channel, booking.issue) == (BookingStatus.CONFIRMED, Channel.WHATSAPP, 1)


def test_book_of_the_same_day_gives_a_slot_that_has_not_begun(office: Office, clock: FixedClock) -> None:
    clock.advance(timedelta(minutes=20))
    booking = booked(book(office, act(), asked(same_day=True)))
    assert booking.starts_at == MORNING + timedelta(minutes=30)


def test_book_of_the_same_day_on_a_closed_day_goes_to_the_next(office: Office) -> None:
    assert booked(book(closed_today(office), act(), asked(same_day=True))).day == TOMORROW


def test_book_goes_on_when_the_first_slots_are_full(office: Office) -> None:
    first, second = free_slots(office, "baru")[:2]
    run_sql(office, f"UPDATE slot SET taken = capacity WHERE id = {first.id}")
    assert booked(book(office, act(), asked())).slot_id == second.id


def test_book_goes_on_when_somebody_takes_the_place_at_this_moment(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = free_slots(office, "baru")[:2]
    take = slots.take_place
    monkeypatch.setattr(slots, "take_place", lambda tx, slot: slot != first.id and take(tx, slot))
    assert booked(book(office, act(), asked())).slot_id == second.id


def test_book_takes_the_last_place_and_no_more(stores: Stores, clock: FixedClock) -> None:
    office = an_office(stores.new_url(), clock, places=2)
    slot_id = free_slots(office, "baru")[0].id
    outcomes = [book(office, act(), asked(slot_id=slot_id)) for _ in range(3)]
    assert [isinstance(outcome, Booked) for outcome in outcomes] == [True, True, False]
    assert places(office, slot_id) == (2, 2)
    assert slot_id not in [slot.id for slot in free_slots(office, "baru")]
    office.store.close()


def test_book_with_an_override_adds_one_place_to_a_full_slot(office: Office) -> None:
    slot_id = free_slots(office, "baru")[0].id
    run_sql(office, f"UPDATE slot SET capacity = 0 WHERE id = {slot_id}")
    booked(book(office, act(), asked(slot_id=slot_id, override="rujukan rumah sakit")))
    assert places(office, slot_id) == (1, 1)
    assert "rujukan rumah sakit" in repr(contents(office)["journal"])
    assert check_invariants(office) == []


def test_book_with_an_override_adds_no_place_to_a_slot_that_has_one(office: Office) -> None:
    slot_id = free_slots(office, "baru")[0].id
    booked(book(office, act(), asked(slot_id=slot_id, override="rujukan rumah sakit")))
    assert places(office, slot_id) == (10, 1)


def test_book_refused_for_a_second_booking_names_the_day_of_the_first(office: Office) -> None:
    first = a_booking(office).booking
    outcome = book(office, act(), asked(person=first.person))
    assert outcome == Refused(RefusalReason.ALREADY_BOOKED, day=first.day)


@pytest.mark.parametrize("channel", Channel)
def test_book_counts_one_active_booking_for_a_person_over_all_channels(office: Office, channel: Channel) -> None:
    first = a_booking(office).booking.person
    second = Person(first.name.lower(), first.birth_date)
    outcome = book(office, act(), asked(person=second, channel=channel))
    assert isinstance(outcome, Refused)


def test_book_again_after_the_visit_of_an_earlier_day_was_left_open(office: Office, clock: FixedClock) -> None:
    person = a_person()
    a_check_in(office, person)
    clock.advance(timedelta(days=1))
    booked(book(office, act(), asked(person=person)))
    assert [row[13] for row in contents(office)["booking"]] == ["done", "confirmed"]


def test_book_again_after_a_missed_booking(office: Office, clock: FixedClock) -> None:
    person = a_booking(office).booking.person
    clock.advance(timedelta(days=1))
    booked(book(office, act(), asked(person=person)))
    assert [row[13] for row in contents(office)["booking"]] == ["no_show", "confirmed"]


def test_booked_is_proved_by_a_signed_qr_and_a_code(office: Office) -> None:
    outcome = a_booking(office)
    booking = outcome.booking
    confirmation = verify(outcome.payload, office.keys.public, office.number)
    assert isinstance(confirmation, Confirmation)
    assert (confirmation.serial, confirmation.day, confirmation.issue) == (booking.serial, TODAY, 1)
    assert (confirmation.slot_quarter, confirmation.service_number) == (32, 1)
    assert is_valid(outcome.code)
    assert look_up(office, outcome.payload) == look_up(office, outcome.code)


def test_codes_of_bookings_are_never_the_same(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = iter(["BTM-AAAA-AAAA", "BTM-AAAA-AAAA", "BTM-CCCC-CCCC"])
    monkeypatch.setattr("office.bookings.make_code", lambda *_: next(codes))
    assert [a_booking(office).code for _ in range(2)] == ["BTM-AAAA-AAAA", "BTM-CCCC-CCCC"]


def test_free_slots_of_a_group_are_its_own(office: Office) -> None:
    regular, hajj = free_slots(office, "baru"), free_slots(office, "haji_umrah")
    assert {slot.group for slot in hajj} == {ServiceGroup.HAJJ_UMRAH}
    assert not {slot.id for slot in regular} & {slot.id for slot in hajj}
    assert len(regular) == 3 * 28


def test_cancel_frees_the_place_and_the_person(office: Office) -> None:
    first = a_booking(office).booking
    cancel(office, act(), first.serial)
    assert places(office, first.slot_id) == (10, 0)
    assert a_booking(office, first.person).booking.slot_id == first.slot_id
    assert journal_kinds(office)[-2:] == ["booking_cancelled", "booked"]


def test_reschedule_moves_the_place_and_ends_the_older_paper(office: Office) -> None:
    before = a_booking(office)
    target = before.booking.slot_id + 2
    after = reschedule(office, act(), before.booking.serial, target)
    assert isinstance(after, Booked)
    assert (after.booking.slot_id, after.booking.issue, after.booking.rescheduled) == (target, 2, True)
    assert after.booking.starts_at == before.booking.starts_at + timedelta(minutes=30)
    assert (places(office, before.booking.slot_id)[1], places(office, target)[1]) == (0, 1)
    refused = look_up(office, before.payload)
    assert isinstance(refused, Refused)
    assert (refused.reason, refused.day) == (RefusalReason.BOOKING_REPLACED, TODAY)
    assert isinstance(look_up(office, after.payload), Found)
    assert after.code == before.code


def test_reschedule_to_its_own_slot_keeps_the_place(office: Office) -> None:
    booking = a_booking(office).booking
    booked(reschedule(office, act(), booking.serial, booking.slot_id))
    assert places(office, booking.slot_id) == (10, 1)
    assert check_invariants(office) == []
