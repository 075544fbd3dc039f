"""Refusals: every way in which the rules say no, as values of a closed enum."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class RefusalReason(StrEnum):
    """Why the rules said no; each has its advice in two languages."""

    CODE_UNREADABLE = "code_unreadable"
    CODE_FORGED = "code_forged"
    WRONG_OFFICE = "wrong_office"
    WRONG_DAY = "wrong_day"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    ALREADY_CHECKED_IN = "already_checked_in"
    BOOKING_CANCELLED = "booking_cancelled"
    BOOKING_REPLACED = "booking_replaced"
    NOT_FOUND = "not_found"
    OFFICE_CLOSED = "office_closed"
    SLOT_FULL = "slot_full"
    ALREADY_BOOKED = "already_booked"
    NOT_BOOKABLE = "not_bookable"
    NOT_WALK_IN = "not_walk_in"
    SERIES_EXHAUSTED = "series_exhausted"
    CLOCK_WRONG = "clock_wrong"
    TOO_MANY_TRIES = "too_many_tries"
    COUNTER_CLOSED = "counter_closed"
    COUNTER_PAUSED = "counter_paused"
    COUNTER_IN_USE = "counter_in_use"
    NOBODY_WAITING = "nobody_waiting"
    NOTHING_CALLED = "nothing_called"
    PRESSED_TWICE = "pressed_twice"
    TOO_LATE_TO_UNDO = "too_late_to_undo"
    NOT_HELD = "not_held"
    REASON_MISSING = "reason_missing"
    RESCHEDULE_USED = "reschedule_used"
    TICKET_NOT_WAITING = "ticket_not_waiting"
    LOGIN_FAILED = "login_failed"
    LOGIN_LOCKED = "login_locked"


@dataclass(frozen=True)
class Refused:
    """A refusal with what its sentence needs.

    ``label`` is a ticket number or a counter, ``detail`` a code or a holiday: never personal data.
    """

    reason: RefusalReason
    opens_at: datetime | None = None
    day: date | None = None
    label: str = ""
    detail: str = ""
