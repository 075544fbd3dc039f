"""What the kiosk is refused: proofs that may not be checked in, and people who may not come directly."""

from dataclasses import replace
from datetime import date, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from domain.clock import FixedClock
from domain.codes import make_code
from domain.refusals import RefusalReason
from domain.text import Language
from domain.tickets import TicketClass
from office.bookings import cancel, free_slots, proof_of, reschedule
from office.check_in import WalkIn, check_in, look_up, walk_in
from office.context import KeyRing, Office
from tests.helpers.offices import TODAY, a_booking, a_person
from tests.helpers.refused.cases import RefusedAct, act, refuses
from tests.helpers.visits import closed_today, run_sql

BORN = date(1990, 5, 12)


@refuses(RefusalReason.CODE_UNREADABLE)
def some_other_qr(office: Office, clock: FixedClock) -> RefusedAct:
    return lambda: look_up(office, "https://contoh.example/menu")


@refuses(RefusalReason.CODE_UNREADABLE)
def half_a_confirmation(office: Office, clock: FixedClock) -> RefusedAct:
    booked = a_booking(office)
    return lambda: check_in(office, act(), booked.payload[:60], BORN, Language.ID)


@refuses(RefusalReason.CODE_FORGED)
def signed_with_another_key(office: Office, clock: FixedClock) -> RefusedAct:
    booked = a_booking(office)
    forger = replace(office, keys=KeyRing({}, (1, Ed25519PrivateKey.from_private_bytes(bytes(32)))))
    return lambda: look_up(office, proof_of(forger, booked.booking))


@refuses(RefusalReason.WRONG_OFFICE)
def confirmation_of_another_office(office: Office, clock: FixedClock) -> RefusedAct:
    payload = proof_of(replace(office, number=8), a_booking(office).booking)
    return lambda: look_up(office, payload)


@refuses(RefusalReason.WRONG_OFFICE)
def typed_code_of_another_office(office: Office, clock: FixedClock) -> RefusedAct:
    return lambda: look_up(office, make_code("JKT", lambda limit: limit // 2))


@refuses(RefusalReason.NOT_FOUND)
def typed_code_nobody_has(office: Office, clock: FixedClock) -> RefusedAct:
    return lambda: look_up(office, make_code("BTM", lambda limit: limit // 2))


@refuses(RefusalReason.NOT_FOUND)
def confirmation_of_a_lost_store(office: Office, clock: FixedClock) -> RefusedAct:
    payload = proof_of(office, replace(a_booking(office).booking, serial=99))
    return lambda: look_up(office, payload)


@refuses(RefusalReason.NOT_FOUND)
def wrong_birth_date(office: Office, clock: FixedClock) -> RefusedAct:
    booked = a_booking(office)
    return lambda: check_in(office, act(), booked.code, date(1990, 5, 13), Language.ID)


@refuses(RefusalReason.BOOKING_REPLACED)
def older_paper_of_a_moved_booking(office: Office, clock: FixedClock) -> RefusedAct:
    booked = a_booking(office)
    reschedule(office, act(), booked.booking.serial, booked.booking.slot_id + 1)
    return lambda: check_in(office, act(), booked.payload, BORN, Language.ID)


@refuses(RefusalReason.BOOKING_CANCELLED)
def cancelled_booking_at_the_kiosk(office: Office, clock: FixedClock) -> RefusedAct:
    booked = a_booking(office)
    cancel(office, act(), booked.booking.serial)
    return lambda: check_in(office, act(), booked.payload, BORN, Language.ID)


@refuses(RefusalReason.ALREADY_CHECKED_IN)
def second_scan(office: Office, clock: FixedClock) -> RefusedAct:
    booked = a_booking(office)
    check_in(office, act(), booked.payload, BORN, Language.ID)
    return lambda: check_in(office, act(), booked.payload, BORN, Language.ID)


@refuses(RefusalReason.WRONG_DAY)
def yesterdays_booking(office: Office, clock: FixedClock) -> RefusedAct:
    booked = a_booking(office)
    clock.advance(timedelta(days=1))
    return lambda: check_in(office, act(), booked.payload, BORN, Language.ID)


@refuses(RefusalReason.WRONG_DAY)
def tomorrows_booking(office: Office, clock: FixedClock) -> RefusedAct:
    booked = a_booking(office, day=TODAY + timedelta(days=1))
    return lambda: look_up(office, booked.payload)


@refuses(RefusalReason.TOO_EARLY)
def an_hour_before_the_slot(office: Office, clock: FixedClock) -> RefusedAct:
    in_two_hours = free_slots(office, "baru", same_day=True)[8]
    booked = a_booking(office, slot_id=in_two_hours.id)
    return lambda: check_in(office, act(), booked.payload, BORN, Language.ID)


@refuses(RefusalReason.TOO_LATE)
def two_hours_after_the_slot(office: Office, clock: FixedClock) -> RefusedAct:
    booked = a_booking(office)
    clock.advance(timedelta(hours=2))
    return lambda: check_in(office, act(), booked.payload, BORN, Language.ID)


@refuses(RefusalReason.OFFICE_CLOSED)
def day_closed_after_the_booking(office: Office, clock: FixedClock) -> RefusedAct:
    booked = a_booking(office)
    return lambda: check_in(closed_today(office), act(), booked.payload, BORN, Language.ID)


@refuses(RefusalReason.CLOCK_WRONG)
def clock_went_back_before_a_check_in(office: Office, clock: FixedClock) -> RefusedAct:
    booked = a_booking(office)
    clock.advance(timedelta(minutes=-5))
    return lambda: check_in(office, act(), booked.payload, BORN, Language.ID)


@refuses(RefusalReason.SERIES_EXHAUSTED)
def no_number_left_for_a_booking(office: Office, clock: FixedClock) -> RefusedAct:
    booked = a_booking(office)
    run_sql(office, f"INSERT INTO series VALUES (7, 'A', '{TODAY}', '', 999)")
    return lambda: check_in(office, act(), booked.payload, BORN, Language.ID)


def walks_in(office: Office, service: str, **asked: object) -> object:
    return walk_in(office, act(), replace(WalkIn(service, a_person()), **asked), Language.ID)


@refuses(RefusalReason.SERIES_EXHAUSTED)
def no_number_left_for_a_walk_in(office: Office, clock: FixedClock) -> RefusedAct:
    run_sql(office, f"INSERT INTO series VALUES (7, 'L', '{TODAY}', '', 999)")
    return lambda: walks_in(office, "hilang")


@refuses(RefusalReason.NOT_WALK_IN)
def service_that_needs_a_booking(office: Office, clock: FixedClock) -> RefusedAct:
    return lambda: walks_in(office, "baru")


@refuses(RefusalReason.REASON_MISSING)
def priority_without_a_ground(office: Office, clock: FixedClock) -> RefusedAct:
    return lambda: walks_in(office, "baru", ticket_class=TicketClass.PRIORITY, ground=" ")


@refuses(RefusalReason.OFFICE_CLOSED)
def walk_in_on_a_holiday(office: Office, clock: FixedClock) -> RefusedAct:
    return lambda: walks_in(closed_today(office), "hilang")


@refuses(RefusalReason.OFFICE_CLOSED)
def walk_in_after_the_doors_shut(office: Office, clock: FixedClock) -> RefusedAct:
    clock.advance(timedelta(hours=8))
    return lambda: walks_in(office, "hilang")


@refuses(RefusalReason.CLOCK_WRONG)
def clock_went_back_before_a_walk_in(office: Office, clock: FixedClock) -> RefusedAct:
    a_booking(office)
    clock.advance(timedelta(hours=-1))
    return lambda: walks_in(office, "hilang")


@refuses(RefusalReason.ALREADY_BOOKED)
def walk_in_of_somebody_with_a_booking(office: Office, clock: FixedClock) -> RefusedAct:
    person = a_booking(office).booking.person
    return lambda: walks_in(office, "hilang", person=person)
