"""Bookings: who counts as the same person, and how a name is shown in the hall."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.bookings import BookingStatus, Person, folded_name, identity_of, shortened_name

BORN = date(1990, 5, 12)


@pytest.mark.parametrize(
    ("status", "active"),
    [
        (BookingStatus.CONFIRMED, True),
        (BookingStatus.CHECKED_IN, True),
        (BookingStatus.CANCELLED, False),
        (BookingStatus.NO_SHOW, False),
        (BookingStatus.DONE, False),
    ],
)
def test_active_bookings_block_another_one(status: BookingStatus, active: bool) -> None:
    assert status.is_active is active


@pytest.mark.parametrize("name", ["BUDI SANTOSO", " Budi  Santoso", "Budi-Santoso", "Búdi Santoso.", "Ｂudi Santoso"])
def test_folded_name_ignores_how_it_is_written(name: str) -> None:
    assert folded_name(name) == "budi santoso"


@given(st.text(max_size=60))
def test_folded_name_is_stable(name: str) -> None:
    assert folded_name(folded_name(name)) == folded_name(name)


def test_identity_is_name_and_birth_date() -> None:
    budi = identity_of(Person("Budi Santoso", BORN))
    assert budi == identity_of(Person("budi santoso", BORN, address="Jl. Mawar 5", nik="1"))
    assert budi != identity_of(Person("Budi Santosa", BORN))
    assert budi != identity_of(Person("Budi Santoso", date(1990, 5, 13)))
    assert len(budi) == 64


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Budi Santoso", "Budi S."),
        ("Siti Nur Aminah", "Siti A."),
        ("Suharti", "Suharti"),
        ("  Suharti ", "Suharti"),
        ("", ""),
    ],
)
def test_shortened_name_shows_no_full_name(name: str, shown: str) -> None:
    assert shortened_name(name) == shown
