"""The calendar of the office: weekdays, hours, holidays, and the days of each group of services."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from importlib import resources
from zoneinfo import ZoneInfo

from domain.dates import weekday_name
from domain.services import ServiceGroup

_MONDAY_TO_FRIDAY = frozenset(range(5))
_WEEKEND = frozenset({5, 6})

# A year without one open day is no calendar; the search for the next day ends there.
_SEARCH_DAYS = 366


class HolidayKind(StrEnum):
    """Whether a day is a national holiday or joint leave (cuti bersama), on which an office may open."""

    NATIONAL = "national"
    JOINT_LEAVE = "joint_leave"


@dataclass(frozen=True)
class OfficeHours:
    """When the doors open and close, by the clock on the office's wall."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise ValueError("the office must close later than it opens")


@dataclass(frozen=True)
class OfficeCalendar:
    """On which days the office is open, and for whom; Monday is 0."""

    zone: ZoneInfo
    week: Mapping[int, OfficeHours]
    closed: Mapping[date, str] = field(default_factory=dict)
    group_days: Mapping[ServiceGroup, frozenset[int]] = field(default_factory=dict)

    def is_open(self, day: date, group: ServiceGroup = ServiceGroup.REGULAR) -> bool:
        """Whether this group of services is served on ``day``."""
        return self.closing_reason(day, group) is None

    def closing_reason(self, day: date, group: ServiceGroup = ServiceGroup.REGULAR) -> str | None:
        """Return why ``day`` is closed for the group (the holiday, or the weekday), None on an open day."""
        if day in self.closed:
            return self.closed[day]
        if day.weekday() in self.week and day.weekday() in self.group_days.get(group, self.week):
            return None
        return f"hari {weekday_name(day)}"

    def service_days_after(self, day: date, count: int, group: ServiceGroup = ServiceGroup.REGULAR) -> tuple[date, ...]:
        """Return the next ``count`` days after ``day`` on which the group is served."""
        later = (day + timedelta(days=step) for step in range(1, _SEARCH_DAYS + 1))
        return tuple(open_day for open_day in later if self.is_open(open_day, group))[:count]

    def opening(self, day: date) -> datetime | None:
        """Return the moment the doors open on ``day`` in UTC, None when they stay shut."""
        hours = self._hours(day)
        return None if hours is None else self.moment(day, hours.opens)

    def closing(self, day: date) -> datetime | None:
        """Return the moment the doors close on ``day`` in UTC, None when they stay shut."""
        hours = self._hours(day)
        return None if hours is None else self.moment(day, hours.closes)

    def moment(self, day: date, at: time) -> datetime:
        """Return the UTC moment at which the office's wall shows ``at`` on ``day``."""
        return datetime.combine(day, at, tzinfo=self.zone).astimezone(UTC)

    def _hours(self, day: date) -> OfficeHours | None:
        return None if day in self.closed else self.week.get(day.weekday())


def default_holidays(kinds: frozenset[HolidayKind] = frozenset(HolidayKind)) -> dict[date, str]:
    """Return the holidays of Indonesia that an office starts with; domain/data/README.md names their source."""
    raw = resources.files("domain").joinpath("data", "holidays.json").read_text(encoding="utf-8")
    return {date.fromisoformat(row["day"]): row["name"] for row in json.loads(raw) if row["kind"] in kinds}


def default_calendar(zone: ZoneInfo) -> OfficeCalendar:
    """Return the calendar an office starts with: weekdays for all, the weekend for hajj and umrah alone."""
    weekdays = dict.fromkeys(_MONDAY_TO_FRIDAY, OfficeHours(time(7, 30), time(16, 0)))
    weekend = dict.fromkeys(_WEEKEND, OfficeHours(time(7, 30), time(14, 0)))
    return OfficeCalendar(
        zone=zone,
        week=weekdays | weekend,
        closed=default_holidays(),
        group_days={ServiceGroup.REGULAR: _MONDAY_TO_FRIDAY, ServiceGroup.HAJJ_UMRAH: _WEEKEND},
    )
