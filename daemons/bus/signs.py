"""What an LED board shows: the newest calls of its counters. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from office.views import BoardCall

LINES = 2
FLASH_FOR = timedelta(seconds=8)


@dataclass(frozen=True)
class Sign:
    """The lines of a board, and whether they flash."""

    lines: tuple[str, ...]
    flash: bool = False


def sign_for(calls: Iterable[BoardCall], counters: Collection[int], now: datetime) -> Sign:
    """Return the sign over ``counters``, none meaning all; a new call flashes for a few seconds."""
    here = [call for call in calls if not counters or call.counter in counters]
    newest = sorted(here, key=_told_at, reverse=True)[:LINES]
    lines = tuple(f"{call.label} > {call.counter}" for call in newest)
    return Sign(lines, any(timedelta(0) <= now - _told_at(call) < FLASH_FOR for call in newest))


def _told_at(call: BoardCall) -> datetime:
    return call.recalled_at or call.called_at
