"""The estimated wait, and its words."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.text import Language
from domain.waiting import estimated_wait, wait_range, wait_text


@pytest.mark.parametrize(
    ("ahead", "counters", "minutes", "wait"),
    [(0, 4, 10, 0), (8, 4, 10, 20), (1, 4, 10, 3), (3, 0, 10, 30), (-1, 2, 10, 0)],
    ids=["nobody ahead", "two rounds", "rounded up", "all closed", "nonsense"],
)
def test_estimated_wait(ahead: int, counters: int, minutes: int, wait: int) -> None:
    assert estimated_wait(ahead, counters, minutes) == timedelta(minutes=wait)


@given(st.integers(0, 600))
def test_wait_range_holds_the_estimate(minutes: int) -> None:
    low, high = wait_range(timedelta(minutes=minutes))
    assert low <= minutes < high
    assert (low % 5, high % 5) == (0, 0)


@pytest.mark.parametrize(
    ("minutes", "indonesian", "english"),
    [
        (3, "Kurang dari 5 menit", "Less than 5 minutes"),
        (12, "Kira-kira 10-15 menit", "About 10-15 minutes"),
        (60, "Kira-kira 60-80 menit", "About 60-80 minutes"),
    ],
)
def test_wait_in_words(minutes: int, indonesian: str, english: str) -> None:
    assert wait_text(timedelta(minutes=minutes), Language.ID) == indonesian
    assert wait_text(timedelta(minutes=minutes), Language.EN) == english
