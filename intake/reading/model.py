"""What a message or a conversation was found to say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Kind(StrEnum):
    """What the office has to do with a conversation after its last message."""

    BOOKING = "booking"
    BOOKINGS = "bookings"
    INCOMPLETE = "incomplete"
    INVALID = "invalid"
    COMMAND = "command"
    QUESTION = "question"
    OTHER_SERVICE = "other_service"
    COMPLAINT = "complaint"
    CHATTER = "chatter"
    TEMPLATE_ECHO = "template_echo"
    PHOTO_ONLY = "photo_only"
    UNSUPPORTED_MEDIA = "unsupported_media"
    DUPLICATE = "duplicate"
    REPEAT = "repeat"
    REVOKED = "revoked"
    IGNORE = "ignore"


class Command(StrEnum):
    """What an applicant may order by one word."""

    CANCEL = "BATAL"
    CHANGE = "UBAH"
    STATUS = "STATUS"
    HELP = "BANTUAN"


class Part(StrEnum):
    """One of the three things a booking needs."""

    NAME = "name"
    BIRTH_DATE = "birth_date"
    ADDRESS = "address"


class Code(StrEnum):
    """What is wrong with a part that is there."""

    IMPOSSIBLE_DATE = "impossible_date"
    FUTURE = "future"
    TOO_OLD = "too_old"
    YEAR_MISSING = "year_missing"
    DAY_MONTH_MISSING = "day_month_missing"
    NOT_A_DATE = "not_a_date"
    NO_LETTERS = "no_letters"
    BAD_CHARACTERS = "bad_characters"
    MIXED_SCRIPT = "mixed_script"
    NON_LATIN = "non_latin"
    TOO_LONG = "too_long"
    NOT_A_NAME = "not_a_name"


class MessageType(StrEnum):
    """The kinds of messages WhatsApp knows; what it adds later is unsupported."""

    TEXT = "text"
    IMAGE = "image"
    DOCUMENT = "document"
    AUDIO = "audio"
    STICKER = "sticker"
    VIDEO = "video"
    LOCATION = "location"
    CONTACTS = "contacts"
    REACTION = "reaction"
    EDIT = "edit"
    REVOKE = "revoke"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True)
class Message:
    """One message as it came in; ``text`` is its words or its caption, ``target`` what an edit or revoke means."""

    type: MessageType
    at: datetime
    sender: str
    id: str = ""
    text: str = ""
    mime: str = ""
    forwarded: bool = False
    target: int | None = None


@dataclass(frozen=True)
class Problem:
    """A part of a booking that is there but cannot be taken."""

    part: Part
    code: Code


@dataclass(frozen=True)
class Entry:
    """One person as read from a message: the good parts, what lacks, and what is wrong."""

    name: str = ""
    birth_date: date | None = None
    address: str = ""
    missing: tuple[Part, ...] = ()
    problems: tuple[Problem, ...] = ()
    reordered: bool = False
    birth_place: str = ""
    phone: str = ""
    nik: str = ""
    arrival_date: date | None = None

    @property
    def is_complete(self) -> bool:
        """Whether this person can be booked."""
        return not self.missing and not self.problems


@dataclass(frozen=True)
class Said:
    """What one text says by itself."""

    kind: Kind
    entries: tuple[Entry, ...] = ()
    command: Command | None = None
    code: str = ""
    date: date | None = None
    topic: str = ""
    service: str = ""


@dataclass(frozen=True)
class Reading:
    """What a conversation says after its last message, and what the office must know beside it."""

    said: Said
    in_window: bool
    photos: int = 0
    media: str = ""
    unsupported: tuple[str, ...] = ()
    edited: bool = False
    forwarded: bool = False
    cross_sender: bool = False
    split: bool = False

    @property
    def kind(self) -> Kind:
        """What the office has to do."""
        return self.said.kind
