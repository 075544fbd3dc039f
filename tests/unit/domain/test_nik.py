"""The number of an identity card: what speaks against it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.nik import NikDoubt, nik_doubts

BORN = date(1985, 11, 3)


@pytest.mark.parametrize(
    ("nik", "doubts"),
    [
        ("2171034311850001", ()),
        ("2171030311850001", ()),
        ("217103031185001", (NikDoubt.NOT_16_DIGITS,)),
        ("21710303118500O1", (NikDoubt.NOT_16_DIGITS,)),
        ("٢١٧١٠٣٠٣١١٨٥٠٠٠١", (NikDoubt.NOT_16_DIGITS,)),
        ("2171030313850001", (NikDoubt.IMPOSSIBLE_DATE,)),
        ("2171038111850001", (NikDoubt.IMPOSSIBLE_DATE,)),
        ("2171030311850000", (NikDoubt.NO_SERIAL,)),
        ("2271030311850001", (NikDoubt.UNKNOWN_PROVINCE,)),
        ("2171030411850001", (NikDoubt.OTHER_BIRTH_DATE,)),
        ("9671030311850001", ()),
    ],
)
def test_doubts_of_a_number(nik: str, doubts: tuple[NikDoubt, ...]) -> None:
    assert nik_doubts(nik, BORN) == doubts


def test_only_regions_and_other_dates_are_warnings() -> None:
    assert {doubt for doubt in NikDoubt if doubt.is_warning} == {NikDoubt.UNKNOWN_PROVINCE, NikDoubt.OTHER_BIRTH_DATE}


@given(st.dates(date(1930, 1, 1), date(2026, 1, 1)), st.booleans(), st.integers(1, 9999))
def test_number_made_for_a_person_is_plausible(born: date, woman: bool, serial: int) -> None:
    nik = f"217103{born.day + 40 * woman:02d}{born:%m%y}{serial:04d}"
    assert nik_doubts(nik, born) == ()


@given(st.text(max_size=20))
def test_any_text_gets_an_answer(text: str) -> None:
    assert isinstance(nik_doubts(text), tuple)
