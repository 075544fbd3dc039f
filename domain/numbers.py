"""Ticket numbers: one running series per service and office day."""

import re
from dataclasses import dataclass

# Three digits fit the boards and the voice; a second A-001 on one day would call two people.
LAST_NUMBER = 999
_TYPED = re.compile(r"(?P<series>[A-Z])[- ]*(?:(?P<issuer>[A-Z][A-Z0-9]*)-)?(?P<number>[0-9]{1,3})")


@dataclass(frozen=True)
class TicketNumber:
    """A number in a series; ``issuer`` names the kiosk where it gave numbers on its own."""

    series: str
    number: int
    issuer: str = ""

    @property
    def label(self) -> str:
        """The number as paper, board and voice have it: ``A-017``, or ``A-K1-003`` of kiosk K1."""
        parts = (self.series, self.issuer, f"{self.number:03d}")
        return "-".join(part for part in parts if part)


def next_number(last: int | None) -> int | None:
    """Return the number after ``last``, 1 at the start of a day, None when the series is used up."""
    if last is None:
        return 1
    return last + 1 if last < LAST_NUMBER else None


def label_from(typed: str) -> str:
    """Return the label of a number as people type it: ``a17`` and ``A-17`` are ``A-017``; other texts in capitals."""
    text = typed.strip().upper()
    found = _TYPED.fullmatch(text)
    return text if found is None else TicketNumber(found["series"], int(found["number"]), found["issuer"] or "").label
