"""The figures of a day by the hour of the office's clock."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.figures import Came, Hour, hours_of_day

ZONE = ZoneInfo("Asia/Jakarta")
EIGHT = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


def test_a_day_on_which_nothing_happened_has_no_hours() -> None:
    assert hours_of_day([], [], ZONE) == ()


def test_an_hour_in_which_nothing_happened_is_there() -> None:
    hours = hours_of_day([Came(EIGHT, None)], [EIGHT + timedelta(hours=2)], ZONE)
    assert hours == (Hour(8, checked_in=1), Hour(9), Hour(10, served=1))


def test_the_wait_of_an_hour_is_the_middle_one_of_those_called_in_it() -> None:
    waits = (1, 4, 50)
    came = [Came(EIGHT, EIGHT + timedelta(minutes=minutes)) for minutes in waits]
    assert hours_of_day(came, [], ZONE) == (Hour(8, checked_in=3, wait_minutes=4),)
