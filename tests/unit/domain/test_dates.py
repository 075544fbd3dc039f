"""Days and times in words."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.dates import format_day, format_time, weekday_name
from domain.text import Language


@pytest.mark.parametrize(
    ("day", "indonesian", "english"),
    [
        (date(2026, 11, 24), "Selasa, 24 November 2026", "Tuesday, 24 November 2026"),
        (date(2027, 1, 1), "Jumat, 1 Januari 2027", "Friday, 1 January 2027"),
        (date(2026, 8, 16), "Minggu, 16 Agustus 2026", "Sunday, 16 August 2026"),
    ],
)
def test_format_day_in_both_languages(day: date, indonesian: str, english: str) -> None:
    assert format_day(day) == indonesian
    assert format_day(day, Language.EN) == english


def test_weekday_name_is_that_of_the_day() -> None:
    assert weekday_name(date(2026, 11, 28)) == "Sabtu"


@pytest.mark.parametrize(
    ("zone", "language", "written"),
    [
        ("Asia/Jakarta", Language.ID, "09.05"),
        ("Asia/Jakarta", Language.EN, "09:05"),
        ("Asia/Jayapura", Language.ID, "11.05"),
    ],
)
def test_format_time_is_that_of_the_wall(zone: str, language: Language, written: str) -> None:
    assert format_time(datetime(2026, 11, 24, 2, 5, tzinfo=UTC), ZoneInfo(zone), language) == written
