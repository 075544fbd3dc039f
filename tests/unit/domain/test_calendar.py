"""The calendar: open days, holidays, days of a group, and the moments of the doors."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import HolidayKind, OfficeCalendar, OfficeHours, default_calendar, default_holidays
from domain.services import ServiceGroup

CALENDAR = default_calendar(ZoneInfo("Asia/Jakarta"))
TUESDAY = date(2026, 11, 24)
SATURDAY = date(2026, 11, 28)
CHRISTMAS = date(2026, 12, 25)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def test_weekend_belongs_to_hajj_and_umrah() -> None:
    assert CALENDAR.is_open(TUESDAY)
    assert not CALENDAR.is_open(SATURDAY)
    assert CALENDAR.is_open(SATURDAY, ServiceGroup.HAJJ_UMRAH)
    assert not CALENDAR.is_open(TUESDAY, ServiceGroup.HAJJ_UMRAH)


@pytest.mark.parametrize(
    ("day", "reason"),
    [(TUESDAY, None), (SATURDAY, "hari Sabtu"), (CHRISTMAS, "Hari Raya Natal")],
)
def test_closing_reason_names_the_holiday_or_the_weekday(day: date, reason: str | None) -> None:
    assert CALENDAR.closing_reason(day) == reason


def test_group_without_days_of_its_own_has_the_whole_week() -> None:
    hours = OfficeHours(time(8), time(12))
    calendar = OfficeCalendar(ZoneInfo("Asia/Jakarta"), {0: hours})
    assert calendar.is_open(date(2026, 11, 23), ServiceGroup.HAJJ_UMRAH)
    assert calendar.closing_reason(TUESDAY) == "hari Selasa"


def test_service_days_skip_weekend_and_holidays() -> None:
    assert CALENDAR.service_days_after(date(2026, 12, 22), 3) == (
        date(2026, 12, 23),
        date(2026, 12, 28),
        date(2026, 12, 29),
    )


def test_service_days_of_an_office_that_never_opens_are_none() -> None:
    assert OfficeCalendar(ZoneInfo("Asia/Jakarta"), {}).service_days_after(TUESDAY, 3) == ()


@given(DAYS, st.integers(0, 10), st.sampled_from(ServiceGroup))
def test_service_days_are_open_rising_and_without_a_gap(day: date, count: int, group: ServiceGroup) -> None:
    days = CALENDAR.service_days_after(day, count, group)
    span = [day + timedelta(days=step) for step in range(1, 100)]
    assert days == tuple(candidate for candidate in span if CALENDAR.is_open(candidate, group))[:count]


def test_doors_open_and_close_by_the_wall_of_the_office() -> None:
    assert CALENDAR.opening(TUESDAY) == datetime(2026, 11, 24, 0, 30, tzinfo=UTC)
    assert CALENDAR.closing(TUESDAY) == datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    assert CALENDAR.opening(SATURDAY) == datetime(2026, 11, 28, 0, 30, tzinfo=UTC)


def test_doors_stay_shut_on_a_holiday() -> None:
    assert CALENDAR.opening(CHRISTMAS) is None
    assert CALENDAR.closing(CHRISTMAS) is None


def test_hours_must_end_after_they_begin() -> None:
    with pytest.raises(ValueError, match="close later"):
        OfficeHours(time(9), time(9))


def test_holidays_of_both_years_are_there() -> None:
    national = default_holidays(frozenset({HolidayKind.NATIONAL}))
    both = default_holidays()
    assert {day.year for day in both} == {2026, 2027}
    assert (len(national), len(both)) == (35, 51)
    assert both[date(2026, 8, 17)] == "Hari Kemerdekaan Republik Indonesia"
    assert date(2026, 12, 24) in both.keys() - national.keys()
