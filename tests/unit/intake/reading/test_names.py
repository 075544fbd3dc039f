"""Names of people: kept as written, or refused with a reason; never repaired."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.reading.message import read_text
from intake.reading.model import Kind
from intake.reading.names import bare_name, is_title, name_problem, unwrapped, without_lead

TODAY = date(2026, 11, 23)

NAMES = [
    "Selamat Riyadi",
    "Hari Tanoe",
    "Wulan Dari",
    "Maria Kasih",
    "Abdus Salam",
    "Malam Sembiring",
    "Wa Ode Siti",
    "La Ode Muhamad",
    "Anak Agung Ngurah Rai",
    "I Gusti Ayu Putu",
    "Ni Wayan Sri",
    "Dewa Gede",
    "H.M. Yusuf",
    "KH. Ma'ruf",
    "Drs. Budiman, M.M.",
    "Siti Nurhaliza, S.Pd.I",
    "dr. Andi Pratama, Sp.OG",
    "Prof. Dr. Ir. Budi, M.Sc., Ph.D.",
    "Tjia Giok Lan",
    "Oey Kim",
    "Ng Ah Bak",
    "Yohanes de Britto",
    "Petrus van den Berg",
    "Jean-Luc Tamba",
    "Mau Bere",
    "Minta Ito Simbolon",
    "Batal Sitompul",
    "Status Hidayat",
    "Ubah Siregar",
    "Raden Mas Suryo",
    "R. Ng. Ronggo",
    "Muh. Al Amin",
    "Abd. Rahman",
    "M Rizky",
    "A. Rahman",
    "Nurul A'yun",
    "Nur 'Aini",
    "Ratu",
    "Li",
    "Danu",
    "José Rizal",
    "Zoë Tan",
    "Françoise Lie",
    "Müller Siahaan",
    "Bin Salim",
    "Tri Hari Minggu",
    "Agus",
    "Mei Lan",
    "Juni Astuti",
    "Juli Hartono",
    "Agustus Sinaga",
    "Desember Sihombing",
    "Jan Piter",
    "Maret Samuel",
    "Kota Siregar",
    "Intan Permata Raya",
    "Bintan Sari",
    "Bukit Tarigan",
    "Desa Rahayu",
    "Padang Bulan Harahap",
    "Raden Ayu",
    "Senin Wati",
    "Rabu Jaya",
    "Jumat Supriadi",
    "Putri Ayu Lestari Br. Sitepu",
    "Sri Rejeki",
    "Barus",
    "Lahiri Ahmad",
    "Namira",
    "Alamsyah",
    "Alamudin",
    "Tigor",
]
NO_NAMES = [
    ("Budi2", "bad_characters"),
    ("Budi & Siti", "bad_characters"),
    ("Budi @home", "bad_characters"),
    ("Budi (Boy)", "bad_characters"),
    ("Budi/Siti", "bad_characters"),
    ("Буди", "non_latin"),
    ("Rini Аstuti", "mixed_script"),
    ("李小龙", "non_latin"),
    ("นามสกุล", "non_latin"),
    ("محمد Ali", "mixed_script"),
    ("???", "no_letters"),
    ("...", "no_letters"),
    ("0812", "no_letters"),
    ("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "too_long"),
    ("saya sendiri", "not_a_name"),
    ("ada di ktp", "not_a_name"),
    ("lihat foto", "not_a_name"),
    ("<b>Rini</b>", "bad_characters"),
    ("$(reboot)", "bad_characters"),
    ("Rini; rm -rf", "bad_characters"),
    ("Rini\\nAstuti", "bad_characters"),
    ("%s%s%n", "bad_characters"),
    ("=1+1", "no_letters"),
    ("@SUM(A1)", "bad_characters"),
    ('Robert"--', "bad_characters"),
    ("Rini:Astuti", "bad_characters"),
    ("Rini_Astuti", "bad_characters"),
    ("R1n1", "bad_characters"),
    ("{{config}}", "bad_characters"),
    ("../../etc/passwd", "bad_characters"),
]


@pytest.mark.parametrize("name", NAMES)
def test_name_is_kept_as_written(name: str) -> None:
    said = read_text(f"{name}#12-05-1990#Jl. Melur 9", TODAY)
    assert said.kind is Kind.BOOKING
    assert said.entries[0].name == name


@pytest.mark.parametrize(("name", "code"), NO_NAMES)
def test_what_is_no_name_is_refused_with_its_reason(name: str, code: str) -> None:
    said = read_text(f"{name}#12-05-1990#Jl. Melur 9", TODAY)
    assert said.kind is Kind.INVALID
    assert [problem.code.value for problem in said.entries[0].problems] == [code]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Bapak Supardi", "Supardi"),
        ("a/n Karmila Sari", "Karmila Sari"),
        ("Sdri. Rini", "Rini"),
        ("1. *Rini Astuti*", "Rini Astuti"),
        ("istri saya Rini", "Rini"),
        ("Rini Astuti,", "Rini Astuti"),
        ("H. Ali, S.H.", "H. Ali, S.H."),
        ("Ibu", "Ibu"),
    ],
)
def test_what_is_said_around_a_name_is_left_out(written: str, name: str) -> None:
    assert bare_name(written) == name


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Mau daftar antrian paspor: Salam Hidayat", "Salam Hidayat"),
        ("DAFTAR Rini Astuti", "Rini Astuti"),
        ("Daftar Salam Hidayat", "Daftar Salam Hidayat"),
        ("Daftar I Made Sudarma", "I Made Sudarma"),
        ("Anak Agung Rai", "Anak Agung Rai"),
        ("Selamat Riyadi", "Selamat Riyadi"),
    ],
)
def test_an_announcement_is_cut_only_where_no_name_can_begin_in_it(text: str, rest: str) -> None:
    assert without_lead(text) == rest


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("siti aminah", True),
        ("Siti aminah", True),
        ("dr. Siti Aminah", True),
        ("titipan Siti Aminah", False),
        ("titipan SITI AMINAH", False),
    ],
)
def test_small_word_before_capitals_is_asked_about(name: str, taken: bool) -> None:
    assert (name_problem(name) is None) is taken


def test_titles_follow_a_comma() -> None:
    assert is_title("S.T.")
    assert is_title("M. Si")
    assert not is_title("Rudi")


def test_only_one_whole_pair_is_unwrapped() -> None:
    assert unwrapped("<Rini>") == "Rini"
    assert unwrapped("<b>Rini</b>") == "<b>Rini</b>"


@given(st.text(max_size=60))
def test_an_accepted_name_is_plain_latin(text: str) -> None:
    name = bare_name(text)
    assert name_problem(name) is not None or all(char.isalpha() or char in " '.,-" for char in name)


@given(st.text(max_size=60))
def test_a_bare_name_stays_as_it_is(text: str) -> None:
    assert bare_name(bare_name(text)) == bare_name(text)
