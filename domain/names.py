"""Names that sound or look alike: one person written two ways, or two people an officer could mix up.

A name is compared word by word, by how it sounds: Dutch and today's spelling, Arabic transliterations, doubled
letters. Only names that sound the same are the same; everything less is for the eyes of an officer.
"""

from enum import StrEnum

from domain.name_words import COMMON, name_words
from domain.spelling import closeness, slips


class Likeness(StrEnum):
    """How near two names are to each other."""

    SAME = "same"
    SIMILAR = "similar"
    DIFFERENT = "different"


# How close two words must be to be mixed up, by the letters of the shorter one: short words are easily close.
_CLOSE = {1: 1.0, 2: 1.0, 3: 0.9, 4: 0.84, 5: 0.81}
_CLOSE_LONG = 0.825
_SLIP_LETTERS = 6  # from here on one slip is mixed up wherever it is
_SLIP_LETTERS_FIRST = 8  # and from here on even in the first letter
_VOWEL_LETTERS = 5  # from here on two vowels may differ, below one
_MORE_LETTERS = 2  # a word with more letters more is another word, unless it only goes on
_PREFIXES = ("nur", "su")  # so common that they make no two names alike


def compare_names(one: str, other: str) -> Likeness:
    """Return how near two names are; the order of the two does not matter."""
    first, second = sorted((name_words(one), name_words(other)), key=len)
    if not first or not second:
        return Likeness.DIFFERENT
    if "".join(first) == "".join(second) or _fits_initials(first, second):
        return Likeness.SAME
    if len(first) < len(second):
        return Likeness.SIMILAR if _is_contained(first, second) else Likeness.DIFFERENT
    return Likeness.SIMILAR if _is_near(first, second) else Likeness.DIFFERENT


def _fits_initials(first: list[str], second: list[str]) -> bool:
    """Whether the names are equal but for initials: ``Andreas Y. Sinaga`` and ``Andreas Yohanes Sinaga``."""
    if len(first) != len(second):
        return False
    pairs = list(zip(first, second, strict=True))
    fits = all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in pairs)
    return fits and any(a == b and len(a) > 1 for a, b in pairs)


def _is_contained(short: list[str], long: list[str]) -> bool:
    """Whether one name is the other with a part left out; a common first name alone says nothing."""
    rest = list(long)
    for word in short:
        if word not in rest:
            return False
        rest.remove(word)
    return any(word not in COMMON and len(word) > 1 for word in short)


def _is_near(first: list[str], second: list[str]) -> bool:
    """Whether the names hold the same words but for one that is close, or in another order."""
    rest = list(second)
    odd = []
    for word in first:
        if word in rest:
            rest.remove(word)
        else:
            odd.append(word)
    if not odd:
        return True
    return len(odd) == 1 and _is_close(odd[0], rest[0])


def _is_close(one: str, other: str) -> bool:
    """Whether two words are easily mixed up."""
    one, other = one.replace("y", "i"), other.replace("y", "i")
    short, long = sorted((len(one), len(other)))
    if one[0] != other[0]:
        return short >= _SLIP_LETTERS_FIRST and slips(one, other) <= 1
    if _consonants(one) == _consonants(other):
        allowed = 2 if short >= _VOWEL_LETTERS else 1
    else:
        allowed = 1 if short >= _SLIP_LETTERS else 0
    if slips(one, other) <= allowed:
        return True
    if long - short > _MORE_LETTERS and not (one.startswith(other) or other.startswith(one)):
        return False
    for prefix in _PREFIXES:
        if one.startswith(prefix) and other.startswith(prefix) and short > len(prefix) + 2:
            one, other = one.removeprefix(prefix), other.removeprefix(prefix)
    return one[0] == other[0] and closeness(one, other) >= _CLOSE.get(short, _CLOSE_LONG)


def _consonants(word: str) -> str:
    return "".join(letter for letter in word if letter not in "aeiou")
