"""Reads the messages of one conversation in order and says what is to be done after the last one."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from domain.clock import office_day
from domain.names import Likeness, compare_names
from domain.window import MessageWindow
from intake.reading.commands import is_assent
from intake.reading.loose import Parts, parts_of
from intake.reading.message import read_text
from intake.reading.model import Entry, Kind, Message, MessageType, Reading, Said

# A photo belongs to a booking sent within this time before or after it; so do the parts of one sent in pieces.
TOGETHER = timedelta(minutes=15)

_WORDS = frozenset({MessageType.TEXT, MessageType.EDIT})
_REGISTERS = frozenset({Kind.BOOKING, Kind.BOOKINGS, Kind.INCOMPLETE, Kind.INVALID})
_SMALL_TALK = frozenset({Kind.CHATTER, Kind.QUESTION})


@dataclass
class _History:
    """What is known of a conversation so far."""

    window: MessageWindow
    seen: set[tuple[str, MessageType]] = field(default_factory=set)
    photos: list[Message] = field(default_factory=list)
    last: tuple[Message, Said] | None = None
    booked: list[tuple[Entry, Message]] = field(default_factory=list)
    parts: list[tuple[Message, Parts]] = field(default_factory=list)


def read_conversation(messages: Sequence[Message], window: MessageWindow) -> Reading:
    """Return what the office has to do after the last of these messages."""
    history = _History(window)
    reading = Reading(Said(Kind.IGNORE), in_window=False)
    for message in messages:
        if message.type is MessageType.EDIT:
            _forget(message, messages, history)
        reading = _read(message, history)
    return reading


def _forget(edit: Message, messages: Sequence[Message], history: _History) -> None:
    """An edited message no longer says what it said: its people are not known from it."""
    if edit.target is not None and 0 <= edit.target < len(messages):
        old = messages[edit.target]
        history.booked = [known for known in history.booked if known[1] is not old]


def _read(message: Message, history: _History) -> Reading:
    in_window = history.window.holds(message.at)
    key = (message.id, message.type)
    if message.id and key in history.seen:
        return Reading(Said(Kind.DUPLICATE), in_window)
    history.seen.add(key)
    match message.type:
        case MessageType.REACTION:
            return Reading(Said(Kind.IGNORE), in_window)
        case MessageType.REVOKE:
            return Reading(Said(Kind.REVOKED), in_window)
        case _:
            edited = message.type is MessageType.EDIT
            return replace(_read_words(message, history), forwarded=message.forwarded, edited=edited)


def _read_words(message: Message, history: _History) -> Reading:
    if _is_photo(message):
        history.photos.append(message)
    said = read_text(message.text, office_day(message.at, history.window.zone))
    if said.kind in _REGISTERS:
        return _registered(message, said, history)
    if message.type not in _WORDS and said.kind in _SMALL_TALK:
        return _attached(message, history)
    return _pieced_together(message, said, history) or Reading(said, history.window.holds(message.at))


def _is_photo(message: Message) -> bool:
    """Whether a message carries a picture; one sent as a file is one too, a PDF is not."""
    as_file = message.type is MessageType.DOCUMENT and message.mime.startswith("image/")
    return message.type is MessageType.IMAGE or as_file


def _attached(message: Message, history: _History) -> Reading:
    """A photo without a booking in its caption belongs to the booking before it, where there is one."""
    in_window = history.window.holds(message.at)
    if not _is_photo(message):
        return Reading(Said(Kind.UNSUPPORTED_MEDIA), in_window, media=message.type.value)
    if history.last is None or not _belong(history.last[0], message):
        return Reading(Said(Kind.PHOTO_ONLY), in_window, photos=_photos_of(message, history))
    earlier, said = history.last
    return Reading(said, history.window.holds(earlier.at), photos=_photos_of(earlier, history))


def _registered(message: Message, said: Said, history: _History, split: bool = False) -> Reading:
    """Return what a text registers in the light of what was registered before."""
    known = _known(message, said, history)
    history.last = (message, said)
    _remember(message, said.entries, history)
    other_media = message.type not in _WORDS and not _is_photo(message)
    return Reading(
        replace(said, kind=Kind.REPEAT, entries=tuple(entry for entry, _ in known)) if known else said,
        history.window.holds(message.at),
        photos=_photos_of(message, history),
        cross_sender=any(earlier.sender != message.sender for _, earlier in known),
        unsupported=(message.type.value,) if other_media else (),
        split=split,
    )


def _known(message: Message, said: Said, history: _History) -> list[tuple[Entry, Message]]:
    """Return the earlier bookings of the same people; none where one of them is new, or the text was edited."""
    whole = [entry for entry in said.entries if entry.is_complete]
    known = [earlier for entry in whole for earlier in _bookings_of(entry, history)[:1]]
    is_repeat = len(known) == len(said.entries) and message.type is not MessageType.EDIT
    return known if is_repeat else []


def _remember(message: Message, entries: Sequence[Entry], history: _History) -> None:
    for entry in entries:
        if entry.is_complete and not _bookings_of(entry, history):
            history.booked.append((entry, message))
        elif not entry.is_complete and len(entries) == 1:
            history.parts.append((message, Parts(entry.name, entry.birth_date, entry.address)))


def _bookings_of(entry: Entry, history: _History) -> list[tuple[Entry, Message]]:
    """Return the earlier bookings of this person: the same birth date, and a name that sounds the same."""
    same_day = (known for known in history.booked if known[0].birth_date == entry.birth_date)
    return [known for known in same_day if compare_names(known[0].name, entry.name) is Likeness.SAME]


def _pieced_together(message: Message, said: Said, history: _History) -> Reading | None:
    """Read a booking sent in pieces: it is shown back, and booked only when its sender says yes to it."""
    earlier = [parts for other, parts in history.parts if _belong(other, message)]
    if is_assent(message.text):
        entry = _merged(earlier)
        whole = entry is not None and entry.is_complete and len(earlier) > 1
        return _registered(message, Said(Kind.BOOKING, (entry,)), history, split=True) if entry and whole else None
    if said.kind is not Kind.CHATTER:
        return None
    parts = parts_of(message.text, office_day(message.at, history.window.zone))
    if parts is None:
        return None
    history.parts.append((message, parts))
    entry = _merged([*earlier, parts])
    if entry is None or entry.birth_date is None or not earlier:
        return None
    return Reading(Said(Kind.INCOMPLETE, (entry,)), history.window.holds(message.at), split=True)


def _merged(pieces: Sequence[Parts]) -> Entry | None:
    """Return the person the pieces make, the later piece counting; None without any."""
    if not pieces:
        return None
    whole = Parts()
    for piece in pieces:
        whole = piece.over(whole)
    return whole.entry()


def _photos_of(message: Message, history: _History) -> int:
    return sum(_belong(photo, message) for photo in history.photos)


def _belong(one: Message, other: Message) -> bool:
    return one.sender == other.sender and _near(one.at, other.at)


def _near(one: datetime, other: datetime) -> bool:
    return abs(one - other) <= TOGETHER
