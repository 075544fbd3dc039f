"""Confirmations that must be refused, each for its own reason, as photographs of a phone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import cv2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from demo.photographs import photograph
from domain.bookings import Booking, BookingStatus, Channel, Person
from domain.clock import office_day
from domain.confirmation import decode_header, sign, unwrap
from domain.refusals import RefusalReason
from domain.text import Language
from office.bookings import cancel, insert_with_new_code, proof_of
from office.context import Act, Office
from office.message_image import render_message

BIRTH_DATE = date(1985, 11, 3)


@dataclass(frozen=True)
class Proof:
    """A picture, and the reason for which the kiosk must refuse it."""

    reason: RefusalReason
    picture: Path


def refused_proofs(office: Office, folder: Path, family: str) -> Iterator[Proof]:
    """Yield a photograph for each refusal that a scanned confirmation can meet, held by people of one family."""
    now = office.now()
    good = _booked(office, f"Satu {family}", now)
    cancelled = _booked(office, f"Dua {family}", now)
    cancel(office, Act.by("test"), cancelled.serial)
    stranger = Ed25519PrivateKey.generate()
    forged = decode_header(unwrap(proof_of(office, good))[:16])
    payloads = {
        RefusalReason.TOO_EARLY: proof_of(office, _booked(office, f"Tiga {family}", now + timedelta(hours=2))),
        RefusalReason.TOO_LATE: proof_of(office, _booked(office, f"Empat {family}", now - timedelta(minutes=75))),
        RefusalReason.WRONG_DAY: proof_of(office, _booked(office, f"Lima {family}", now - timedelta(days=1))),
        RefusalReason.BOOKING_CANCELLED: proof_of(office, cancelled),
        RefusalReason.CODE_FORGED: sign(forged, stranger),
        RefusalReason.WRONG_OFFICE: sign(replace(forged, office=office.number + 1), stranger),
    }
    for number, (reason, payload) in enumerate(payloads.items()):
        picture = folder / f"proof-{reason.value}.jpg"
        message = render_message(("Bukti pendaftaran",), payload, "", Language.ID)
        cv2.imwrite(str(picture), photograph(message, number))
        yield Proof(reason, picture)


def _booked(office: Office, name: str, starts_at: datetime) -> Booking:
    """Write a booking as if it had been made in time, whenever its slot is."""
    booking = Booking(
        serial=0,
        code="",
        person=Person(name, BIRTH_DATE),
        service="baru",
        day=office_day(starts_at, office.zone),
        slot_id=0,
        starts_at=starts_at,
        issue=1,
        status=BookingStatus.CONFIRMED,
        channel=Channel.OFFICE,
        rescheduled=False,
    )
    with office.store.begin() as tx:
        written = insert_with_new_code(office, tx, booking)
    assert isinstance(written, Booking), written
    return written
