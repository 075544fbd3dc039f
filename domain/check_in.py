"""Whether a booking may be checked in now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import assert_never

from domain.bookings import Booking, BookingStatus
from domain.calendar import OfficeCalendar
from domain.clock import office_day
from domain.reasons import RefusalReason, Refused

# Two machines of one office may differ by seconds; more means that a battery died.
CLOCK_TOLERANCE = timedelta(minutes=1)


@dataclass(frozen=True)
class CheckInRules:
    """How long before and after the booked time a person may check in."""

    early: timedelta = timedelta(minutes=30)
    late: timedelta = timedelta(minutes=60)


def clock_is_wrong(now: datetime, last_event_at: datetime | None) -> bool:
    """Whether the clock stands earlier than something that already happened."""
    return last_event_at is not None and last_event_at - now > CLOCK_TOLERANCE


def judge_paper(issue: int, booking: Booking) -> Refused | None:
    """Return why a confirmation counts no more, None for the newest: an older one shows the old time."""
    if issue == booking.issue:
        return None
    return Refused(RefusalReason.BOOKING_REPLACED, day=booking.day, opens_at=booking.starts_at)


def judge_check_in(
    booking: Booking,
    now: datetime,
    calendar: OfficeCalendar,
    rules: CheckInRules,
    last_event_at: datetime | None = None,
) -> Refused | None:
    """Return why the booking may not be checked in now, None when it may."""
    return _judge_status(booking) or _judge_time(booking, now, calendar, rules, last_event_at)


def _judge_status(booking: Booking) -> Refused | None:
    match booking.status:
        case BookingStatus.CANCELLED:
            return Refused(RefusalReason.BOOKING_CANCELLED, day=booking.day)
        case BookingStatus.CHECKED_IN | BookingStatus.DONE:
            return Refused(RefusalReason.ALREADY_CHECKED_IN, day=booking.day)
        case BookingStatus.CONFIRMED | BookingStatus.NO_SHOW:
            return None
        case _:
            assert_never(booking.status)


def _judge_time(
    booking: Booking,
    now: datetime,
    calendar: OfficeCalendar,
    rules: CheckInRules,
    last_event_at: datetime | None,
) -> Refused | None:
    if clock_is_wrong(now, last_event_at):
        return Refused(RefusalReason.CLOCK_WRONG)
    if office_day(now, calendar.zone) != booking.day:
        return Refused(RefusalReason.WRONG_DAY, day=booking.day)
    if calendar.opening(booking.day) is None:
        return Refused(RefusalReason.OFFICE_CLOSED, day=booking.day, detail=calendar.closing_reason(booking.day) or "")
    opens_at = booking.starts_at - rules.early
    if now < opens_at:
        return Refused(RefusalReason.TOO_EARLY, opens_at=opens_at, day=booking.day)
    if booking.status is BookingStatus.NO_SHOW or now > booking.starts_at + rules.late:
        return Refused(RefusalReason.TOO_LATE, opens_at=opens_at, day=booking.day)
    return None
