"""Takes the fields whose place is certain: those with a label, numbers, and second dates."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from intake.reading.cleaning import squeezed
from intake.reading.dates import DateRead, read_date
from intake.reading.drafts import Draft, solid
from intake.reading.fields import Field, Role, nik_of, phone_of
from intake.reading.labels import Label
from intake.reading.model import Code

_ARRIVAL_WITHIN = timedelta(days=60)
_TAKES = {
    Label.NAME: (Role.TEXT,),
    Label.ADDRESS: (Role.TEXT,),
    Label.BIRTH: (Role.DATE,),
    Label.NIK: (Role.NIK,),
    Label.PHONE: (Role.PHONE,),
}


def take_labelled(fields: Sequence[Field], draft: Draft, today: date) -> list[Field]:
    """Put labelled fields where they say they belong; return the others."""
    rest: list[Field] = []
    last: Label | None = None
    for item in _filled(fields):
        if item.label is not None:
            last = item.label
            _put(item, draft, today)
        elif last is Label.ADDRESS and item.gap == "\n" and item.role in (Role.TEXT, Role.TALK):
            draft.address += f" {item.raw}"
        else:
            rest.append(item)
            last = None
    return rest


def take_extras(fields: Sequence[Field], draft: Draft, today: date) -> list[Field]:
    """Take telephone, identity number, day of arrival and announcements; return the other fields."""
    rest: list[Field] = []
    dated = labelled = draft.birth is not None
    for index, item in enumerate(fields):
        follows = fields[index + 1].role if index + 1 < len(fields) else None
        if item.role is Role.PHONE and rest:
            draft.phone = draft.phone or phone_of(item.text)
        elif item.role is Role.NIK:
            draft.nik = draft.nik or nik_of(item.text)
        elif dated and item.read is not None and item.read.day is not None:
            _take_second_date(item.read.day, fields[index + 1 :], draft, today)
        elif item.role is not Role.TALK or (dated and not labelled) or follows is Role.DATE:
            rest.append(item)
        dated = dated or (item.read is not None and item.read.born is not None)
    return rest


def _filled(fields: Sequence[Field]) -> list[Field]:
    """Give a label that stands alone the field after it."""
    result: list[Field] = []
    for item in fields:
        waits = result[-1].label if result and result[-1].role is Role.EMPTY else None
        if waits and item.label is None and item.role in _TAKES.get(waits, ()):
            waiting = result.pop()
            result.append(replace(item, label=waiting.label, gap=waiting.gap))
        else:
            result.append(item)
    return result


def _put(item: Field, draft: Draft, today: date) -> None:
    match item.label:
        case Label.NAME:
            draft.sure_name = draft.sure_name and not draft.name
            draft.name = draft.name or item.text
        case Label.BIRTH:
            draft.birth, draft.birth_text = draft.birth or item.read, draft.birth_text or item.text
        case Label.ADDRESS:
            draft.address = draft.address or item.raw
        case Label.PLACE:
            draft.birth_place = draft.birth_place or squeezed(item.text)
        case Label.AGE:
            draft.age = draft.age or item.text
        case Label.NIK:
            draft.nik = draft.nik or nik_of(item.text)
        case Label.PHONE:
            draft.phone = draft.phone or phone_of(item.text)
        case Label.ARRIVAL:
            read = read_date(item.text, today)
            draft.arrival = draft.arrival or (read.day if read else None)
        case _:
            pass


def _take_second_date(day: date, after: Sequence[Field], draft: Draft, today: date) -> None:
    """Take a second date as the day of arrival: near and not past, or where the address would be.

    Any other second date makes the first one doubtful.
    """
    if today <= day <= today + _ARRIVAL_WITHIN or not solid(after):
        draft.arrival = day
    else:
        draft.birth = DateRead(code=Code.NOT_A_DATE)
