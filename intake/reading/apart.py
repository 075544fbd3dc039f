"""Parts a birth date from the words around it, where it shares a field with the name or the address."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from intake.reading.addresses import is_known_place, is_surely_address
from intake.reading.dates import DateRead, find_dates
from intake.reading.drafts import Draft
from intake.reading.fields import Field, Role, field_of
from intake.reading.model import Code
from intake.reading.names import is_announcement, is_title

_BETWEEN = " \n,;:/|-*_=+&@~()[]\\>\u2022"
_BEFORE_ADDRESS = " .,;:/|-*_=)]"


def with_date_apart(fields: Sequence[Field], draft: Draft, today: date) -> list[Field]:
    """Split the field that holds a date among other words, where no field is a date by itself."""
    texts = [index for index, item in enumerate(fields) if item.role is Role.TEXT]
    apart: list[Field] = []
    found = draft.birth is not None
    for index, item in enumerate(fields):
        named, followed = bool(texts) and texts[0] < index, bool(texts) and texts[-1] > index
        pieces = [item] if found else _apart(item, named, followed, today)
        found = found or len(pieces) > 1 or is_whole_date(item)
        apart += pieces
    return apart


def is_whole_date(item: Field) -> bool:
    """Whether a field is a date with day, month and year, possible or not."""
    return item.role is Role.DATE and item.read is not None and not item.read.is_partial


def _apart(item: Field, named: bool, followed: bool, today: date) -> list[Field]:
    """Return the pieces of a field; ``named`` and ``followed`` tell of texts before and after it."""
    if item.role is Role.DATE:
        return [item] if named else _name_from_place(item, today)
    found = next(find_dates(item.raw, today), None) if item.role is Role.TEXT else None
    if found is None:
        return [item]
    head, tail = found.before.strip(_BETWEEN), found.after
    if head and (named or is_surely_address(head.split(",")[0])):
        return [item]
    names = [field_of(part, item.gap if not index else ",", today) for index, part in enumerate(_parts(head))]
    if followed and tail.strip(_BETWEEN):
        return [*names, _date_with(tail, item, found.read)]
    day = Field(item.raw, " " if head else item.gap, Role.DATE, read=found.read)
    return [*names, day, *_behind(tail, found.before, today)]


def _parts(head: str) -> list[str]:
    """Split what stands before a date at its commas, titles left with their name."""
    parts: list[str] = []
    for part in head.split(","):
        if parts and is_title(part):
            parts[-1] += f",{part}"
        elif part.strip() and not is_announcement(part):
            parts.append(part)
    return parts


def _behind(tail: str, before: str, today: date) -> list[Field]:
    """Return the fields after a date: two, when nothing stood before it and a comma parts them."""
    sign = before.strip()[-1:]
    rest = tail.strip()
    if sign and sign in _BETWEEN and rest.startswith(sign):
        rest = rest.lstrip(sign)
    rest = rest.lstrip(_BEFORE_ADDRESS)
    first, comma, second = rest.partition(",")
    pieces = [first, second] if comma and not before.strip(_BETWEEN) else [rest]
    return [field_of(piece, "," if index else " ", today) for index, piece in enumerate(pieces) if piece.strip()]


def _date_with(tail: str, item: Field, read: DateRead) -> Field:
    """The address comes later, so what stands behind the date is a place of birth, or the date is not sure."""
    place = tail.strip(_BETWEEN).removeprefix("di ")
    sure = replace(read, place=place) if is_known_place(place) else DateRead(code=Code.NOT_A_DATE)
    return Field(item.raw, " ", Role.DATE, read=sure)


def _name_from_place(item: Field, today: date) -> list[Field]:
    """The words before a date are the name where no name stands before them and no comma marks them as a place."""
    read = item.read
    if read is None or not read.place or (read.place_marked and is_known_place(read.place)):
        return [item]
    head = next((found.before for found in find_dates(item.raw, today)), read.place)
    return [field_of(head, item.gap, today), Field(item.raw, " ", Role.DATE, read=replace(read, place=""))]
