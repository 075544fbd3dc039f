"""Whose turn it is: the order inside a line, and the fair share between priority and regular."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

T = TypeVar("T")


def rank_of(*, now: datetime, slot_start: datetime | None, late_after: timedelta) -> int:
    """Return the place in a line as milliseconds since 1970: the lower, the sooner.

    Who booked and is on time ranks by the booked time, however early the person came, so that
    nobody gains by queueing at night. Who comes directly, or late, ranks by the arrival.
    """
    on_time = slot_start is not None and now <= slot_start + late_after
    at = slot_start if slot_start is not None and on_time else now
    return round(at.timestamp() * 1000)


@dataclass(frozen=True)
class FairShare:
    """How many priority tickets one counter may call in a row while a regular one waits."""

    priority_in_a_row: int = 2

    def __post_init__(self) -> None:
        if self.priority_in_a_row < 1:
            raise ValueError("the share of priority must be at least one call in a row")


def pick_next(regular_head: T | None, priority_head: T | None, run: int, share: FairShare) -> tuple[T | None, int]:
    """Return whom a counter calls next, and its new run of priority calls that passed a regular ticket by.

    Priority goes first, but after ``priority_in_a_row`` such calls the waiting regular ticket has its turn.
    """
    if priority_head is None:
        return regular_head, 0
    if regular_head is None:
        # Nobody was passed by, so nothing is counted.
        return priority_head, 0
    if run < share.priority_in_a_row:
        return priority_head, run + 1
    return regular_head, 0
