"""Days and times in the words of the office."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.text import Language

_WEEKDAYS = {
    Language.ID: ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    Language.EN: ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
# fmt: off
_MONTHS = {
    Language.ID: ("Januari", "Februari", "Maret", "April", "Mei", "Juni",
                  "Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    Language.EN: ("January", "February", "March", "April", "May", "June",
                  "July", "August", "September", "October", "November", "December"),
}
# fmt: on
_HOUR_MARK = {Language.ID: ".", Language.EN: ":"}


def weekday_name(day: date, language: Language = Language.ID) -> str:
    """Return the name of the weekday, such as ``Selasa``."""
    return _WEEKDAYS[language][day.weekday()]


def format_day(day: date, language: Language = Language.ID) -> str:
    """Return a day in full, such as ``Selasa, 24 November 2026``."""
    return f"{weekday_name(day, language)}, {day.day} {_MONTHS[language][day.month - 1]} {day.year}"


def format_time(at: datetime, zone: ZoneInfo, language: Language = Language.ID) -> str:
    """Return the time on the office's wall: ``09.00`` in Indonesian, ``09:00`` in English."""
    local = at.astimezone(zone)
    return f"{local:%H}{_HOUR_MARK[language]}{local:%M}"
