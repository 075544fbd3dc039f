"""The names of months as people write them: Indonesian, English, Roman, short, and misspelled."""

from functools import lru_cache

_SPELLINGS = {
    1: "januari jan january janwari januwari djanuari jnr",
    2: "februari feb february pebruari peb febuari pebuari febr pebr",
    3: "maret mar march mrt mart maart mac",
    4: "april apr avril",
    5: "mei may mey mai me meii",
    6: "juni jun june yuni djuni",
    7: "juli jul july yuli djuli julai",
    8: "agustus agt ags agu agst agus agust aug august augustus ogos agts",
    9: "september sep sept sepember",
    10: "oktober okt oct october oktobr",
    11: "november nov nop nopember nopber",
    12: "desember des dec december dis disember dese",
}
_ROMAN = dict(zip("i ii iii iv v vi vii viii ix x xi xii".split(), range(1, 13), strict=True))
_KNOWN = {word: month for month, words in _SPELLINGS.items() for word in words.split()}
_SHORTEST_GUESS = 5  # a shorter word has too many neighbours: jumi may be juni or juli
_LONGEST = 12


def month_of(word: str) -> int | None:
    """Return the month a lower-case word names, None for other words and for slips between two months."""
    known = _KNOWN.get(word) or _ROMAN.get(word)
    if known is not None or not _SHORTEST_GUESS <= len(word) <= _LONGEST:
        return known
    return _misspelled(word)


def is_named_month(word: str) -> bool:
    """Whether the word is a month in letters, other than a Roman numeral."""
    return word not in _ROMAN and month_of(word) is not None


@lru_cache(maxsize=1024)
def _misspelled(word: str) -> int | None:
    near = {month for known, month in _KNOWN.items() if len(known) >= _SHORTEST_GUESS and _one_slip(word, known)}
    return near.pop() if len(near) == 1 else None


def _one_slip(word: str, known: str) -> bool:
    """Whether one letter added, left out, changed, or swapped with its neighbour makes one of the other."""
    if abs(len(word) - len(known)) > 1 or word[0] != known[0]:
        return False
    start = 0
    while start < min(len(word), len(known)) and word[start] == known[start]:
        start += 1
    rest, other = word[start:], known[start:]
    swapped = rest[1::-1] + rest[2:] == other
    return swapped or rest[1:] == other or rest == other[1:] or rest[1:] == other[1:]
