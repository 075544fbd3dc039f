"""Refusals: every reason has finished words in both languages."""

import string
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.advice import ADVICE
from domain.refusals import RefusalReason, Refused, advice_for, fill_advice
from domain.text import Language

JAKARTA = ZoneInfo("Asia/Jakarta")
PLACEHOLDERS = {"time", "day", "number", "counter", "cause"}


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_reason_has_its_advice() -> None:
    assert set(ADVICE) == set(RefusalReason)


@pytest.mark.parametrize("reason", RefusalReason)
@pytest.mark.parametrize("language", Language)
def test_advice_is_complete_and_uses_known_values(reason: RefusalReason, language: Language) -> None:
    advice = advice_for(reason)
    texts = [text.in_(language) for text in (advice.title, advice.sentence, advice.next_step)]
    assert all(text.strip() for text in texts)
    assert set().union(*map(_fields, texts)) <= PLACEHOLDERS


@pytest.mark.parametrize("reason", RefusalReason)
def test_advice_has_the_same_values_in_both_languages(reason: RefusalReason) -> None:
    advice = advice_for(reason)
    texts = (advice.title, advice.sentence, advice.next_step)
    assert [_fields(text.id) for text in texts] == [_fields(text.en) for text in texts]
    assert all(text.id != text.en for text in texts)


@pytest.mark.parametrize("reason", RefusalReason)
@pytest.mark.parametrize("language", Language)
def test_advice_is_short_enough_for_old_eyes(reason: RefusalReason, language: Language) -> None:
    title, sentence, next_step = fill_advice(Refused(reason), JAKARTA, language)
    assert len(title) <= 40
    assert len(sentence.split()) <= 14
    assert len(next_step.split()) <= 18


@given(
    st.builds(
        Refused,
        reason=st.sampled_from(RefusalReason),
        opens_at=st.none() | st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),
        day=st.none() | st.dates(),
        label=st.sampled_from(["", "A-017", "3"]),
        detail=st.sampled_from(["", "Hari Raya Natal"]),
    ),
    st.sampled_from(Language),
)
def test_filled_advice_never_has_a_hole(refused: Refused, language: Language) -> None:
    for text in fill_advice(refused, JAKARTA, language):
        assert text
        assert "{" not in text
        assert "None" not in text
        assert "  " not in text
        assert text[-1] in string.ascii_letters + "." + string.digits


@pytest.mark.parametrize(
    ("refused", "indonesian", "english"),
    [
        (
            Refused(RefusalReason.TOO_EARLY, opens_at=datetime(2026, 11, 24, 1, 30, tzinfo=UTC)),
            "Anda dapat lapor mulai pukul 08.30.",
            "You can check in from 08:30.",
        ),
        (
            Refused(RefusalReason.WRONG_DAY, day=date(2026, 11, 25)),
            "Pendaftaran Anda untuk hari Rabu, 25 November 2026.",
            "Your booking is for Wednesday, 25 November 2026.",
        ),
        (
            Refused(RefusalReason.BOOKING_REPLACED, opens_at=datetime(2026, 11, 24, 18, 0, tzinfo=UTC)),
            "Jadwal Anda sudah diubah ke hari Rabu, 25 November 2026.",
            "Your booking was moved to Wednesday, 25 November 2026.",
        ),
        (
            Refused(RefusalReason.ALREADY_CHECKED_IN, label="A-017"),
            "Nomor antrean Anda: A-017.",
            "Your queue number: A-017.",
        ),
        (
            Refused(RefusalReason.COUNTER_IN_USE, label="3"),
            "Petugas lain sudah masuk di loket 3.",
            "Another officer is signed in at counter 3.",
        ),
        (
            Refused(RefusalReason.OFFICE_CLOSED, detail="Hari Raya Natal"),
            "Kantor tidak melayani: Hari Raya Natal.",
            "The office is closed: Hari Raya Natal.",
        ),
        (
            Refused(RefusalReason.ALREADY_CHECKED_IN),
            "Nomor antrean Anda: di kertas Anda.",
            "Your queue number: on your paper.",
        ),
    ],
    ids=["time", "day", "day of a time", "number", "counter", "cause", "unknown number"],
)
def test_fill_advice_puts_in_the_values(refused: Refused, indonesian: str, english: str) -> None:
    assert fill_advice(refused, JAKARTA, Language.ID)[1] == indonesian
    assert fill_advice(refused, JAKARTA, Language.EN)[1] == english
