"""The words of an announcement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.text import Language
from hardware.speaker.model import Announcement
from hardware.speaker.words import all_words, number_words, sentence_for, words_for


@pytest.mark.parametrize(
    ("announcement", "language", "sentence"),
    [
        (Announcement("A-027", 3), Language.ID, "nomor antrean a nol dua tujuh silakan ke loket tiga"),
        (Announcement("A-027", 3), Language.EN, "number a zero two seven please go to counter three"),
        (Announcement("B-K1-110", 12), Language.ID, "nomor antrean b k satu satu satu nol silakan ke loket dua belas"),
        (Announcement("B-K1-110", 12), Language.EN, "number b k one one one zero please go to counter twelve"),
    ],
)
def test_announcement_is_said_in_words(announcement: Announcement, language: Language, sentence: str) -> None:
    assert sentence_for(announcement, language) == sentence


@pytest.mark.parametrize(
    ("number", "indonesian", "english"),
    [
        (0, "nol", "zero"),
        (9, "sembilan", "nine"),
        (10, "sepuluh", "ten"),
        (11, "sebelas", "eleven"),
        (12, "dua belas", "twelve"),
        (19, "sembilan belas", "nineteen"),
        (20, "dua puluh", "twenty"),
        (21, "dua puluh satu", "twenty one"),
        (99, "sembilan puluh sembilan", "ninety nine"),
    ],
)
def test_counters_are_said_as_numbers(number: int, indonesian: str, english: str) -> None:
    assert " ".join(number_words(number, Language.ID)) == indonesian
    assert " ".join(number_words(number, Language.EN)) == english


@pytest.mark.parametrize("language", Language)
def test_no_two_numbers_sound_alike(language: Language) -> None:
    assert len({number_words(number, language) for number in range(100)}) == 100


@pytest.mark.parametrize("number", [-1, 100])
def test_number_beyond_the_counters_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="0 to 99"):
        number_words(number, Language.ID)


@given(st.from_regex(r"[A-Z](-[A-Z][0-9])?-[0-9]{3}", fullmatch=True), st.integers(1, 99), st.sampled_from(Language))
def test_every_announcement_needs_only_recorded_words(label: str, counter: int, language: Language) -> None:
    assert set(words_for(Announcement(label, counter), language)) <= all_words(language)
