"""Birth dates in every spelling, and what is none."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates import format_day
from domain.text import Language
from intake.reading.dates import find_dates, read_date
from intake.reading.message import read_text
from intake.reading.model import Kind

TODAY = date(2026, 11, 23)

TWELFTH_OF_MAY_1990 = [
    "12-05-1990",
    "12-5-1990",
    "12/05/90",
    "12. Mei 1990",
    "12 MEI '90",
    "12Mei1990",
    "12-mei-1990",
    "12 mei, 1990",
    "Mei 12, 1990",
    "May 12th, 1990",
    "12th May 1990",
    "12-V-1990",
    "12/V/1990",
    "12 V 1990",
    "1990/05/12",
    "1990.05.12",
    "19900512",
    "12051990",
    "120590",
    "Sabtu 12 Mei 1990",
    "sabtu, 12/05/1990",
    "tanggal 12 bulan 05 tahun 1990",
    "tgl 12 bln 5 thn 1990",
    "12 bulan 5 1990",
    "12 bulan Mei tahun 1990",
    "12 Mei th. 1990",
    "12 Mey 1990",
    "12-05-1990.",
    "12--05--1990",
    "12_05_1990",
    "12\\05\\1990",
    "12, 05, 1990",
    "12 ,Mei 1990",
    "(12-05-1990)",
    "12-05-1990 (36 tahun)",
    "TTL 12-05-1990",
    "lahir 12 Mei 1990",
    "Lahir: 12-05-1990",
    "tgl. lahir 12 Mei 1990",
    "12 . 05 . 1990",
    "12 - Mei - 1990",
    "12 Mei1990",
    "12mei 1990",
    "dua belas mei sembilan belas sembilan puluh",
    "1990 Mei 12",
    "12‐05‐1990",
    "12–05–1990",
    "12−05−1990",
    "12.5.90",
    "12 05 90",
    "１２／０５／１９９０",
    "Batam, 12-05-1990",
    "Batam,12 Mei 1990",
    "Tanjung Balai Karimun, 12 Mei 1990",
    "Batam 12 Mei 1990",
    "Tgl 12 Mei 1990",
    "12 Mei 1990 di Batam",
    "Mei 12 1990",
    "12- 05 -1990",
    "12 mei tahun 1990",
    "12:05:1990",
    "12'05'1990",
    "12 Mei - 1990",
    "Sabtu, 12-05-1990",
    "Jum'at 12-05-1990",
    "12 mei 90",
    "DOB 12/05/1990",
    "12|05|1990",
    "12 mei '90",
    "12 Mei 1990,",
    "12-05-'90",
    "tgl lahir saya 12 mei 1990",
    "saya lahir 12 mei 1990",
]
OTHER_DAYS = [
    ("1 Januari 1980", "1980-01-01"),
    ("1 jan 80", "1980-01-01"),
    ("3 Pebruari 1975", "1975-02-03"),
    ("3 Peb 75", "1975-02-03"),
    ("3 febuari 1975", "1975-02-03"),
    ("7 Mrt 1975", "1975-03-07"),
    ("7 march 1975", "1975-03-07"),
    ("9 Apr 2001", "2001-04-09"),
    ("17 Agust 1988", "1988-08-17"),
    ("17 agts 1988", "1988-08-17"),
    ("17 Aug 1988", "1988-08-17"),
    ("17 ags 88", "1988-08-17"),
    ("17 Agustus 88", "1988-08-17"),
    ("5 sep 1991", "1991-09-05"),
    ("5 Septembr 1991", "1991-09-05"),
    ("5 okt 2003", "2003-10-05"),
    ("5 october 2003", "2003-10-05"),
    ("9 Nopember 1976", "1976-11-09"),
    ("9 novemver 1976", "1976-11-09"),
    ("25 Dec 1999", "1999-12-25"),
    ("25 Desembr 1999", "1999-12-25"),
    ("25 des 99", "1999-12-25"),
    ("2-XII-1970", "1970-12-02"),
    ("2/IX/1970", "1970-09-02"),
    ("2 viii 1970", "1970-08-02"),
    ("10/11/12", "2012-11-10"),
    ("23/11/26", "2026-11-23"),
    ("24/11/26", "1926-11-24"),
    ("01-01-27", "1927-01-01"),
    ("29 Feb 2000", "2000-02-29"),
    ("1 Juni 1990", "1990-06-01"),
    ("1 Juli 1990", "1990-07-01"),
    ("1 Jul 1990", "1990-07-01"),
    ("1 jun 1990", "1990-06-01"),
    ("31/12/1999", "1999-12-31"),
    ("05/06/2007", "2007-06-05"),
    ("03 04 05", "2005-04-03"),
    ("15 Agutus 1990", "1990-08-15"),
    ("6 Jnuari 1990", "1990-01-06"),
    ("20 sepetember 1990", "1990-09-20"),
    ("08-08-88", "1988-08-08"),
]
WRONG = [
    ("31-04-1990", "impossible_date"),
    ("30 Februari 1990", "impossible_date"),
    ("29/2/1900", "impossible_date"),
    ("13-13-1990", "impossible_date"),
    ("05-25-1990", "impossible_date"),
    ("31 Juni 1990", "impossible_date"),
    ("0-0-1990", "impossible_date"),
    ("12-00-1990", "impossible_date"),
    ("99-99-9999", "impossible_date"),
    ("24-11-2026", "future"),
    ("1 Jan 2031", "future"),
    ("12-05-1790", "too_old"),
    ("01-01-1900", "too_old"),
    ("12-05", "year_missing"),
    ("12/5", "year_missing"),
    ("12 Mei", "year_missing"),
    ("Mei 1990", "day_month_missing"),
    ("th 1990", "day_month_missing"),
    ("tahun 1990", "day_month_missing"),
    ("35 tahun", "not_a_date"),
    ("umur 35", "not_a_date"),
    ("kemarin", "not_a_date"),
    ("-", "not_a_date"),
    ("?", "not_a_date"),
    ("lupa", "not_a_date"),
    ("12-05-199", "not_a_date"),
    ("12-05-19990", "not_a_date"),
    ("1251990", "not_a_date"),
    ("dua belas", "not_a_date"),
    ("xx-xx-xxxx", "not_a_date"),
    ("12 Rajab 1410", "not_a_date"),
    ("320190", "impossible_date"),
    ("31021990", "impossible_date"),
    ("12-05-1990 / 13-05-1990", "not_a_date"),
    ("12-O5-1990", "not_a_date"),
    ("35th", "not_a_date"),
    ("1990-02-30", "impossible_date"),
    ("1 Jumi 1990", "not_a_date"),
]


def birth_date_in(field: str) -> date | None:
    said = read_text(f"Rini Astuti#{field}#Jl. Melur 9", TODAY)
    assert said.kind is Kind.BOOKING
    return said.entries[0].birth_date


@pytest.mark.parametrize("field", TWELFTH_OF_MAY_1990)
def test_one_day_in_many_spellings(field: str) -> None:
    assert birth_date_in(field) == date(1990, 5, 12)


@pytest.mark.parametrize(("field", "day"), OTHER_DAYS)
def test_months_and_short_years(field: str, day: str) -> None:
    assert birth_date_in(field) == date.fromisoformat(day)


@pytest.mark.parametrize(("field", "code"), WRONG)
def test_what_is_no_birth_date_is_refused_with_its_reason(field: str, code: str) -> None:
    said = read_text(f"Rini Astuti#{field}#Jl. Melur 9", TODAY)
    assert said.kind is Kind.INVALID
    assert [problem.code.value for problem in said.entries[0].problems] == [code]
    assert said.entries[0].name == "Rini Astuti"


@pytest.mark.parametrize(
    "text",
    ["RT 01/02", "Jl. 17 Agustus 1945", "081200000001", "2171051205900001", "12", "Budi", "umur 35", "Mei", "a" * 200],
)
def test_other_fields_are_no_dates(text: str) -> None:
    assert read_date(text, TODAY) is None


def test_place_before_the_date_is_kept() -> None:
    read = read_date("Tanjung Pinang, 12 Mei 1990", TODAY)
    assert read is not None
    assert (read.place, read.day) == ("Tanjung Pinang", date(1990, 5, 12))


def test_dates_are_found_inside_a_text() -> None:
    (found,) = find_dates("Rini Astuti 12-05-1990 Jl. 17 Agustus No 4 RT 01/02", TODAY)
    assert (found.before, found.read.day, found.after) == (
        "Rini Astuti ",
        date(1990, 5, 12),
        " Jl. 17 Agustus No 4 RT 01/02",
    )


@given(
    st.dates(date(1927, 1, 1), TODAY),
    st.sampled_from(["%d-%m-%Y", "%d/%m/%y", "%d.%m.%Y", "%Y-%m-%d", "%d%m%Y", "%d%m%y"]),
)
def test_any_day_comes_back_and_is_never_turned_round(day: date, spelling: str) -> None:
    read = read_date(day.strftime(spelling), TODAY)
    assert read is not None
    assert read.born == day


@given(st.dates(date(1910, 1, 1), TODAY), st.sampled_from(list(Language)))
def test_any_day_in_the_office_s_own_words_comes_back(day: date, language: Language) -> None:
    read = read_date(format_day(day, language), TODAY)
    assert read is not None
    assert read.born == day


@given(st.dates(TODAY + timedelta(days=1), date(2099, 12, 31)))
def test_a_day_to_come_is_no_birth_date(day: date) -> None:
    read = read_date(f"{day:%d-%m-%Y}", TODAY)
    assert read is not None
    assert (read.born, read.code) == (None, "future")


@given(st.text(alphabet="0123456789-/. Meiagustus'", max_size=40))
def test_any_field_gets_an_answer(field: str) -> None:
    read = read_date(field, TODAY)
    assert read is None or read.born is None or read.born <= TODAY
