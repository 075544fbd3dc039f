"""Reads the messages of one conversation in order and says what is to be done after the last one."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from domain.bookings import Person, identity_of
from domain.clock import office_day
from domain.window import MessageWindow
from intake.reading.message import read_text
from intake.reading.model import Entry, Kind, Message, MessageType, Reading, Said

# A photo belongs to a booking sent within this time before or after it.
TOGETHER = timedelta(minutes=15)

_WORDLESS = frozenset({MessageType.IMAGE, MessageType.DOCUMENT})
_TAKES_PHOTO = frozenset({Kind.BOOKING, Kind.BOOKINGS, Kind.INCOMPLETE, Kind.INVALID, Kind.REPEAT})
_TALK = frozenset({Kind.CHATTER, Kind.QUESTION})


@dataclass
class _Turn:
    """What one earlier message said."""

    message: Message
    said: Said


@dataclass
class _History:
    """What is known of a conversation so far."""

    window: MessageWindow
    ids: set[tuple[str, MessageType]] = field(default_factory=set)
    photos: list[Message] = field(default_factory=list)
    turns: list[_Turn] = field(default_factory=list)
    booked: dict[str, tuple[Entry, str]] = field(default_factory=dict)


def read_conversation(messages: Sequence[Message], window: MessageWindow) -> Reading:
    """Return what the office has to do after the last of these messages."""
    history = _History(window)
    reading = Reading(Said(Kind.IGNORE), in_window=False)
    for message in messages:
        reading = _read(message, messages, history)
    return reading


def _read(message: Message, messages: Sequence[Message], history: _History) -> Reading:
    key = (message.id, message.type)
    in_window = history.window.holds(message.at)
    if message.id and key in history.ids:
        return Reading(Said(Kind.DUPLICATE), in_window)
    history.ids.add(key)
    match message.type:
        case MessageType.REACTION:
            return Reading(Said(Kind.IGNORE), in_window)
        case MessageType.REVOKE:
            return Reading(Said(Kind.REVOKED), in_window)
        case MessageType.TEXT | MessageType.EDIT | MessageType.IMAGE | MessageType.DOCUMENT:
            reading = _read_words(message, history)
        case _:
            return Reading(Said(Kind.UNSUPPORTED_MEDIA), in_window, media=message.type.value)
    return replace(reading, forwarded=message.forwarded)


def _read_words(message: Message, history: _History) -> Reading:
    if message.type is MessageType.IMAGE:
        history.photos.append(message)
    said = read_text(message.text, office_day(message.at, history.window.zone))
    if message.type in _WORDLESS and said.kind in _TALK:
        return _read_attachment(message, history)
    return _reading(message, said, history)


def _read_attachment(message: Message, history: _History) -> Reading:
    """A photo without a booking in its caption belongs to the booking before it, where there is one."""
    in_window = history.window.holds(message.at)
    if message.type is MessageType.DOCUMENT:
        return Reading(Said(Kind.UNSUPPORTED_MEDIA), in_window, media=message.type.value)
    turn = history.turns[-1] if history.turns else None
    if turn is None or turn.message.sender != message.sender or not _near(turn.message.at, message.at):
        return Reading(Said(Kind.PHOTO_ONLY), in_window, photos=_photos_near(message, history))
    return Reading(turn.said, history.window.holds(turn.message.at), photos=_photos_near(turn.message, history))


def _reading(message: Message, said: Said, history: _History) -> Reading:
    """Return what a text says in the light of what was said before."""
    if said.kind in _TAKES_PHOTO:
        history.turns.append(_Turn(message, said))
    known = _known(said, message, history) if message.type is not MessageType.EDIT else None
    reading = Reading(
        replace(said, kind=Kind.REPEAT, entries=(known[0],)) if known else said,
        history.window.holds(message.at),
        photos=_photos_near(message, history) if said.kind in _TAKES_PHOTO else 0,
        edited=message.type is MessageType.EDIT,
        cross_sender=known is not None and known[1] != message.sender,
        unsupported=("document",) if message.type is MessageType.DOCUMENT else (),
    )
    for entry in said.entries:
        if entry.is_complete:
            history.booked.setdefault(_identity(entry), (entry, message.sender))
    return reading


def _known(said: Said, message: Message, history: _History) -> tuple[Entry, str] | None:
    """Return the earlier booking of the same person and who sent it, None where there is none."""
    if said.kind is not Kind.BOOKING:
        return None
    return history.booked.get(_identity(said.entries[0]))


def _identity(entry: Entry) -> str:
    assert entry.birth_date is not None, "only a complete entry has an identity"
    return identity_of(Person(entry.name, entry.birth_date))


def _photos_near(message: Message, history: _History) -> int:
    return sum(photo.sender == message.sender and _near(photo.at, message.at) for photo in history.photos)


def _near(one: datetime, other: datetime) -> bool:
    return abs(one - other) <= TOGETHER
