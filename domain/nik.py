"""The number of an identity card (NIK): whether it can be one, never whether it belongs to anybody."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_DIGITS = 16
_WOMEN_ADD = 40  # women's cards carry the day of birth plus 40

# A province keeps its two digits for life even where districts below it were split and renumbered since.
_PROVINCES = frozenset(
    "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 "
    "71 72 73 74 75 76 81 82 91 92 93 94 95 96".split()
)


class NikDoubt(StrEnum):
    """Why a number cannot be, or may not be, the NIK of the person named beside it."""

    NOT_16_DIGITS = "not_16_digits"
    IMPOSSIBLE_DATE = "impossible_date"
    NO_SERIAL = "no_serial"
    UNKNOWN_PROVINCE = "unknown_province"
    OTHER_BIRTH_DATE = "other_birth_date"

    @property
    def is_warning(self) -> bool:
        """Whether officers only look twice: regions were renumbered, and corrected dates keep their old number."""
        return self in (NikDoubt.UNKNOWN_PROVINCE, NikDoubt.OTHER_BIRTH_DATE)


@dataclass(frozen=True)
class _Parts:
    day: int
    month: int
    year: int

    def is_possible(self) -> bool:
        """Whether there was such a day, in either century."""
        return any(_exists(century + self.year, self.month, self.day) for century in (1900, 2000))

    def fits(self, born: date) -> bool:
        """Whether this is the day somebody was born on."""
        return (self.day, self.month, self.year) == (born.day, born.month, born.year % 100)


def nik_doubts(nik: str, birth_date: date | None = None) -> tuple[NikDoubt, ...]:
    """Return what speaks against ``nik``; an empty answer means plausible, not verified."""
    if len(nik) != _DIGITS or not (nik.isascii() and nik.isdigit()):
        return (NikDoubt.NOT_16_DIGITS,)
    day = int(nik[6:8])
    parts = _Parts(day - _WOMEN_ADD if day > _WOMEN_ADD else day, int(nik[8:10]), int(nik[10:12]))
    found = {
        NikDoubt.IMPOSSIBLE_DATE: not parts.is_possible(),
        NikDoubt.NO_SERIAL: nik.endswith("0000"),
        NikDoubt.UNKNOWN_PROVINCE: nik[:2] not in _PROVINCES,
        NikDoubt.OTHER_BIRTH_DATE: birth_date is not None and parts.is_possible() and not parts.fits(birth_date),
    }
    return tuple(doubt for doubt, holds in found.items() if holds)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
