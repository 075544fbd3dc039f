"""Bookings: a place for one person and one service, its proof, and its changes."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from db import Tx, journal
from db.moments import last_judged_at
from db.queries import bookings as rows
from db.queries import slots as slot_rows
from domain.bookings import Booking, BookingStatus, Channel, Person, identity_of
from domain.check_in import clock_is_wrong
from domain.codes import make_code
from domain.confirmation import Confirmation, sign
from domain.eligibility import judge_booking
from domain.refusals import RefusalReason, Refused
from domain.services import ServiceGroup
from domain.slots import Slot, first_free_slot
from office.context import Act, Facts, Office, record
from office.outcomes import Booked, Cancelled


@dataclass(frozen=True)
class BookingRequest:
    """Who wants to come for what; without a day or slot the first free one inside the horizon is given.

    ``same_day`` admits today, which is kept for walk-ins otherwise. ``override`` is an officer's reason for adding
    one place to a full slot; it stands in the journal.
    """

    person: Person
    service: str
    channel: Channel
    day: date | None = None
    slot_id: int | None = None
    same_day: bool = False
    override: str = ""


def book(office: Office, act: Act, request: BookingRequest) -> Booked | Refused:
    """Give a person the asked or the first free slot, and the signed proof of it."""
    service = office.services[request.service]
    with office.store.begin() as tx:
        if known := journal.find_request(tx, act.request_id):
            return _booked(office, _known_booking(tx, known))
        if refused := judge_booking(service) or _clock_refusal(office, tx):
            return refused
        rows.expire_before(tx, identity_of(request.person), office.today())
        slot = _take_slot(office, tx, service.group, request)
        if isinstance(slot, Refused):
            return slot
        booking = insert_with_new_code(office, tx, _new_booking(request, slot))
        if isinstance(booking, Refused):
            tx.give_up()  # the place goes back
            known = journal.find_request(tx, act.request_id)  # the same act may have run beside this one
            return _booked(office, _known_booking(tx, known)) if known else booking
        facts: Facts = {"slot": slot.id, "channel": request.channel.value, "override": request.override}
        record(office, tx, act, "booked", f"booking:{booking.serial}", facts)
        return _booked(office, booking)


def cancel(office: Office, act: Act, serial: int) -> Cancelled | Refused:
    """Cancel a confirmed booking and free its place."""
    with office.store.begin() as tx:
        booking = rows.by_serial(tx, serial, lock=True)
        if journal.find_request(tx, act.request_id):
            return Cancelled(serial)
        if refused := _refuse_change(booking):
            return refused
        assert booking is not None
        rows.set_status(tx, serial, BookingStatus.CONFIRMED, BookingStatus.CANCELLED)
        slot_rows.free_place(tx, booking.slot_id)
        record(office, tx, act, "booking_cancelled", f"booking:{serial}", {"slot": booking.slot_id})
        return Cancelled(serial)


def reschedule(office: Office, act: Act, serial: int, slot_id: int) -> Booked | Refused:
    """Move a confirmed booking to another slot; its older paper stops working at once."""
    with office.store.begin() as tx:
        booking = rows.by_serial(tx, serial, lock=True)
        if booking is not None and journal.find_request(tx, act.request_id):
            return _booked(office, booking)
        if refused := _refuse_change(booking):
            return refused
        assert booking is not None
        if booking.issue > office.rules.max_reschedules:
            return Refused(RefusalReason.RESCHEDULE_USED)
        slot_rows.lock(tx, slot_id, booking.slot_id)
        slot = _open_slot(office, tx, slot_id, office.services[booking.service].group)
        if slot is None or not slot_rows.take_place(tx, slot_id):
            return Refused(RefusalReason.SLOT_FULL)
        slot_rows.free_place(tx, booking.slot_id)
        rows.move_to_slot(tx, booking, slot_id, slot.day, slot.starts_at)
        record(
            office, tx, act, "booking_rescheduled", f"booking:{serial}", {"slot": slot_id, "before": booking.slot_id}
        )
        return _booked(office, _existing(tx, serial))


def free_slots(office: Office, service_code: str, *, same_day: bool = False) -> list[Slot]:
    """Return the slots inside the horizon that have a place, the earliest first."""
    group = office.services[service_code].group
    with office.store.begin() as tx:
        slots = [slot for day in _days(office, group, None, same_day) for slot in _slots(office, tx, day, group)]
    return [slot for slot in slots if not slot.is_full and slot.starts_at >= office.now()]


def proof_of(office: Office, booking: Booking) -> str:
    """Return the signed text of a booking's QR; only where the office's private key is."""
    assert office.keys.signing is not None, "bookings are made only where the signing key is"
    key_id, key = office.keys.signing
    local = booking.starts_at.astimezone(office.zone)
    return sign(
        Confirmation(
            key_id=key_id,
            office=office.number,
            serial=booking.serial,
            day=booking.day,
            slot_quarter=(local.hour * 60 + local.minute) // 15,
            service_number=office.services[booking.service].number,
            issue=booking.issue,
        ),
        key,
    )


def insert_with_new_code(office: Office, tx: Tx, booking: Booking) -> Booking | Refused:
    """Write a booking under a code nobody has; refused where its person has an active booking already."""
    while (active := rows.active_of(tx, identity_of(booking.person))) is None:
        coded = replace(booking, code=make_code(office.profile.prefix, secrets.randbelow))
        serial = rows.insert_booking(tx, coded, office.now())
        if serial is not None:
            return replace(coded, serial=serial)
    return Refused(RefusalReason.ALREADY_BOOKED, day=active.day)


def _booked(office: Office, booking: Booking) -> Booked:
    return Booked(booking, proof_of(office, booking))


def _known_booking(tx: Tx, row: journal.JournalRow) -> Booking:
    return _existing(tx, int(row.subject.removeprefix("booking:")))


def _existing(tx: Tx, serial: int) -> Booking:
    booking = rows.by_serial(tx, serial)
    assert booking is not None, "a booking in the journal is always in its table"
    return booking


def _clock_refusal(office: Office, tx: Tx) -> Refused | None:
    if clock_is_wrong(office.now(), last_judged_at(tx)):
        return Refused(RefusalReason.CLOCK_WRONG)
    return None


def _refuse_change(booking: Booking | None) -> Refused | None:
    if booking is None:
        return Refused(RefusalReason.NOT_FOUND)
    match booking.status:
        case BookingStatus.CONFIRMED:
            return None
        case BookingStatus.CANCELLED:
            return Refused(RefusalReason.BOOKING_CANCELLED, day=booking.day)
        case BookingStatus.CHECKED_IN | BookingStatus.DONE:
            return Refused(RefusalReason.ALREADY_CHECKED_IN, day=booking.day)
        case BookingStatus.NO_SHOW:
            return Refused(RefusalReason.TOO_LATE, day=booking.day)
        case _:
            assert_never(booking.status)


def _take_slot(office: Office, tx: Tx, group: ServiceGroup, request: BookingRequest) -> Slot | Refused:
    if request.day is not None and not office.calendar.is_open(request.day, group):
        reason = office.calendar.closing_reason(request.day, group) or ""
        return Refused(RefusalReason.OFFICE_CLOSED, day=request.day, detail=reason)
    for slot in _candidates(office, tx, group, request):
        if slot_rows.take_place(tx, slot.id):
            return slot
        if request.override and request.slot_id is not None:
            slot_rows.add_taken_place(tx, slot.id)
            return slot
    return Refused(RefusalReason.SLOT_FULL, day=request.day)


def _candidates(office: Office, tx: Tx, group: ServiceGroup, request: BookingRequest) -> Iterator[Slot]:
    """Yield the slots to try in order; one that fills up at this moment is followed by the next."""
    if request.slot_id is not None:
        asked = _open_slot(office, tx, request.slot_id, group)
        yield from [asked] if asked is not None else []
        return
    for day in _days(office, group, request.day, request.same_day):
        free = _slots(office, tx, day, group)
        while (slot := first_free_slot(free, office.now())) is not None:
            yield slot
            free = [other for other in free if other.starts_at > slot.starts_at]


def _open_slot(office: Office, tx: Tx, slot_id: int, group: ServiceGroup) -> Slot | None:
    """Return a slot of the service's own group that has not begun yet."""
    slot = slot_rows.by_id(tx, slot_id)
    return slot if slot is not None and slot.group is group and slot.starts_at >= office.now() else None


def _days(office: Office, group: ServiceGroup, day: date | None, same_day: bool) -> tuple[date, ...]:
    if day is not None:
        return (day,)
    later = office.calendar.service_days_after(office.today(), office.rules.horizon_days, group)
    today = office.today()
    return (today, *later) if same_day and office.calendar.is_open(today, group) else later


def _slots(office: Office, tx: Tx, day: date, group: ServiceGroup) -> list[Slot]:
    """Return the slots of a day, written from the office's plan when they are asked for the first time."""
    found = slot_rows.slots_of(tx, day, group)
    if found:
        return found
    plan = office.rules.slot_plan
    starts = (office.calendar.moment(day, start) for start in plan.starts())
    slot_rows.ensure_slots(tx, day, group, starts, plan.places)
    return slot_rows.slots_of(tx, day, group)


def _new_booking(request: BookingRequest, slot: Slot) -> Booking:
    return Booking(
        serial=0,
        code="",
        person=request.person,
        service=request.service,
        day=slot.day,
        slot_id=slot.id,
        starts_at=slot.starts_at,
        issue=1,
        status=BookingStatus.CONFIRMED,
        channel=request.channel,
        rescheduled=False,
    )
