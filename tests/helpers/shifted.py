"""A clock that runs as the machine's, but shows an hour at which an office is open."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class ShiftedClock:
    """The machine's clock, moved by some seconds."""

    by_s: float

    def now(self) -> datetime:
        """Return the moment it shows."""
        return datetime.now(UTC) + timedelta(seconds=self.by_s)


def an_open_hour(zone: ZoneInfo, hour: int = 9) -> ShiftedClock:
    """Return a clock on which it is now ``hour`` o'clock of today in ``zone``."""
    now = datetime.now(UTC)
    wanted = now.astimezone(zone).replace(hour=hour, minute=0, second=0, microsecond=0)
    return ShiftedClock((wanted - now).total_seconds())
