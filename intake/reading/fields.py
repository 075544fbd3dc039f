"""Splits a message into fields and says what each one is by itself."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from intake.reading.cleaning import folded
from intake.reading.dates import DateRead, find_dates, read_date
from intake.reading.labels import Label, labelled_pieces
from intake.reading.names import is_announcement
from intake.reading.words import KEYWORDS, OPENERS

_STRONG = ("#", "|", ";", "\t")
_QUOTE = re.compile(r"[>\s]*")
_TRANSCRIPT = re.compile(r"\[[\d:.,/ \-apmAPM]{5,30}\]\s?[^:#\n]{1,40}:\s")
_NUMBER = re.compile(r"\s*\(?(\d{1,2})(?:[.)\]:]\s?(?=\D|\d+[\-/. ])|\s+(?=[^\W\d_]))")
_PHONE = re.compile(r"\(?\+?[\d\s().\-]{9,22}")
_NIK = re.compile(r"(?:\d[\s.\-]?){15}\d")


class Role(Enum):
    """What a field can be without knowing its neighbours."""

    TEXT = "text"
    EMPTY = "empty"
    DATE = "date"
    NIK = "nik"
    PHONE = "phone"
    TALK = "talk"


@dataclass(frozen=True)
class Field:
    """A piece between separators; ``gap`` is the separator before it, ``raw`` the piece with its spaces."""

    raw: str
    gap: str
    role: Role
    label: Label | None = None
    marked: bool = False
    read: DateRead | None = None

    @property
    def text(self) -> str:
        """The piece without the spaces around it."""
        return self.raw.strip()

    @property
    def opens_line(self) -> bool:
        """Whether the field is the first of its line."""
        return "\n" in self.gap


def separator_of(text: str) -> str:
    """Return the sign that parts the fields of this text, empty where none is strong enough."""
    return next((sign for sign in _STRONG if sign in text), "")


def split_fields(text: str, today: date) -> list[Field]:
    """Return the fields of a message: by its separator, by its lines, and by labels."""
    sign = separator_of(text)
    fields: list[Field] = []
    gap = "\n"
    for line in _unnumbered([_unquoted(line) for line in text.split("\n")]):
        if not line.strip():
            gap = "\n\n"
            continue
        for piece in line.split(sign) if sign else [line]:
            fields += _labelled(piece, gap, today)
            gap = sign
        gap = "\n"
    return fields


def field_of(raw: str, gap: str, today: date) -> Field:
    """Return a field without a label."""
    return _with_role(Field(raw, gap, Role.TEXT), today)


def phone_of(text: str) -> str:
    """Return a telephone number in its international form, empty where the text is none."""
    if not _PHONE.fullmatch(text.strip()):
        return ""
    digits = re.sub(r"\D", "", text)
    if text.strip().lstrip("(").startswith("+"):
        return f"+{digits}" if 9 <= len(digits) <= 15 else ""
    if digits.startswith("62") and 10 <= len(digits) <= 15:
        return f"+{digits}"
    if digits.startswith("0") and 9 <= len(digits) <= 14:
        return f"+62{digits[1:]}"
    return f"+62{digits}" if digits.startswith("8") and 9 <= len(digits) <= 13 else ""


def nik_of(text: str) -> str:
    """Return the sixteen digits of an identity number, empty where the text is none."""
    return re.sub(r"\D", "", text) if _NIK.fullmatch(text.strip()) else ""


def _unquoted(line: str) -> str:
    """Return a line without the marks of a quotation or of a copied chat."""
    line = line[_QUOTE.match(line).end() :] if line.lstrip().startswith(">") else line  # type: ignore[union-attr]
    header = _TRANSCRIPT.match(line)
    return line[header.end() :] if header else line


def _unnumbered(lines: list[str]) -> list[str]:
    """Return the lines without their numbers where they are counted 1, 2, 3."""
    counted = [match for line in lines if (match := _NUMBER.match(line))]
    if [int(match[1]) for match in counted] != list(range(1, len(counted) + 1)) or len(counted) < 2:
        return lines
    return [_NUMBER.sub("", line, count=1) for line in lines]


def _labelled(piece: str, gap: str, today: date) -> list[Field]:
    fields = []
    for label, value, marked in labelled_pieces(piece):
        text = value if label is None or any(map(str.isalnum, value)) else ""
        whole = label is Label.NAME and any(find_dates(text, today))  # "Nama saya Siti Aminah, 03-11-1985, ..."
        text, behind = _birth_and_more(text, today) if label is Label.BIRTH else (text, "")
        fields.append(_with_role(Field(text, gap, Role.TEXT, None if whole else label, marked), today))
        fields += [_with_role(Field(behind, ",", Role.TEXT), today)] if behind else []
        gap = " "
    return fields


def _birth_and_more(text: str, today: date) -> tuple[str, str]:
    """Part a labelled birth date from an address that follows it without a label."""
    found = None if read_date(text, today) else next(find_dates(text, today), None)
    born = text[: len(text) - len(found.after)] if found else ""
    return (born, found.after.lstrip(" ,;./|-")) if found and read_date(born, today) else (text, "")


def _with_role(field: Field, today: date) -> Field:
    text = field.text
    if not text:
        return replace(field, role=Role.EMPTY)
    if nik_of(text):
        return replace(field, role=Role.NIK)
    read = read_date(text, today)
    if read is not None:
        return replace(field, role=Role.DATE, read=read)
    if phone_of(text):
        return replace(field, role=Role.PHONE)
    words = folded(text).split()
    announces = is_announcement(text) and (not OPENERS.isdisjoint(words) or KEYWORDS.issuperset(words))
    return replace(field, role=Role.TALK) if announces else field
