"""Bookings: a place in a slot for one person and one service."""

import hashlib
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class BookingStatus(StrEnum):
    """Where a booking stands; when the visit is done, its person may book again."""

    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"
    CHECKED_IN = "checked_in"
    NO_SHOW = "no_show"
    DONE = "done"

    @property
    def is_active(self) -> bool:
        """Whether the booking still keeps its person from making another one."""
        return self in (BookingStatus.CONFIRMED, BookingStatus.CHECKED_IN)


class Channel(StrEnum):
    """By which way a booking came in."""

    WHATSAPP = "whatsapp"
    OFFICE = "office"
    WALK_IN = "walk_in"
    IMPORT = "import"
    DEMO = "demo"


@dataclass(frozen=True)
class Person:
    """The applicant: who wants a passport; for a child, the child."""

    name: str
    birth_date: date
    address: str = ""
    nik: str = ""


@dataclass(frozen=True)
class Booking:
    """A place in a slot; ``issue`` counts the confirmations made for it."""

    serial: int
    code: str
    person: Person
    service: str
    day: date
    slot_id: int
    starts_at: datetime
    issue: int
    status: BookingStatus
    channel: Channel
    rescheduled: bool


def folded_name(name: str) -> str:
    """Return the name as it is compared: no case, accents, punctuation or doubled spaces."""
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    spaced = "".join(char if char.isalnum() else " " for char in letters if not unicodedata.combining(char))
    return " ".join(spaced.split())


def identity_of(person: Person) -> str:
    """Return the key under which a person has one active booking: a hash of name and birth date."""
    return hashlib.sha256(f"{folded_name(person.name)}|{person.birth_date.isoformat()}".encode()).hexdigest()


def shortened_name(name: str) -> str:
    """Return the name as the hall may see it, such as ``Budi S.`` for Budi Santoso."""
    words = name.split()
    return " ".join(words) if len(words) < 2 else f"{words[0]} {words[-1][0]}."
