"""Check-in: every rule at its edge."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.bookings import Booking, BookingStatus, Channel, Person
from domain.calendar import default_calendar
from domain.check_in import CheckInRules, judge_check_in, judge_paper
from domain.refusals import RefusalReason, Refused

CALENDAR = default_calendar(ZoneInfo("Asia/Jakarta"))
RULES = CheckInRules()
TUESDAY = date(2026, 11, 24)
NINE = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def a_booking(status: BookingStatus = BookingStatus.CONFIRMED, day: date = TUESDAY, issue: int = 1) -> Booking:
    return Booking(
        serial=42,
        code="BTM-4KX7-M2PA",
        person=Person("Budi Santoso", date(1990, 5, 12)),
        service="baru",
        day=day,
        slot_id=7,
        starts_at=NINE + (day - TUESDAY),
        issue=issue,
        status=status,
        channel=Channel.WHATSAPP,
        rescheduled=False,
    )


@pytest.mark.parametrize(
    "offset",
    [-RULES.early, timedelta(0), RULES.late],
    ids=["first moment", "on time", "last moment"],
)
def test_check_in_is_open_from_early_to_late(offset: timedelta) -> None:
    assert judge_check_in(a_booking(), NINE + offset, CALENDAR, RULES) is None


def test_check_in_refuses_too_early_and_says_when() -> None:
    opens_at = NINE - timedelta(minutes=30)
    refused = judge_check_in(a_booking(), opens_at - SECOND, CALENDAR, RULES)
    assert refused == Refused(RefusalReason.TOO_EARLY, opens_at=opens_at, day=TUESDAY)


def _reason(refused: Refused | None) -> RefusalReason | None:
    return None if refused is None else refused.reason


@pytest.mark.parametrize(
    ("status", "offset", "reason"),
    [
        (BookingStatus.CONFIRMED, RULES.late + SECOND, RefusalReason.TOO_LATE),
        (BookingStatus.NO_SHOW, timedelta(0), RefusalReason.TOO_LATE),
        (BookingStatus.CONFIRMED, timedelta(days=-1), RefusalReason.WRONG_DAY),
        (BookingStatus.CONFIRMED, timedelta(days=1), RefusalReason.WRONG_DAY),
        (BookingStatus.NO_SHOW, timedelta(days=1), RefusalReason.WRONG_DAY),
        (BookingStatus.CANCELLED, timedelta(0), RefusalReason.BOOKING_CANCELLED),
        (BookingStatus.CANCELLED, timedelta(days=1), RefusalReason.BOOKING_CANCELLED),
        (BookingStatus.CHECKED_IN, timedelta(0), RefusalReason.ALREADY_CHECKED_IN),
        (BookingStatus.DONE, timedelta(0), RefusalReason.ALREADY_CHECKED_IN),
        (BookingStatus.CHECKED_IN, timedelta(hours=5), RefusalReason.ALREADY_CHECKED_IN),
    ],
)
def test_check_in_refuses(status: BookingStatus, offset: timedelta, reason: RefusalReason) -> None:
    assert _reason(judge_check_in(a_booking(status), NINE + offset, CALENDAR, RULES)) == reason


def test_check_in_wrong_day_names_the_right_one() -> None:
    refused = judge_check_in(a_booking(), NINE - timedelta(days=1), CALENDAR, RULES)
    assert refused == Refused(RefusalReason.WRONG_DAY, day=TUESDAY)


def test_check_in_refuses_on_a_holiday_and_names_it() -> None:
    christmas = date(2026, 12, 25)
    booking = a_booking(day=christmas)
    refused = judge_check_in(booking, booking.starts_at, CALENDAR, RULES)
    assert refused == Refused(RefusalReason.OFFICE_CLOSED, day=christmas, detail="Hari Raya Natal")


@pytest.mark.parametrize(
    ("ahead", "reason"),
    [
        (timedelta(minutes=1), None),
        (timedelta(minutes=1) + SECOND, RefusalReason.CLOCK_WRONG),
        (timedelta(days=-1), None),
    ],
    ids=["two machines differ", "battery died", "quiet day"],
)
def test_check_in_refuses_when_the_clock_fell_behind(ahead: timedelta, reason: RefusalReason | None) -> None:
    assert _reason(judge_check_in(a_booking(), NINE, CALENDAR, RULES, NINE + ahead)) == reason


@given(
    st.sampled_from(BookingStatus),
    st.timedeltas(timedelta(days=-3), timedelta(days=3)),
    st.timedeltas(timedelta(hours=-1), timedelta(hours=1)),
)
def test_check_in_is_allowed_only_to_a_confirmed_booking_in_its_window(
    status: BookingStatus, offset: timedelta, ahead: timedelta
) -> None:
    refused = judge_check_in(a_booking(status), NINE + offset, CALENDAR, RULES, NINE + offset + ahead)
    in_window = -RULES.early <= offset <= RULES.late and ahead <= timedelta(minutes=1)
    assert (refused is None) == (status is BookingStatus.CONFIRMED and in_window)


def test_paper_of_a_moved_booking_counts_no_more() -> None:
    moved = replace(a_booking(), issue=2)
    assert judge_paper(2, moved) is None
    assert judge_paper(1, moved) == Refused(RefusalReason.BOOKING_REPLACED, day=TUESDAY, opens_at=NINE)
