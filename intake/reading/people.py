"""Finds the people in a message: none, one, or several."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from itertools import pairwise

from intake.reading.addresses import is_likely_address, is_surely_address
from intake.reading.cleaning import folded
from intake.reading.dates import find_dates
from intake.reading.entries import entry_of
from intake.reading.fields import Field, Role, field_of, separator_of, split_fields
from intake.reading.labels import Label
from intake.reading.model import Code, Entry, Part, Problem
from intake.reading.names import is_announcement, looks_like_name
from intake.reading.words import CLOSING, PATTERN_WORDS, TALK

_CORE = (Label.NAME, Label.BIRTH, Label.ADDRESS)
_STRONG_SIGN = "#"
# Talk tells of days not long ago: without the office's form, such a day is not taken for a birth date.
_RECENT = timedelta(days=3 * 366)


class Form(Enum):
    """How sure the form of a message makes that it wants to be a booking."""

    STRONG = "strong"
    WEAK = "weak"


@dataclass(frozen=True)
class People:
    """The people of a message, how sure its form is, and whether the office's own pattern stands in it."""

    entries: tuple[Entry, ...] = ()
    form: Form = Form.STRONG
    pattern: bool = False


def read_people(text: str, today: date) -> People:
    """Return the people a message registers; a message that registers nobody has none."""
    fields, pattern = _without_pattern(split_fields(text, today), today)
    fields = _without_talk(fields, today)
    form = Form.STRONG
    if _is_labelled(fields):
        groups = _by_labels(fields)
    elif separator_of(text) and _is_form(fields, separator_of(text)):
        groups = _groups(fields)
    else:
        form = Form.WEAK
        groups = [] if separator_of(text) == _STRONG_SIGN else _weak_groups(fields, today)
    entries = [entry for entry in (_entry(group, today) for group in groups) if _says_something(entry)]
    if form is Form.WEAK and not all(_holds_alone(entry, today) for entry in entries):
        entries = []
    return People(tuple(entries), form, pattern)


def _without_pattern(fields: list[Field], today: date) -> tuple[list[Field], bool]:
    """Leave out the office's own pattern, ``Nama#TGL. Lahir#Alamat``, which many copy along."""
    kept: list[Field] = []
    for item in fields:
        kept.append(item)
        if tuple(one.label for one in kept[-3:]) != _CORE or not all(map(_is_bare, kept[-3:-1])):
            continue
        if _is_bare(item):
            del kept[-3:]
        elif any(find_dates(item.raw, today)):
            kept[-3:] = [field_of(item.raw, kept[-3].gap, today)]
    return kept, len(kept) < len(fields)


def _is_bare(item: Field) -> bool:
    return item.role is Role.EMPTY or not PATTERN_WORDS.isdisjoint(folded(item.text).split())


def _is_labelled(fields: list[Field]) -> bool:
    named = any(item.label is Label.NAME and item.marked for item in fields)
    return named or sum(item.label in _CORE for item in fields) >= 2


def _entry(group: list[Field], today: date) -> Entry:
    """Read one person; beside labels, a day not long ago without the label of a birth date is another date."""
    entry = entry_of(group, today)
    labels = {item.label for item in group}
    if Label.BIRTH in labels or labels.isdisjoint(_CORE) or not _is_recent(entry.birth_date, today):
        return entry
    doubt = Problem(Part.BIRTH_DATE, Code.NOT_A_DATE)
    return replace(entry, birth_date=None, problems=(*entry.problems, doubt))


def _is_recent(born: date | None, today: date) -> bool:
    return born is not None and today - born < _RECENT


def _says_something(entry: Entry) -> bool:
    return bool(entry.name or entry.birth_date or entry.problems)


def _holds_alone(entry: Entry, today: date) -> bool:
    """Whether an entry without the office's separators is one all the same: each part is what it must be."""
    codes = {problem.code for problem in entry.problems if problem.part is Part.BIRTH_DATE}
    dated = entry.birth_date is not None or bool(codes - {Code.NOT_A_DATE})
    talks = not TALK.isdisjoint(folded(entry.address).split())
    doubtful = (
        talks or _is_recent(entry.birth_date, today) or "?" in entry.address or _holds_another(entry.address, today)
    )
    return dated and bool(entry.name) and not doubtful


def _holds_another(address: str, today: date) -> bool:
    """Whether an address goes on with a second person: a date that no street is named after."""
    return any(found.read.born and not is_surely_address(found.before) for found in find_dates(address, today))


def _without_talk(fields: list[Field], today: date) -> list[Field]:
    """Leave out the lines that only greet, thank, announce or ask."""
    kept = []
    for index, item in enumerate(fields):
        alone = item.opens_line and (index + 1 == len(fields) or fields[index + 1].opens_line)
        if not (alone and item.label is None and item.role in (Role.TEXT, Role.TALK) and _is_talk(item.text, today)):
            kept.append(item)
    return kept


def _is_talk(line: str, today: date) -> bool:
    if is_announcement(line):
        return True
    if any(found.read.code is not Code.FUTURE for found in find_dates(line, today)):
        return False
    words = folded(line).split()
    talks = line.endswith("?") or not TALK.isdisjoint(words) or not CLOSING.isdisjoint(words[:1])
    return talks and not is_surely_address(line) and not looks_like_name(line)


def _is_form(fields: list[Field], sign: str) -> bool:
    """Whether fields between separators are meant as the office's form."""
    solid = [item for item in fields if item.role is not Role.EMPTY]
    if any(item.role is Role.DATE for item in solid):
        return len(fields) > 1
    if not solid or not looks_like_name(solid[0].text):
        return False
    if sign != _STRONG_SIGN:
        return len(solid) > 1 and is_surely_address(solid[1].text)
    return len(fields) > 1 and (len(solid) != 2 or len(fields) > 2 or is_likely_address(solid[1].text))


def _by_labels(fields: list[Field]) -> list[list[Field]]:
    """Part the fields of several people where a label comes again."""
    groups: list[list[Field]] = [[]]
    seen: set[Label] = set()
    for item in fields:
        again = item.label in _CORE and item.label in seen
        if again and seen != {Label.NAME}:  # two names in a row are not two people: nobody knows whose the rest is
            groups.append([])
            seen = set()
        if item.label is not None:
            seen.add(item.label)
        groups[-1].append(item)
    return groups


def _groups(fields: list[Field]) -> list[list[Field]]:
    """Part the fields of several people: by lines that are whole, else by their dates."""
    lines = _lines(fields)
    starts = [line for line in lines if _is_start(line)]
    if len(starts) >= 2 and len(starts[0]) >= 3:
        return _by_lines(lines)
    births = [index for index, item in enumerate(fields) if item.read and item.read.born]
    return _by_dates(fields, births) if len(births) >= 2 else [fields]


def _lines(fields: list[Field]) -> list[list[Field]]:
    lines: list[list[Field]] = []
    for item in fields:
        if item.opens_line or not lines:
            lines.append([])
        lines[-1].append(item)
    return lines


def _is_start(line: list[Field]) -> bool:
    """Whether a line begins with a person: it is whole, or has a name and something else."""
    first = line[0].text
    return len(line) >= 3 or (len(line) == 2 and looks_like_name(first) and not is_likely_address(first))


def _by_lines(lines: list[list[Field]]) -> list[list[Field]]:
    """Each line that begins with a person is one; another goes on where the line before ended."""
    groups: list[list[Field]] = []
    for line in lines:
        if _is_start(line) or not groups:
            groups.append(list(line))
        else:
            groups[-1] += line
    return groups


def _by_dates(fields: list[Field], births: list[int]) -> list[list[Field]]:
    """Part a run of name, date, address, name, date, address before each further name."""
    starts = [0]
    starts += [birth - 1 for before, birth in pairwise(births) if birth - before > 1]
    return [fields[start:end] for start, end in zip(starts, [*starts[1:], len(fields)], strict=True)]


def _weak_groups(fields: list[Field], today: date) -> list[list[Field]]:
    """Part the people of a message without separators: a line each, or by their dates."""
    births = [index for index, item in enumerate(fields) if item.read and item.read.born and not item.read.place]
    if len(births) >= 2:
        return _by_dates(fields, births)
    dated = [index for index, item in enumerate(fields) if item.opens_line and any(find_dates(item.raw, today))]
    if len(dated) < 2:
        return [fields]
    return [fields[start:end] for start, end in pairwise([0, *dated[1:], len(fields)])]
