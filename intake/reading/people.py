"""Finds the people in a message: none, one, or several."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from intake.reading.addresses import is_surely_address
from intake.reading.cleaning import folded
from intake.reading.dates import find_dates
from intake.reading.entries import entry_of
from intake.reading.fields import Field, Role, field_of, separator_of, split_fields
from intake.reading.grouping import CORE, FORM_SIGN, by_labels, by_lines_or_dates, is_form, is_labelled, without_form
from intake.reading.labels import Label
from intake.reading.model import Code, Entry, Part, Problem
from intake.reading.names import is_announcement, looks_like_name
from intake.reading.words import CLOSING, PATTERN_WORDS, TALK

_MOST_FIELDS = 1000  # a text in more pieces comes from a program
# Talk tells of days not long ago: without the office's form, such a day is not taken for a birth date.
_RECENT = timedelta(days=3 * 366)


@dataclass(frozen=True)
class People:
    """The people of a message, and whether the office's own pattern stands in it."""

    entries: tuple[Entry, ...] = ()
    pattern: bool = False


def read_people(text: str, today: date) -> People:
    """Return the people a message registers; a message that registers nobody has none."""
    sign = separator_of(text)
    if text.count("\n") + text.count(sign or "\n") > _MOST_FIELDS:
        return People()
    fields, pattern = _without_pattern(split_fields(text, today), today)
    fields = _without_talk(fields, today)
    if is_labelled(fields) or is_form(fields, sign):
        groups = by_labels(fields) if is_labelled(fields) else by_lines_or_dates(fields)
        entries = _entries(groups, today)
    elif sign == FORM_SIGN:
        entries = ()
    else:
        entries = _entries(without_form(fields, today), today)
        entries = entries if all(_holds_alone(entry, today) for entry in entries) else ()
    return People(entries, pattern)


def _entries(groups: Iterable[list[Field]], today: date) -> tuple[Entry, ...]:
    read = (_entry(group, today) for group in groups)
    return tuple(entry for entry in read if entry.name or entry.birth_date or entry.problems)


def _without_pattern(fields: list[Field], today: date) -> tuple[list[Field], bool]:
    """Leave out the office's own pattern, ``Nama#TGL. Lahir#Alamat``, which many copy along."""
    kept: list[Field] = []
    for item in fields:
        kept.append(item)
        if tuple(one.label for one in kept[-3:]) != CORE or not all(map(_is_bare, kept[-3:-1])):
            continue
        if _is_bare(item):
            del kept[-3:]
        elif any(find_dates(item.raw, today)):
            kept[-3:] = [field_of(item.raw, kept[-3].gap, today)]
    return kept, len(kept) < len(fields)


def _is_bare(item: Field) -> bool:
    return item.role is Role.EMPTY or not PATTERN_WORDS.isdisjoint(folded(item.text).split())


def _entry(group: list[Field], today: date) -> Entry:
    """Read one person; beside labels, a day not long ago without the label of a birth date is another date."""
    entry = entry_of(group, today)
    labels = {item.label for item in group}
    if Label.BIRTH in labels or labels.isdisjoint(CORE) or not _is_recent(entry.birth_date, today):
        return entry
    doubt = Problem(Part.BIRTH_DATE, Code.NOT_A_DATE)
    return replace(entry, birth_date=None, problems=(*entry.problems, doubt))


def _is_recent(born: date | None, today: date) -> bool:
    return born is not None and today - born < _RECENT


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
