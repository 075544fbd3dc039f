"""Makes one person out of the fields that belong together."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from intake.reading.addresses import LONGEST_ADDRESS, asks, bare_address, is_known_place, is_likely_address, is_surely_address
from intake.reading.cleaning import squeezed
from intake.reading.dates import DateRead, find_dates, read_date
from intake.reading.fields import Field, Role, field_of, nik_of, phone_of
from intake.reading.labels import Label
from intake.reading.model import Code, Entry, Part, Problem
from intake.reading.names import bare_name, is_announcement, is_title, looks_like_name, name_problem

_ARRIVAL_WITHIN = timedelta(days=60)


_BETWEEN = " \n,;:/|-*_=+&@~\\>\u2022"
_TAKES = {
    Label.NAME: (Role.TEXT,),
    Label.ADDRESS: (Role.TEXT,),
    Label.BIRTH: (Role.DATE,),
    Label.NIK: (Role.NIK,),
    Label.PHONE: (Role.PHONE,),
}


@dataclass
class Draft:
    """The fields of one person while they are put in their places."""

    name: str = ""
    birth: DateRead | None = None
    birth_text: str = ""
    age: str = ""
    address: str = ""
    reordered: bool = False
    unsure_name: bool = False
    extras: dict[str, str] = field(default_factory=dict)
    arrival: date | None = None


def entry_of(fields: Sequence[Field], today: date) -> Entry:
    """Read the fields of one person; what has no certain place is asked for again."""
    draft = Draft()
    rest = _take_labelled(fields, draft, today)
    rest = _take_extras(rest, draft, today)
    _take_by_place(_with_date_apart(rest, draft, today), draft)
    draft.birth_text = draft.birth_text or draft.age  # an age in the place of the date is no date
    return _finished(draft)


def _take_labelled(fields: Sequence[Field], draft: Draft, today: date) -> list[Field]:
    """Put labelled fields where they say they belong; return the others."""
    rest: list[Field] = []
    last: Label | None = None
    for item in _filled(fields):
        if item.label is None:
            if last is Label.ADDRESS and item.gap.strip(" ") in ("\n", "") and item.role in (Role.TEXT, Role.TALK):
                draft.address += f" {item.raw}"
            else:
                rest.append(item)
                last = None
            continue
        last = item.label
        _put(item, draft, today)
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
            draft.name = draft.name or item.text
        case Label.BIRTH:
            draft.birth, draft.birth_text = draft.birth or item.read, draft.birth_text or item.text
        case Label.ADDRESS:
            draft.address = draft.address or item.raw
        case Label.PLACE:
            draft.extras.setdefault("birth_place", squeezed(item.text))
        case Label.AGE:
            draft.age = item.text
        case Label.NIK:
            draft.extras.setdefault("nik", nik_of(item.text))
        case Label.PHONE:
            draft.extras.setdefault("phone", phone_of(item.text))
        case Label.ARRIVAL:
            read = read_date(item.text, today)
            draft.arrival = draft.arrival or (read.day if read else None)
        case _:
            pass


def _take_extras(fields: list[Field], draft: Draft, today: date) -> list[Field]:
    """Take telephone, identity number, day of arrival and leading talk out of the fields."""
    rest: list[Field] = []
    for index, item in enumerate(fields):
        if item.role is Role.PHONE and rest:
            draft.extras.setdefault("phone", phone_of(item.text))
        elif item.role is Role.NIK:
            draft.extras.setdefault("nik", nik_of(item.text))
        elif _is_arrival(item, rest, draft):
            _take_arrival(item, fields[index + 1 :], draft, today)
        elif item.role is not Role.TALK or any(one.role is Role.DATE for one in rest) or _date_follows(fields, index):
            rest.append(item)
    return rest


def _date_follows(fields: list[Field], index: int) -> bool:
    """Whether a date comes next, so that this field stands in the place of the name."""
    return index + 1 < len(fields) and fields[index + 1].role is Role.DATE


def _is_arrival(item: Field, before: list[Field], draft: Draft) -> bool:
    """Whether this is a second date, which can only be the day somebody wants to come."""
    known = draft.birth is not None or any(one.read and one.read.born for one in before)
    return known and item.read is not None and item.read.day is not None


def _take_arrival(item: Field, after: list[Field], draft: Draft, today: date) -> None:
    """Take a second date: near and not past, or where the address would be; any other makes the first one doubtful."""
    day = item.read.day if item.read else None
    near = day is not None and today <= day <= today + _ARRIVAL_WITHIN
    if near or not _solid(after):
        draft.arrival = day
    else:
        draft.birth = DateRead(code=Code.NOT_A_DATE)


def _with_date_apart(fields: list[Field], draft: Draft, today: date) -> list[Field]:
    """Split the field that holds a date among other words, where no field is a date by itself."""
    apart: list[Field] = []
    found = draft.birth is not None
    for index, item in enumerate(fields):
        followed = any(one.role is Role.TEXT for one in fields[index + 1 :])
        pieces = [item] if found else _apart(item, apart, followed, today)
        found = found or len(pieces) > 1 or (item.role is Role.DATE and not _is_part(item))
        apart += pieces
    return apart


def _is_part(item: Field) -> bool:
    return item.read is not None and item.read.is_partial


def _apart(item: Field, before: list[Field], followed: bool, today: date) -> list[Field]:
    if item.role is Role.DATE:
        return _name_from_place(item, before, today)
    if item.role is not Role.TEXT:
        return [item]
    for found in find_dates(item.raw, today):
        head, tail = found.before.strip(_BETWEEN), found.after
        if head and (is_surely_address(head.split(",")[0]) or any(one.role is Role.TEXT for one in before)):
            return [item]
        names = [field_of(part, item.gap if not index else ",", today) for index, part in enumerate(_parts(head))]
        if tail.strip(_BETWEEN) and followed:
            return [*names, _date_with(tail, item, found.read)]
        day = Field(item.raw, " " if head else item.gap, Role.DATE, read=found.read)
        return [*names, day, *_behind(tail, found.before, today)]
    return [item]


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
    """Return the fields after a date: two, when nothing stood before it and a separator parts them."""
    sign = before.strip()[-1:]
    rest = tail.strip()
    if sign and sign in _BETWEEN and rest.startswith(sign):
        rest = rest.lstrip(sign)
    rest = rest.lstrip(" ,;:/|-*_=")
    first, comma, second = rest.partition(",")
    pieces = [first, second] if not before.strip(_BETWEEN) and comma else [rest]
    return [field_of(piece, "," if index else " ", today) for index, piece in enumerate(pieces) if piece.strip()]


def _date_with(tail: str, item: Field, read: DateRead) -> Field:
    """The address comes later, so what stands behind the date is a place of birth, or the date is not sure."""
    place = tail.strip(_BETWEEN).removeprefix("di ")
    sure = replace(read, place=place) if is_known_place(place) else DateRead(code=Code.NOT_A_DATE)
    return Field(item.raw, " ", Role.DATE, read=sure)


def _name_from_place(item: Field, before: list[Field], today: date) -> list[Field]:
    """The words before a date in one field are the name where no name stands before and no comma marks a place."""
    read = item.read
    if read is None or not read.place or any(one.role is Role.TEXT for one in before):
        return [item]
    if read.place_marked and is_known_place(read.place):
        return [item]
    head = next((found.before for found in find_dates(item.raw, today)), read.place)
    return [field_of(head, item.gap, today), Field(item.raw, " ", Role.DATE, read=replace(read, place=""))]


def _take_by_place(fields: list[Field], draft: Draft) -> None:
    """Put the unlabelled fields where their order says they belong."""
    dates = [index for index, item in enumerate(fields) if item.role is Role.DATE and not _is_part(item)]
    if draft.birth is None and not draft.birth_text:
        if dates:
            draft.birth = fields[dates[0]].read
            _take_around(fields[: dates[0]], fields[dates[0] + 1 :], draft)
        else:
            _take_without_date(fields, draft)
        return
    texts = [item for item in fields if item.role is not Role.EMPTY]
    if not draft.name and texts:
        draft.name = texts.pop(0).raw
    if not draft.address and texts:
        draft.address = _joined(texts)


def _take_around(before: list[Field], after: list[Field], draft: Draft) -> None:
    """Place the texts before and after the birth date."""
    names, tail = _solid(before), _solid(after)
    if draft.name:
        names, tail = [], [*names, *tail]
    if draft.address:
        draft.name = draft.name or _joined(names or tail)
        return
    if not names and not draft.name:
        _take_date_first(before, tail, draft)
    elif draft.name:
        draft.address = _joined(tail)
    elif len(names) == 1:
        _take_name_first(names[0], tail, draft)
    else:
        _take_several(names, tail, draft)


def _take_name_first(first: Field, tail: list[Field], draft: Draft) -> None:
    if is_surely_address(first.text) and not (tail and is_surely_address(tail[0].text)):
        draft.address, draft.reordered = first.raw, True
        if tail:
            draft.name, draft.unsure_name = tail[0].raw, len(tail) > 1 or not looks_like_name(tail[0].text)
        return
    draft.name, draft.address = first.raw, _joined(tail)


def _take_date_first(before: list[Field], tail: list[Field], draft: Draft) -> None:
    """The date came first: one text is an address after an empty name, two are name and address in either order."""
    if not tail:
        return
    draft.reordered = True
    if len(tail) == 1:
        is_address = is_likely_address(tail[0].text) or (bool(before) and not looks_like_name(tail[0].text))
        draft.name, draft.address = ("", tail[0].raw) if is_address or before else (tail[0].raw, "")
        draft.reordered = bool(draft.name)
        return
    first, second = tail[0], tail[1:]
    if is_surely_address(first.text) or (is_likely_address(first.text) and not is_likely_address(_joined(second))):
        draft.address, draft.name = first.raw, second[0].raw
        draft.unsure_name = len(second) > 1 or not looks_like_name(second[0].text)
    else:
        draft.name, draft.address = first.raw, _joined(second)
        draft.unsure_name = not looks_like_name(first.text)


def _take_several(names: list[Field], tail: list[Field], draft: Draft) -> None:
    """Several texts before the date: a name over two lines, a place of birth, or name and address."""
    first, others = names[0], names[1:]
    if all(item.opens_line for item in others) and not is_surely_address(_joined(others)) and tail:
        draft.name, draft.address = _joined(names), _joined(tail)
    elif tail and len(others) == 1 and is_known_place(others[0].text):
        draft.name, draft.address = first.raw, _joined(tail)
        draft.extras.setdefault("birth_place", squeezed(others[0].text))
    elif not tail and len(others) == 1:
        _take_two_before(first, others[0], draft)
    else:
        draft.name, draft.address, draft.unsure_name = _joined(names), _joined(tail), True


def _take_two_before(first: Field, second: Field, draft: Draft) -> None:
    draft.reordered = True
    flipped = is_surely_address(first.text) or (is_likely_address(first.text) and not is_likely_address(second.text))
    name, address = (second, first) if flipped else (first, second)
    draft.name, draft.address = name.raw, address.raw
    draft.unsure_name = not looks_like_name(name.text) or not is_likely_address(address.text)


def _take_without_date(fields: list[Field], draft: Draft) -> None:
    """No date is to be seen: the second field of three stands in its place, whatever it is."""
    while fields and fields[0].role is Role.EMPTY:
        fields = fields[1:]
    if not fields:
        return
    if not draft.name:
        draft.name, fields = fields[0].raw, fields[1:]
    if not fields:
        return
    second, tail = fields[0], fields[1:]
    if second.role is Role.EMPTY or is_surely_address(second.text):
        draft.address = draft.address or _joined(_solid(fields))
    elif _solid(tail) or draft.address or second.role is Role.DATE or not is_likely_address(second.text):
        draft.birth, draft.birth_text = second.read, second.text
        draft.address = draft.address or _joined(_solid(tail))
    else:
        draft.address = second.raw


def _solid(fields: list[Field]) -> list[Field]:
    return [item for item in fields if item.role is not Role.EMPTY]


def _joined(fields: Sequence[Field]) -> str:
    """Return neighbouring fields as they stood, with their separators."""
    return "".join((item.gap if index else "") + item.raw for index, item in enumerate(fields))


def _finished(draft: Draft) -> Entry:
    """Check the three parts; return the good ones with what lacks and what is wrong."""
    name, address = bare_name(draft.name), bare_address(draft.address)
    missing: list[Part] = []
    problems: list[Problem] = []
    if not name and not draft.name.strip():
        missing.append(Part.NAME)
    elif code := (Code.NOT_A_NAME if draft.unsure_name and not name_problem(name) else name_problem(name)):
        problems.append(Problem(Part.NAME, code))
    if draft.birth is None and not draft.birth_text:
        missing.append(Part.BIRTH_DATE)
    elif code := (Code.NOT_A_DATE if draft.birth is None else draft.birth.code):
        problems.append(Problem(Part.BIRTH_DATE, code))
    if not address or asks(address):
        address = ""
        missing.append(Part.ADDRESS)
    elif len(address) > LONGEST_ADDRESS:
        problems.append(Problem(Part.ADDRESS, Code.TOO_LONG))
    wrong = {problem.part for problem in problems}
    place = draft.birth.place if draft.birth else ""
    return Entry(
        name="" if Part.NAME in wrong else name,
        birth_date=draft.birth.born if draft.birth else None,
        address="" if Part.ADDRESS in wrong else address,
        missing=tuple(missing),
        problems=tuple(problems),
        reordered=draft.reordered,
        birth_place=draft.extras.get("birth_place", "") or place,
        phone=draft.extras.get("phone", ""),
        nik=draft.extras.get("nik", ""),
        arrival_date=draft.arrival,
    )
