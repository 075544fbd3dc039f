"""Learning: what a proof in an applicant's hand tells a kiosk that its mirror does not know."""

from dataclasses import replace
from datetime import date, datetime, time

from db.queries import bookings as booking_rows
from db.queries import mirror as rows
from domain.bookings import Booking, BookingStatus, Channel, Person
from domain.confirmation import Confirmation
from office.check_in import booking_of, read_proof
from office.context import Office


def learn(local: Office, text: str, birth_date: date | None = None) -> None:
    """Take over from a signed confirmation what the mirror does not know: the signature proves it.

    The birth date is not in it. Where the mirror has none, the one that was typed is kept, and the merge compares it.
    """
    proof = _proof(local, text)
    if proof is None:
        return
    with local.store.read() as tx:
        known = booking_rows.by_serial(tx, proof.serial)
    learnt = _learnt(local, proof, known, birth_date)
    if learnt is not None and learnt != known:
        with local.store.begin() as tx:
            rows.put_booking(tx, learnt, local.now())


def serial_of(local: Office, text: str) -> int | None:
    """Return the booking that a proof names, None where neither its signature nor the mirror says."""
    proof = _proof(local, text)
    if proof is not None:
        return proof.serial
    with local.store.read() as tx:
        booking = booking_of(local, tx, text, lock=False)
    return booking.serial if isinstance(booking, Booking) else None


def note_checked_in(local: Office, text: str) -> None:
    """Keep that a booking was checked in at the server, before its journal says so."""
    learn(local, text)
    serial = serial_of(local, text)
    if serial is not None:
        with local.store.begin() as tx:
            booking_rows.set_status(tx, serial, BookingStatus.CONFIRMED, BookingStatus.CHECKED_IN)


def _proof(local: Office, text: str) -> Confirmation | None:
    proof = read_proof(local, text)
    return proof if isinstance(proof, Confirmation) else None


def _learnt(local: Office, proof: Confirmation, known: Booking | None, birth_date: date | None) -> Booking | None:
    """Return the booking as a confirmation and a typed birth date tell it, None where there is nothing to learn."""
    if known is not None and known.status is not BookingStatus.CONFIRMED:
        return known
    if known is not None and known.issue >= proof.issue:
        unknown = not known.person.name and birth_date is not None
        return replace(known, person=Person("", birth_date)) if unknown and birth_date else known
    service = next((each for each in local.services.values() if each.number == proof.service_number), None)
    if service is None:
        return known
    return Booking(
        serial=proof.serial,
        code=known.code if known else "",
        person=known.person if known else Person("", birth_date or rows.NOBODY),
        service=service.code,
        day=proof.day,
        slot_id=0,
        starts_at=_starts_at(local, proof),
        issue=proof.issue,
        status=BookingStatus.CONFIRMED,
        channel=known.channel if known else Channel.OFFICE,
        rescheduled=proof.issue > 1,
    )


def _starts_at(local: Office, proof: Confirmation) -> datetime:
    hour, quarter = divmod(proof.slot_quarter, 4)
    return local.calendar.moment(proof.day, time(hour, quarter * 15))
