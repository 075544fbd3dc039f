"""The hours in which messages count."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from domain.window import MessageWindow, default_window

JAKARTA = ZoneInfo("Asia/Jakarta")


@pytest.mark.parametrize(
    ("at", "counts"),
    [
        ("2026-11-23T07:29:59+07:00", False),
        ("2026-11-23T07:30:00+07:00", True),
        ("2026-11-23T10:00:00.999+07:00", True),
        ("2026-11-23T10:00:01+07:00", False),
        ("2026-11-23T01:00:00+00:00", True),
        ("2026-11-22T08:00:00+07:00", False),
        ("2026-12-25T08:00:00+07:00", False),
        ("2026-12-24T08:00:00+07:00", True),
    ],
    ids=["before", "start", "end", "after", "utc", "sunday", "holiday", "joint leave"],
)
def test_window_is_judged_on_the_wall_of_the_office(at: str, counts: bool) -> None:
    assert default_window(JAKARTA).holds(datetime.fromisoformat(at)) is counts


def test_window_follows_the_zone() -> None:
    at = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
    makassar = MessageWindow(ZoneInfo("Asia/Makassar"), time(7, 30), time(8, 45))
    assert not makassar.holds(at)


def test_office_may_close_days() -> None:
    window = MessageWindow(JAKARTA, closed={date(2026, 11, 23): "Tutup"})
    assert not window.holds(datetime(2026, 11, 23, 8, 0, tzinfo=JAKARTA))


def test_window_must_close_after_it_opens() -> None:
    with pytest.raises(ValueError, match="close later"):
        MessageWindow(JAKARTA, time(10), time(10))
