"""The words of an announcement, each the name of a recorded clip. Pure."""

from typing import assert_never

from domain.text import Language
from hardware.speaker.model import Announcement

_ID_DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_EN_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_EN_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_EN_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_LAST_COUNTER = 99


def words_for(announcement: Announcement, language: Language) -> tuple[str, ...]:
    """Return the words that call a number to a counter: letters and digits singly, the counter as a number."""
    number = [_spoken(mark, language) for mark in announcement.label if mark.isalnum()]
    counter = number_words(announcement.counter, language)
    match language:
        case Language.ID:
            return ("nomor-antrean", *number, "silakan-ke-loket", *counter)
        case Language.EN:
            return ("number", *number, "please-go-to-counter", *counter)
        case _:
            assert_never(language)


def sentence_for(announcement: Announcement, language: Language) -> str:
    """Return the announcement as a text for a speaking machine, in words: it reads "017" its own way."""
    return " ".join(words_for(announcement, language)).replace("-", " ")


def number_words(number: int, language: Language) -> tuple[str, ...]:
    """Return a number from 0 to 99 in words."""
    if not 0 <= number <= _LAST_COUNTER:
        raise ValueError(f"a counter has a number from 0 to {_LAST_COUNTER}, not {number}")
    return _in_indonesian(number) if language is Language.ID else _in_english(number)


def all_words(language: Language) -> frozenset[str]:
    """Return every word that must be recorded for a language."""
    letters = {_spoken(letter, language) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    numbers = {word for number in range(_LAST_COUNTER + 1) for word in number_words(number, language)}
    return frozenset(letters | numbers | set(words_for(Announcement("", 0), language)))


def _spoken(mark: str, language: Language) -> str:
    digits = _ID_DIGITS if language is Language.ID else _EN_DIGITS
    return digits[int(mark)] if mark in "0123456789" else mark.lower()


def _in_indonesian(number: int) -> tuple[str, ...]:
    tens, ones = divmod(number, 10)
    if number in (10, 11):
        return ("sepuluh",) if number == 10 else ("sebelas",)
    if tens == 0:
        return (_ID_DIGITS[ones],)
    if tens == 1:
        return (_ID_DIGITS[ones], "belas")
    return (_ID_DIGITS[tens], "puluh", *([_ID_DIGITS[ones]] if ones else []))


def _in_english(number: int) -> tuple[str, ...]:
    tens, ones = divmod(number, 10)
    if tens == 0:
        return (_EN_DIGITS[ones],)
    if tens == 1:
        return (_EN_TEENS[ones],)
    return (_EN_TENS[tens - 2], *([_EN_DIGITS[ones]] if ones else []))
