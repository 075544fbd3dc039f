"""Puts unlabelled fields in their places: the birth date is the anchor, name before it, address after it.

Another order is taken only where each part shows what it is, and is marked, so that the answer asks.
"""

from collections.abc import Sequence

from intake.reading.addresses import is_known_place, is_likely_address, is_surely_address
from intake.reading.apart import is_whole_date
from intake.reading.cleaning import squeezed
from intake.reading.drafts import Draft, joined, solid
from intake.reading.fields import Field, Role
from intake.reading.names import looks_like_name

_BROKEN_NAME_WORDS = 5  # a name over two lines has no more


def take_by_place(fields: Sequence[Field], draft: Draft) -> None:
    """Put the unlabelled fields where their order says they belong."""
    if draft.has_birth:
        _take_around_labels(solid(fields), draft)
        return
    at = next((index for index, item in enumerate(fields) if is_whole_date(item)), None)
    if at is None:
        _take_without_date(fields, draft)
    else:
        draft.birth = fields[at].read
        _take_around_date(fields[:at], fields[at], fields[at + 1 :], draft)


def _take_around_labels(texts: Sequence[Field], draft: Draft) -> None:
    """The birth date has a label, so the order of the others is the usual one."""
    if not draft.name and texts:
        draft.name, texts = texts[0].raw, texts[1:]
    if not draft.address and texts:
        draft.address = joined(texts)


def _take_around_date(before: Sequence[Field], day: Field, after: Sequence[Field], draft: Draft) -> None:
    names, tail = solid(before), solid(after)
    if draft.name or draft.address:
        _take_around_labels([*names, *tail], draft)
    elif not names:
        _take_date_first(tail, draft, empty_name=bool(before))
    elif len(names) == 1:
        _take_name_first(names[0], tail, draft)
    else:
        _take_several(names, day, tail, draft)


def _take_name_first(first: Field, tail: Sequence[Field], draft: Draft) -> None:
    """The usual order; only what is surely an address is one in the place of the name."""
    if is_surely_address(first.text) and not (tail and is_surely_address(tail[0].text)):
        draft.address, draft.reordered = first.raw, True
        if tail:
            draft.name, draft.sure_name = tail[0].raw, len(tail) == 1 and looks_like_name(tail[0].text)
        return
    draft.name, draft.address = first.raw, joined(tail)


def _take_date_first(tail: Sequence[Field], draft: Draft, empty_name: bool) -> None:
    """The date came first: one text is an address or a name, two are both in either order."""
    if not tail:
        return
    first, others = tail[0], tail[1:]
    if not others:
        if empty_name or is_likely_address(first.text):
            draft.address = first.raw
        else:
            draft.name, draft.reordered = first.raw, True
        return
    draft.reordered = True
    if _is_rather_address(first.text, joined(others)):
        draft.address, draft.name = first.raw, others[0].raw
        draft.sure_name = len(others) == 1 and looks_like_name(others[0].text)
    else:
        draft.name, draft.address = first.raw, joined(others)
        draft.sure_name = looks_like_name(first.text)


def _take_several(names: Sequence[Field], day: Field, tail: Sequence[Field], draft: Draft) -> None:
    """Several texts before the date: a name over two lines, a place of birth, or name and address."""
    first, others = names[0], names[1:]
    if tail and _is_broken_name(names, day):
        draft.name, draft.address = joined(names), joined(tail)
    elif tail and len(others) == 1 and is_known_place(others[0].text):
        draft.name, draft.address = first.raw, joined(tail)
        draft.birth_place = draft.birth_place or squeezed(others[0].text)
    elif not tail and len(others) == 1:
        _take_two_before(first, others[0], draft)
    else:
        draft.name, draft.address, draft.sure_name = joined(names), joined(tail), False


def _is_broken_name(names: Sequence[Field], day: Field) -> bool:
    """Whether lines before a separator and the date are one name: ``Siti``, ``Aminah#03-11-1985#...``."""
    one = joined(names)
    broken = not day.opens_line and all(item.opens_line for item in names)
    return broken and len(one.split()) <= _BROKEN_NAME_WORDS and not is_likely_address(one)


def _take_two_before(first: Field, second: Field, draft: Draft) -> None:
    draft.reordered = True
    name, address = (second, first) if _is_rather_address(first.text, second.text) else (first, second)
    draft.name, draft.address = name.raw, address.raw
    draft.sure_name = looks_like_name(name.text) and is_likely_address(address.text)


def _is_rather_address(first: str, second: str) -> bool:
    return is_surely_address(first) or (is_likely_address(first) and not is_likely_address(second))


def _take_without_date(fields: Sequence[Field], draft: Draft) -> None:
    """No date is to be seen: the second field of three stands in its place, whatever it is."""
    start = next((index for index, item in enumerate(fields) if item.role is not Role.EMPTY), len(fields))
    rest = fields[start:]
    if not draft.name and rest:
        draft.name, rest = rest[0].raw, rest[1:]
    if not rest:
        return
    second, tail = rest[0], solid(rest[1:])
    if second.role is Role.EMPTY or is_surely_address(second.text):
        draft.address = draft.address or joined(solid(rest))
    elif not tail and not draft.address and second.role is not Role.DATE and is_likely_address(second.text):
        draft.address = second.raw
    else:
        draft.birth, draft.birth_text = second.read, second.text
        draft.address = draft.address or joined(tail)
