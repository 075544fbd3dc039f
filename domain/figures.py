"""The figures of a day, hour by hour: who came, who was served, how long they waited."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Hour:
    """One hour of the office's wall clock."""

    hour: int
    checked_in: int = 0
    served: int = 0
    wait_minutes: int = 0
    """How long those who were called in this hour for the first time had waited; the middle one of them."""


@dataclass(frozen=True)
class Came:
    """When somebody got a number, and when it was called first, if it was."""

    at: datetime
    called_at: datetime | None


def hours_of_day(came: Iterable[Came], served: Iterable[datetime], zone: ZoneInfo) -> tuple[Hour, ...]:
    """Return every hour from the first in which something happened to the last, without a gap."""
    arrivals: dict[int, int] = defaultdict(int)
    ends: dict[int, int] = defaultdict(int)
    waits: dict[int, list[timedelta]] = defaultdict(list)
    for one in came:
        arrivals[one.at.astimezone(zone).hour] += 1
        if one.called_at is not None:
            waits[one.called_at.astimezone(zone).hour].append(one.called_at - one.at)
    for at in served:
        ends[at.astimezone(zone).hour] += 1
    seen = {*arrivals, *ends, *waits}
    span = range(min(seen), max(seen) + 1) if seen else range(0)
    return tuple(Hour(hour, arrivals[hour], ends[hour], _middle_minutes(waits[hour])) for hour in span)


def _middle_minutes(waits: list[timedelta]) -> int:
    return round(sorted(waits)[len(waits) // 2].total_seconds() / 60) if waits else 0
