"""Names that sound or look alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.name_words import name_words
from domain.names import Likeness, compare_names
from domain.spelling import closeness, slips

SAME = [
    ("Muhammad Fadli", "Mohd. Fadli"),
    ("Muhammad Ridwan", "Muchamad Ridwan"),
    ("Mohamad Nasir", "M. Nasir"),
    ("Muh. Arsyad", "Muhammad Arsyad"),
    ("Mochamad Yusuf", "Muhamad Jusuf"),
    ("Ahmad Zaki", "Achmad Zaki"),
    ("Akhmad Dahlan", "Ahmad Dahlan"),
    ("Abdul Ghani", "Abdul Gani"),
    ("Abd. Hamid", "Abdul Hamid"),
    ("Abdulrahman Saleh", "Abdurrahman Saleh"),
    ("Abdur Rahim", "Abdurrahim"),
    ("Abdul Rochman", "Abdul Rohman"),
    ("Abdul Rachman", "Abdul Rahman"),
    ("Nur Rohmah", "Nur Rahmah"),
    ("Soebroto", "Subroto"),
    ("Soedirman", "Sudirman"),
    ("Djaka Prasetya", "Jaka Prasetya"),
    ("Tjandra Widjaja", "Candra Wijaya"),
    ("Soetomo Hadi", "Sutomo Hadi"),
    ("Moeljono", "Mulyono"),
    ("Soerjo Atmodjo", "Suryo Atmojo"),
    ("Harjono", "Haryono"),
    ("Tjipto Mangoenkoesoemo", "Cipto Mangunkusumo"),
    ("Hoesein", "Husein"),
    ("Koentjoro", "Kuncoro"),
    ("Wibisana Djati", "Wibisana Jati"),
    ("Boedi Oetomo", "Budi Utomo"),
    ("Sjahrir", "Syahrir"),
    ("Achjar", "Akhyar"),
    ("Ferry Setiawan", "Feri Setiawan"),
    ("Vivi Oktavia", "Fifi Oktafia"),
    ("Yessy Maharani", "Yesi Maharani"),
    ("Rizki Amalia", "Rizqi Amalia"),
    ("Fadhilah", "Fadilah"),
    ("Nadhira", "Nadira"),
    ("Khairunnisa", "Khoirunnisa"),
    ("Chairul Anwar", "Khairul Anwar"),
    ("Syifa Nur", "Shifa Nur"),
    ("Zulfikar", "Zulfiqar"),
    ("Aulia Rachmawati", "Aulia Rahmawati"),
    ("Meilani", "Meylani"),
    ("Nurjannah", "Nurjanah"),
    ("Cristina Wati", "Kristina Wati"),
    ("Stephanie Lie", "Stefanie Lie"),
    ("Yosef Tarigan", "Yosep Tarigan"),
    ("Rafli Pradana", "Raffli Pradana"),
    ("Lutfi Hakim", "Luthfi Hakim"),
    ("Tati Suhartati", "Taty Suhartaty"),
    ("Evi Susanti", "Evy Susanti"),
    ("Siti Aisyah", "Siti Aisah"),
    ("Sholehah", "Solehah"),
    ("Jamaludin", "Jamaluddin"),
    ("Samsudin", "Syamsuddin"),
    ("Nasrulloh", "Nasrullah"),
    ("Hj. Fatmawati", "Fatmawati"),
    ("Drs. H. Mahmud, M.M.", "Mahmud"),
    ("dr. Lestari Ayu", "Lestari Ayu"),
    ("Ir. Bambang Sugeng, M.T.", "Bambang Sugeng"),
    ("Siti Komariah, S.Pd.", "Siti Komariah"),
    ("Bpk. Darmanto", "Darmanto"),
    ("Ibu Kartika Sari", "Kartika Sari"),
    ("H. Usman bin Ali", "Usman Ali"),
    ("Prof. Sumarno", "Sumarno"),
    ("Ahmad Syahid, S.H., M.H.", "Ahmad Syahid"),
    ("R. Soekamto", "Sukamto"),
    ("MUSTIKA RINI", "Mustika Rini"),
    ("Nur Aini", "Nuraini"),
    ("Sri Wahyuni", "Sriwahyuni"),
    ("Eka Putri", "Ekaputri"),
    ("Siregar, Parlindungan", "Parlindungan Siregar"),
    ("Ni Made Ayu Sari", "Made Ayu Sari"),
    ("I Gede Suardana", "Gede Suardana"),
    ("Yohana Br. Sembiring", "Yohana Sembiring"),
    ("Aminah binti Said", "Aminah Said"),
    ("Robert H. Panjaitan", "Robert Hamonangan Panjaitan"),
    ("T. Iskandar", "Teuku Iskandar"),
    ("Dwi Kurniawan", "Dwi Kurniyawan"),
]
SIMILAR = [
    ("Agung Nugroho", "Agung Nugraha"),
    ("Budi Hartono", "Budi Hartanto"),
    ("Dewi Anggraini", "Dewi Anggraeni Putri"),
    ("Agus Supriyadi", "Agus Supriyanto"),
    ("Sri Mulyani", "Sri Mulyati"),
    ("Siti Rohani", "Siti Rohana"),
    ("Nurul Hidayah", "Nurul Hidayati"),
    ("Ahmad Fauzi", "Ahmad Fauzan"),
    ("Rina Kusuma", "Rini Kusuma"),
    ("Yuni Astuti", "Yuli Astuti"),
    ("Hendra Saputra", "Hendro Saputra"),
    ("Sumarni", "Suparni"),
    ("Sugiarto", "Sugianto"),
    ("Maryati", "Maryani"),
    ("Lina Marlina", "Lia Marlina"),
    ("Eka Prasetya", "Eko Prasetya"),
    ("Dedi Kurniawan", "Deni Kurniawan"),
    ("Rahmat Hidayat", "Rahmad Hidayat"),
    ("Fajar Nugraha", "Fajri Nugraha"),
    ("Intan Permata", "Intan Permatasari"),
    ("Wahyu Utomo", "Wahyu Utama"),
    ("Bambang Suharto", "Bambang Sudarto"),
    ("Tri Wahyudi", "Tri Wahyono"),
    ("Nanda Pratama", "Nandi Pratama"),
    ("Mulyadi", "Mulyani"),
    ("Susanti", "Susanto"),
    ("Yulianto", "Yulianti"),
    ("Hartini", "Hartati"),
    ("Dina Amalia", "Dian Amalia"),
    ("Ayu Putri Sari", "Putri Ayu Sari"),
    ("Wati Sri", "Sri Wati"),
    ("Andi Pratama", "Andi Pratama Putra"),
    ("Nurjanah", "Nurjanah Siregar"),
    ("Agus Wijaya", "Agus Wijayanto"),
    ("Siti Zubaidah", "Zubaidah"),
    ("Yusuf Maulana", "Yusuf Maulana Malik"),
    ("Rudi Santoso", "Rudi Susanto"),
]
DIFFERENT = [
    ("Ahmad Basuki", "Ahmad Solihin"),
    ("Siti Fatimah", "Siti Zulaikha"),
    ("Muhammad Iqbal", "Muhammad Zaki"),
    ("Sri Lestari", "Sri Handayani"),
    ("Budi Wibowo", "Budi Raharjo"),
    ("Andi Kusuma", "Indra Permana"),
    ("Nur Azizah", "Nur Khasanah"),
    ("Dwi Santoso", "Tri Hartono"),
    ("Agus Riyanto", "Bagus Riyadi"),
    ("Rini", "Tini"),
    ("Ali", "Adi"),
    ("Yudi", "Dudi"),
    ("Made Wirawan", "Wayan Sudiarta"),
    ("Maria Goretti", "Maria Magdalena"),
    ("Yohanes Sitorus", "Yohanes Situmorang"),
    ("Robert Simanjuntak", "Richard Simanjuntak"),
    ("Lim Ah Kow", "Tan Ah Kow"),
    ("Hasanuddin", "Hasan Sadikin"),
    ("Zainab", "Zulkarnain"),
    ("Suyono", "Suwarno"),
    ("Kartini", "Hartini"),
    ("Sumanto", "Suyatno"),
    ("Eko Wahyudi", "Edi Wahyono"),
    ("Dewi Ratna", "Desi Ratnasari"),
    ("Tono", "Toni Sucipto"),
    ("Sutarman", "Sukirno"),
    ("Abdul Aziz", "Abdul Malik"),
    ("Ahmad Dahlan", "Dahlan Iskan"),
    ("Putri Indah", "Putra Indra"),
    ("Rahayu", "Wahyu"),
    ("Fitriani", "Safitri"),
    ("Linda Wati", "Lisa Wati"),
    ("Desi Arisandi", "Dessy Ratnasari"),
    ("Johan Budi", "Yohan Setiadi"),
    ("Lestari", "Mentari"),
    ("Bambang Hermanto", "Bambang Sutejo"),
    ("Nurhayati", "Nurlaela"),
    ("Suhartini", "Sumartini Dewi"),
    ("Novita Sari", "Anita Sari"),
]

NAMES = st.text(alphabet="abcdefghijklmnopqrstuvwxyz .'", max_size=30)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_person_written_two_ways(one: str, other: str) -> None:
    assert compare_names(one, other) is Likeness.SAME


@pytest.mark.parametrize(("one", "other"), SIMILAR)
def test_two_people_easily_mixed_up(one: str, other: str) -> None:
    assert compare_names(one, other) is Likeness.SIMILAR


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_people_nobody_mixes_up(one: str, other: str) -> None:
    assert compare_names(one, other) is Likeness.DIFFERENT


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Drs. H. Mulyono, M.Si.", ["muliono"]),
        ("Siregar, Parlindungan", ["parlindungan", "siregar"]),
        ("Abdurrahman", ["abdul", "rahman"]),
        ("Aminah binti Said", ["amina", "said"]),
        ("I", ["i"]),
        ("", []),
        ("123", []),
    ],
)
def test_words_of_a_name(name: str, words: list[str]) -> None:
    assert name_words(name) == words


@given(NAMES, NAMES)
def test_order_of_the_two_does_not_matter(one: str, other: str) -> None:
    assert compare_names(one, other) is compare_names(other, one)


@given(NAMES)
def test_a_name_is_the_same_as_itself_in_capitals(name: str) -> None:
    assert compare_names(name, name.upper()) is (Likeness.SAME if name_words(name) else Likeness.DIFFERENT)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_get_an_answer(one: str, other: str) -> None:
    assert compare_names(one, other) in Likeness


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [("rina", "rina", 0), ("rina", "rian", 1), ("rina", "rin", 1), ("", "abc", 3), ("ab", "cd", 2)],
)
def test_slips_are_counted(one: str, other: str, count: int) -> None:
    assert slips(one, other) == count


def test_closeness_of_known_words() -> None:
    assert closeness("martha", "marhta") == pytest.approx(0.9611, abs=1e-4)
    assert closeness("dwayne", "duane") == pytest.approx(0.84, abs=1e-2)
    assert closeness("abc", "xyz") == 0.0


@given(st.text(alphabet="abc", max_size=8), st.text(alphabet="abc", max_size=8))
def test_closeness_lies_between_nothing_and_equal(one: str, other: str) -> None:
    assert 0.0 <= closeness(one, other) <= 1.0
    assert closeness(one, one) == 1.0
