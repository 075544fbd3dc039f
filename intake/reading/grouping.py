"""Parts the fields of a message into people: by labels, by whole lines, or by their dates."""

from datetime import date
from itertools import pairwise

from intake.reading.addresses import is_likely_address, is_surely_address
from intake.reading.dates import find_dates
from intake.reading.fields import Field, Role
from intake.reading.labels import Label
from intake.reading.names import looks_like_name

CORE = (Label.NAME, Label.BIRTH, Label.ADDRESS)
FORM_SIGN = "#"  # the separator the office asks for


def is_labelled(fields: list[Field]) -> bool:
    """Whether labels say what the fields are."""
    named = any(item.label is Label.NAME and item.marked for item in fields)
    return named or sum(item.label in CORE for item in fields) >= 2


def is_form(fields: list[Field], sign: str) -> bool:
    """Whether fields between separators are meant as the office's form."""
    solid = [item for item in fields if item.role is not Role.EMPTY]
    if not sign or len(fields) < 2:
        return False
    if any(item.role is Role.DATE for item in solid):
        return True
    if not solid or not looks_like_name(solid[0].text):
        return False
    if sign != FORM_SIGN:
        return len(solid) > 1 and is_surely_address(solid[1].text)
    return len(solid) != 2 or len(fields) > 2 or is_likely_address(solid[1].text)


def by_labels(fields: list[Field]) -> list[list[Field]]:
    """Part the fields of several people where a label comes again."""
    groups: list[list[Field]] = [[]]
    seen: set[Label] = set()
    for item in fields:
        again = item.label in CORE and item.label in seen
        if again and seen != {Label.NAME}:  # two names in a row are not two people: nobody knows whose the rest is
            groups.append([])
            seen = set()
        if item.label is not None:
            seen.add(item.label)
        groups[-1].append(item)
    return groups


def by_lines_or_dates(fields: list[Field]) -> list[list[Field]]:
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


def without_form(fields: list[Field], today: date) -> list[list[Field]]:
    """Part the people of a message without separators: a line each, or by their dates."""
    births = [index for index, item in enumerate(fields) if item.read and item.read.born and not item.read.place]
    if len(births) >= 2:
        return _by_dates(fields, births)
    dated = [index for index, item in enumerate(fields) if item.opens_line and any(find_dates(item.raw, today))]
    if len(dated) < 2:
        return [fields]
    return [fields[start:end] for start, end in pairwise([0, *dated[1:], len(fields)])]
