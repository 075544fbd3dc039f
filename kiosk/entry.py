"""What is typed: symbols into fields, and digits into a birth date. Pure."""

from datetime import date

from kiosk.events import Cleared, Erased, Event, Typed

DATE_DIGITS = 8
OLDEST_BIRTH_YEAR = 1900


def edited(value: str, event: Event, alphabet: str, longest: int) -> str:
    """Return a field after a key; symbols outside its alphabet are refused as they come."""
    match event:
        case Typed(symbol=symbol) if len(symbol) == 1 and symbol.upper() in alphabet and len(value) < longest:
            return value + symbol.upper()
        case Erased():
            return value[:-1]
        case Cleared():
            return ""
        case _:
            return value


def birth_date(digits: str) -> date | None:
    """Return the date typed as DDMMYYYY, None while it is incomplete or no date somebody can be born on."""
    if len(digits) != DATE_DIGITS:
        return None
    try:
        day = date(int(digits[4:]), int(digits[2:4]), int(digits[:2]))
    except ValueError:
        return None
    return day if day.year >= OLDEST_BIRTH_YEAR else None


def is_no_date(digits: str) -> bool:
    """Say so as soon as it is certain: day 45, month 13, or eight digits that are no date."""
    day, month = digits[:2], digits[2:4]
    wrong_day = len(day) == 2 and not 1 <= int(day) <= 31
    wrong_month = len(month) == 2 and not 1 <= int(month) <= 12
    return wrong_day or wrong_month or (len(digits) == DATE_DIGITS and birth_date(digits) is None)
