"""Ticket numbers: labels, and a series without a gap."""

from itertools import takewhile

import pytest

from domain.numbers import LAST_NUMBER, TicketNumber, label_from, next_number


@pytest.mark.parametrize(
    ("number", "label"),
    [
        (TicketNumber("A", 17), "A-017"),
        (TicketNumber("H", 999), "H-999"),
        (TicketNumber("A", 3, issuer="K1"), "A-K1-003"),
    ],
)
def test_label_is_what_the_hall_reads(number: TicketNumber, label: str) -> None:
    assert number.label == label


def _after(last: int | None) -> int:
    return next_number(last) or 0


def test_series_runs_from_one_without_a_gap_until_it_is_used_up() -> None:
    numbers = [_after(None)]
    numbers += takewhile(bool, (_after(last) for last in range(1, LAST_NUMBER + 50)))
    assert numbers == list(range(1, LAST_NUMBER + 1))


def test_used_up_series_never_begins_again() -> None:
    assert next_number(LAST_NUMBER) is None
    assert next_number(LAST_NUMBER + 1) is None


@pytest.mark.parametrize(
    ("typed", "label"),
    [("a17", "A-017"), (" A-017 ", "A-017"), ("a 7", "A-007"), ("b-k1-3", "B-K1-003"), ("17", "17"), ("", "")],
)
def test_a_typed_number_becomes_its_label(typed: str, label: str) -> None:
    assert label_from(typed) == label
