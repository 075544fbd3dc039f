"""The time of the office: a clock that can be handed in, and the day it means in the office's zone."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Whatever can say what time it is; always aware and in UTC."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        ...


@dataclass(frozen=True)
class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)


@dataclass
class FixedClock:
    """A clock that stands still until somebody moves it."""

    time: datetime

    def now(self) -> datetime:
        """Return the moment this clock was set to, in UTC."""
        return self.time.astimezone(UTC)

    def advance(self, by: timedelta) -> None:
        """Move the clock; a negative step moves it back, as a dying battery does."""
        self.time += by


def office_day(at: datetime, zone: ZoneInfo) -> date:
    """Return the calendar day of ``at`` as the office's wall shows it."""
    return at.astimezone(zone).date()
