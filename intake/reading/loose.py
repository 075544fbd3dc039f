"""Parts of a booking that come alone in a message: a name, a date or an address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from intake.reading.addresses import LONGEST_ADDRESS, bare_address, is_likely_address
from intake.reading.cleaning import clean, folded
from intake.reading.dates import read_date
from intake.reading.model import Entry, Part
from intake.reading.names import bare_name, looks_like_name
from intake.reading.words import GREETINGS

_LONGEST = LONGEST_ADDRESS + 20


@dataclass(frozen=True)
class Parts:
    """What is known of one person so far."""

    name: str = ""
    birth_date: date | None = None
    address: str = ""

    def over(self, earlier: Parts) -> Parts:
        """Return these parts, completed by those said earlier."""
        return Parts(self.name or earlier.name, self.birth_date or earlier.birth_date, self.address or earlier.address)

    def entry(self) -> Entry:
        """Return the person as an entry, with what still lacks."""
        known = {Part.NAME: self.name, Part.BIRTH_DATE: self.birth_date, Part.ADDRESS: self.address}
        missing = tuple(part for part, value in known.items() if not value)
        return Entry(self.name, self.birth_date, self.address, missing)


def parts_of(text: str, today: date) -> Parts | None:
    """Return the one part a text is by itself, None where it is talk or several things."""
    cleaned = clean(text).strip()
    if not cleaned or "#" in cleaned or len(cleaned) > _LONGEST:
        return None
    read = read_date(cleaned, today)
    if read is not None:
        return Parts(birth_date=read.born) if read.born and not read.place else None
    if is_likely_address(cleaned):
        return Parts(address=bare_address(cleaned))
    talks = not GREETINGS.isdisjoint(folded(cleaned).split())
    return Parts(name=bare_name(cleaned)) if looks_like_name(cleaned) and not talks else None
