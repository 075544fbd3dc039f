"""Clocks: what they say, and which day it is in the office."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.clock import FixedClock, SystemClock, office_day

JAKARTA = ZoneInfo("Asia/Jakarta")


def test_system_clock_is_aware_and_in_utc() -> None:
    assert SystemClock().now().tzinfo is UTC


def test_fixed_clock_stands_still_until_it_is_moved() -> None:
    clock = FixedClock(datetime(2026, 11, 24, 9, 0, tzinfo=JAKARTA))
    assert clock.now() == clock.now() == datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
    clock.advance(timedelta(minutes=-5))
    assert clock.now() == datetime(2026, 11, 24, 1, 55, tzinfo=UTC)
    clock.time = datetime(2027, 1, 1, tzinfo=UTC)
    assert clock.now() == datetime(2027, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hour", "minute", "zone", "day"),
    [
        (16, 59, "Asia/Jakarta", date(2026, 11, 24)),
        (17, 0, "Asia/Jakarta", date(2026, 11, 25)),
        (16, 0, "Asia/Makassar", date(2026, 11, 25)),
        (15, 0, "Asia/Jayapura", date(2026, 11, 25)),
    ],
)
def test_office_day_turns_at_the_midnight_of_the_office(hour: int, minute: int, zone: str, day: date) -> None:
    assert office_day(datetime(2026, 11, 24, hour, minute, tzinfo=UTC), ZoneInfo(zone)) == day
