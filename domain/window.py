"""The hours in which messages count: a message belongs to the moment WhatsApp took it, not to its arrival here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from domain.calendar import HolidayKind, default_holidays


@dataclass(frozen=True)
class MessageWindow:
    """From when to when, on the office's wall, a message may ask for a place; Monday is 0."""

    zone: ZoneInfo
    opens: time = time(7, 30)
    closes: time = time(10, 0)
    days: frozenset[int] = frozenset(range(5))
    closed: Mapping[date, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise ValueError("the window for messages must close later than it opens")

    def holds(self, at: datetime) -> bool:
        """Whether a message of this moment counts; both ends do, to the second."""
        local = at.astimezone(self.zone)
        open_day = local.weekday() in self.days and local.date() not in self.closed
        return open_day and self.opens <= local.time().replace(microsecond=0) <= self.closes


def default_window(zone: ZoneInfo) -> MessageWindow:
    """Return the window an office starts with: 07.30 to 10.00 on weekdays that are no national holiday."""
    return MessageWindow(zone=zone, closed=default_holidays(frozenset({HolidayKind.NATIONAL})))
