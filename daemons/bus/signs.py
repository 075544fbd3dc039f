"""What an LED board shows: the newest calls of its counters. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from hardware.boards import Size
from office.views import BoardCall

FLASH_FOR = timedelta(seconds=8)


@dataclass(frozen=True)
class Sign:
    """The lines of a board, and whether they flash."""

    lines: tuple[str, ...]
    flash: bool = False


def sign_for(calls: Iterable[BoardCall], counters: Collection[int], now: datetime, size: Size) -> Sign:
    """Return the sign over ``counters``, none meaning all; a new call flashes for a few seconds."""
    here = [call for call in calls if not counters or call.counter in counters]
    newest = sorted(here, key=_told_at, reverse=True)[: size.lines]
    lines = tuple(_line_of(call, size.columns) for call in newest)
    return Sign(lines, any(timedelta(0) <= now - _told_at(call) < FLASH_FOR for call in newest))


def _line_of(call: BoardCall, columns: int) -> str:
    """Return a call as clearly as it fits: number and counter, or the number alone, or the number without dashes."""
    short = call.label.replace("-", "")
    wordings = (f"{call.label} > {call.counter}", call.label, short)
    return next((wording for wording in wordings if len(wording) <= columns), short[-columns:])


def _told_at(call: BoardCall) -> datetime:
    return call.recalled_at or call.called_at
