"""Birth dates as people write them: day before month, always; what can be read in two ways is not read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from intake.reading.model import Code
from intake.reading.months import is_named_month, month_of
from intake.reading.numerals import spelled_out
from intake.reading.words import COMMON, TALK

_OLDEST_YEARS = 120
_LONGEST = 90  # characters; a longer field is no date
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_BETWEEN = re.compile(r"[\s\-/.,:;'\"_\\|=(){}\[\]<>*+~&#@]*")
_AGE = re.compile(r"\(\s?\d{1,3}\s?(?:th|thn|tahun|years?|yo)\.?\s?\)")
_YEAR_PAIR = re.compile(r"\b(19|20)\s(\d\d)$")

_FILLERS = frozenset(
    "tgl tanggal tg lahir lhr ttl tmp tempat dan di pada bulan bln tahun thn th st nd rd of the dob date birth born on "
    "tanggalnya kelahiran adalah ini".split()
)
_WEEKDAYS = frozenset(
    "senin selasa rabu kamis jumat jum'at sabtu minggu ahad hari monday tuesday wednesday thursday friday saturday "
    "sunday".split()
)
_NO_PLACE = frozenset(
    "umur usia jam pukul no nomor nomer rt rw blok km jl jln jalan gg gang kode telp hp wa nik ktp exp berlaku sampai "
    "sejak dari untuk besok kemarin datang kedatangan antrian antrean jadwal".split()
)
_PLACE_WORDS = 4


@dataclass(frozen=True)
class DateRead:
    """A field read as a date: the day, and what is wrong with it; ``place`` is what stood before it."""

    day: date | None = None
    code: Code | None = None
    place: str = ""
    place_marked: bool = False

    @property
    def born(self) -> date | None:
        """The day, where it can be a day of birth."""
        return self.day if self.code is None else None

    @property
    def is_partial(self) -> bool:
        """Whether only a part of a date is there, which other numbers may look like too."""
        return self.code in (Code.YEAR_MISSING, Code.DAY_MONTH_MISSING, Code.NOT_A_DATE)


class Found(NamedTuple):
    """A date inside a longer text: what stands before it, the date, what stands after."""

    before: str
    read: DateRead
    after: str


def read_date(field: str, today: date) -> DateRead | None:
    """Read a field that is a date and nothing else but labels, weekday and place; None for any other field."""
    if len(field) > _LONGEST:
        return None
    text = _AGE.sub(" ", field.lower())
    tokens = spelled_out(_tokens(text))
    if tokens is None:
        return None
    core = [token for token in tokens if token not in _FILLERS and token not in _WEEKDAYS]
    first = next((index for index, token in enumerate(core) if token.isdigit() or _opens_date(core, index)), None)
    if first is None:
        return None
    place = core[:first]
    if len(place) > _PLACE_WORDS or not (_NO_PLACE | TALK | COMMON).isdisjoint(place):
        return None
    judged = _judge(core[first:], today)
    if judged is None:
        return None
    day, code = judged
    return DateRead(day, code, _as_written(field, place), _is_marked(text, place))


def find_dates(text: str, today: date) -> Iterator[Found]:
    """Yield the whole dates in a longer text in order; parts of dates are left alone."""
    for match in _ANYWHERE.finditer(text):
        read = read_date(match[0], today)
        if read is not None and not read.is_partial and not read.place:
            yield Found(text[: match.start()], read, text[match.end() :])


_GAP = r"[\s\-/.,_:\\]{1,3}"
_YEAR = r"'?\d{2,4}(?!\d)"
_SUFFIX = r"(?:st|nd|rd|th)?"
_ANYWHERE = re.compile(
    rf"(?:(?<![A-Za-z])(?:tgl|tanggal)[.:]?\s?|(?<!\d)(?<!\d[\-/.]))(?:\d{{1,2}}\s?(?P<gap>[\-/._:\\\s])\s?\d{{1,2}}\s?(?P=gap)\s?{_YEAR}(?!\s?[\-/.]\s?\d)"
    rf"|\d{{4}}\s?[\-/.]\s?\d{{1,2}}\s?[\-/.]\s?\d{{1,2}}(?!\d)"
    rf"|\d{{1,2}}\s(?:bulan|bln)\.?\s\d{{1,2}}\s(?:tahun|thn|th)\.?\s\d{{2,4}}(?!\d)"
    rf"|\d{{1,2}}{_SUFFIX}(?:\s?(?:bulan|bln))?[\s\-/.,_]{{0,3}}[A-Za-z]{{1,12}}[\s\-/.,_]{{0,3}}"
    rf"(?:(?:tahun|thn|th)\.?\s)?{_YEAR}"
    rf"|\d{{8}}(?!\d))"
    rf"|(?<![A-Za-z])[A-Za-z]{{3,10}}\s\d{{1,2}}{_SUFFIX}[,\s]{{1,2}}\d{{4}}(?!\d)",
    re.IGNORECASE,
)


def _tokens(text: str) -> list[str] | None:
    """Return numbers and words in order, None where something else stands between them."""
    tokens, end = [], 0
    for match in _TOKEN.finditer(text):
        if not _BETWEEN.fullmatch(text, end, match.start()):
            return None
        tokens.append(match[0])
        end = match.end()
    return tokens if _BETWEEN.fullmatch(text, end) else None


def _opens_date(core: list[str], index: int) -> bool:
    """Whether a month in letters stands here before a number: ``May 12, 1990``."""
    following = core[index + 1 : index + 2]
    return is_named_month(core[index]) and bool(following) and following[0].isdigit()


def _as_written(field: str, place: list[str]) -> str:
    """Return the place in the letters of the field."""
    if not place:
        return ""
    words = [match[0] for match in _TOKEN.finditer(field)]
    start = next((at for at, word in enumerate(words) if word.lower() == place[0]), 0)
    return " ".join(words[start : start + len(place)])


def _is_marked(text: str, place: list[str]) -> bool:
    """Whether a comma or a label shows that the words before the date are a place."""
    head = text.partition(place[-1])[2][:2] if place else ""
    return "," in head or any(word in _FILLERS for word in _TOKEN.findall(text.partition(place[0])[0] if place else ""))


def _judge(core: list[str], today: date) -> tuple[date | None, Code | None] | None:
    """Read the tokens of a date; None where they are none."""
    match core:
        case [one] if one.isdigit():
            return _one_number(one, today)
        case [one, two]:
            return _two_parts(one, two)
        case [one, two, three]:
            return _three_parts(one, two, three, today)
        case [day, month, century, year] if _YEAR_PAIR.fullmatch(f"{century} {year}"):
            return _three_parts(day, month, century + year, today)
        case _:
            return None


def _one_number(digits: str, today: date) -> tuple[date | None, Code | None] | None:
    if len(digits) == 8:
        ours = _checked(int(digits[:2]), int(digits[2:4]), digits[4:], today)
        iso = _checked(int(digits[6:]), int(digits[4:6]), digits[:4], today)
        return iso if ours[1] is not None and iso[1] is None else ours
    if len(digits) == 6:
        return _checked(int(digits[:2]), int(digits[2:4]), digits[4:], today)
    if len(digits) == 4:
        return None, Code.DAY_MONTH_MISSING
    return (None, Code.NOT_A_DATE) if len(digits) in (5, 7) else None


def _two_parts(one: str, two: str) -> tuple[date | None, Code | None] | None:
    numbers = [part for part in (one, two) if part.isdigit()]
    if not numbers or not all(part.isdigit() or month_of(part) for part in (one, two)):
        return None
    longest = max(map(len, numbers))
    if longest > 4:
        return None, Code.NOT_A_DATE
    return None, Code.DAY_MONTH_MISSING if longest > 2 else Code.YEAR_MISSING


def _three_parts(one: str, two: str, three: str, today: date) -> tuple[date | None, Code | None] | None:
    if is_named_month(one) and two.isdigit():
        one, two = two, one
    if len(one) == 4 and one.isdigit():
        one, three = three, one
    month = int(two) if two.isdigit() and len(two) <= 2 else month_of(two)
    if month is None or not (one.isdigit() and three.isdigit()):
        return None
    if len(one) > 2 or len(three) not in (2, 4):
        return None, Code.NOT_A_DATE
    return _checked(int(one), month, three, today)


def _checked(day: int, month: int, year_digits: str, today: date) -> tuple[date | None, Code | None]:
    """Return the day, or why there is none; two digits mean the latest year that is not in the future."""
    year = int(year_digits)
    if len(year_digits) == 2:
        year += today.year // 100 * 100
        if (year, month, day) > (today.year, today.month, today.day):
            year -= 100
    try:
        born = date(year, month, day)
    except ValueError:
        return None, Code.IMPOSSIBLE_DATE
    if born > today:
        return born, Code.FUTURE
    return (None, Code.TOO_OLD) if born.year < today.year - _OLDEST_YEARS else (born, None)
