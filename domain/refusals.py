"""Refusals as people read them: what happened, why, and what to do next, in two languages."""

from zoneinfo import ZoneInfo

from domain.advice import ADVICE, Advice
from domain.clock import office_day
from domain.dates import format_day, format_time
from domain.reasons import RefusalReason, Refused
from domain.text import Language, Text

__all__ = ["Advice", "RefusalReason", "Refused", "advice_for", "fill_advice"]

# What stands where a refusal does not know the value, so that a sentence never has a hole.
_SOME_TIME = Text("waktu yang ditentukan", "the set time")
_SOME_DAY = Text("hari lain", "another day")
_SOME_NUMBER = Text("di kertas Anda", "on your paper")
_SOME_COUNTER = Text("loket ini", "this counter")
_SOME_CAUSE = Text("bukan hari layanan", "not a service day")


def advice_for(reason: RefusalReason) -> Advice:
    """Return the words for a reason; they may hold {time}, {day}, {number}, {counter} and {cause}."""
    return ADVICE[reason]


def fill_advice(refused: Refused, zone: ZoneInfo, language: Language) -> tuple[str, str, str]:
    """Return the finished title, sentence and next step of a refusal in the office's own time."""
    advice = advice_for(refused.reason)
    values = _values_of(refused, zone, language)
    title, sentence, next_step = (
        text.in_(language).format_map(values) for text in (advice.title, advice.sentence, advice.next_step)
    )
    return title, sentence, next_step


def _values_of(refused: Refused, zone: ZoneInfo, language: Language) -> dict[str, str]:
    return {
        "time": _time_words(refused, zone, language),
        "day": _day_words(refused, zone, language),
        "number": refused.label or _SOME_NUMBER.in_(language),
        "counter": _counter_words(refused.label, language),
        "cause": refused.detail or _SOME_CAUSE.in_(language),
    }


def _time_words(refused: Refused, zone: ZoneInfo, language: Language) -> str:
    if refused.opens_at is None:
        return _SOME_TIME.in_(language)
    at = format_time(refused.opens_at, zone, language)
    return Text(f"pukul {at}", at).in_(language)


def _day_words(refused: Refused, zone: ZoneInfo, language: Language) -> str:
    day = refused.day or (refused.opens_at and office_day(refused.opens_at, zone))
    if day is None:
        return _SOME_DAY.in_(language)
    words = format_day(day, language)
    return Text(f"hari {words}", words).in_(language)


def _counter_words(label: str, language: Language) -> str:
    return Text(f"loket {label}", f"counter {label}").in_(language) if label else _SOME_COUNTER.in_(language)
