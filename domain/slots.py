"""Slots: the start times of a day, each with a number of places."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from domain.services import ServiceGroup


@dataclass(frozen=True)
class SlotPlan:
    """How a day is cut into slots: from the first start to the last, every so many minutes."""

    first: time
    last: time
    minutes: int
    places: int

    def __post_init__(self) -> None:
        if self.minutes < 1 or self.places < 0:
            raise ValueError("a slot plan needs at least one minute a slot and no negative number of places")

    def starts(self) -> tuple[time, ...]:
        """Return all start times, the last one included where the step meets it."""
        steps = range(_minute_of(self.first), _minute_of(self.last) + 1, self.minutes)
        return tuple(time(minute // 60, minute % 60) for minute in steps)


@dataclass(frozen=True)
class Slot:
    """A start time on one day with its places, and how many are taken."""

    id: int
    day: date
    group: ServiceGroup
    starts_at: datetime
    capacity: int
    taken: int

    @property
    def remaining(self) -> int:
        """Places still free; never below zero, also where an override added a person."""
        return max(0, self.capacity - self.taken)

    @property
    def is_full(self) -> bool:
        """Whether nobody more may book here."""
        return self.remaining == 0


def first_free_slot(slots: Iterable[Slot], not_before: datetime | None) -> Slot | None:
    """Return the earliest slot with a place that starts at ``not_before`` or later."""
    free = (slot for slot in slots if not slot.is_full and (not_before is None or slot.starts_at >= not_before))
    return min(free, key=lambda slot: (slot.starts_at, slot.id), default=None)


@dataclass(frozen=True)
class Capacity:
    """What the officers on duty can serve, and how much of it is promised beforehand."""

    officers: int
    service_minutes: float
    load: float = 0.85
    reserve: float = 0.15
    no_show: float = 0.0

    def places(self, slot_minutes: int) -> int:
        """Return the places of one slot that may be booked; the reserve stays for those who come directly."""
        served = self.officers * slot_minutes / self.service_minutes * self.load
        return math.floor(served * (1 - self.reserve) / (1 - min(self.no_show, NO_SHOW_CAP)))


# More than a fifth of overbooking fills the hall on the day when everybody comes.
NO_SHOW_CAP = 0.20


def _minute_of(at: time) -> int:
    return at.hour * 60 + at.minute
