"""Words: two languages, and the cleaning of what comes from outside."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.text import Language, Text, plain


def test_text_speaks_both_languages() -> None:
    assert Text("Loket", "Counter").in_(Language.ID) == "Loket"
    assert Text("Loket", "Counter").in_(Language.EN) == "Counter"


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("  Siti \t Aminah\n", "Siti Aminah"),
        ("Budi\x1b@\x00 Santoso", "Budi@ Santoso"),
        ("\u202eBudi\u200b San\u00adtoso", "Budi Santoso"),
        ("Ｂｕｄｉ　Santoso", "Budi Santoso"),
        ("e\u200d\u0301", "é"),
    ],
    ids=["spaces", "printer bytes", "hidden marks", "wide letters", "composed"],
)
def test_plain_removes_what_nobody_sees(dirty: str, clean: str) -> None:
    assert plain(dirty) == clean


def test_plain_cuts_without_a_trailing_space() -> None:
    assert plain("Siti Aminah", limit=5) == "Siti"


@given(st.text(max_size=120), st.integers(0, 80))
def test_plain_is_short_visible_and_stable(text: str, limit: int) -> None:
    cleaned = plain(text, limit)
    assert len(cleaned) <= limit
    assert all(unicodedata.category(char)[0] != "C" for char in cleaned)
    assert plain(cleaned, limit) == cleaned
