"""Commands: ordered by one word or a sentence, and a cancellation never where something else is meant."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.reading.commands import code_in, day_in, is_assent
from intake.reading.message import read_text
from intake.reading.model import Command, Kind

MONDAY = date(2026, 11, 23)

COMMANDS = [
    ("Batal", "BATAL"),
    ("BATAL!", "BATAL"),
    ("batal.", "BATAL"),
    ("Batal 🙏", "BATAL"),
    ("batal ya", "BATAL"),
    ("batal min", "BATAL"),
    ("batal saja", "BATAL"),
    ("batal aja pak", "BATAL"),
    ("cancel", "BATAL"),
    ("Cancel please", "BATAL"),
    ("saya batal", "BATAL"),
    ("saya mau batal", "BATAL"),
    ("mau batalin antrian", "BATAL"),
    ("tolong batalkan", "BATAL"),
    ("Tolong dibatalkan antrian saya", "BATAL"),
    ("mohon dibatalkan ya pak", "BATAL"),
    ("mohon batalkan pendaftaran saya", "BATAL"),
    ("minta tolong batalkan booking saya", "BATAL"),
    ("batalkan", "BATAL"),
    ("batalkan A-017", "BATAL"),
    ("BATAL#A017", "BATAL"),
    ("batal a17", "BATAL"),
    ("batal nomor A-017", "BATAL"),
    ("saya ingin membatalkan antrian saya", "BATAL"),
    ("saya ingin membatalkan nomor antrian A-017", "BATAL"),
    ("Pak tolong batalkan antrian paspor saya", "BATAL"),
    ("Selamat pagi, saya mau membatalkan antrian", "BATAL"),
    ("maaf pak saya batal", "BATAL"),
    ("please cancel my appointment", "BATAL"),
    ("I want to cancel my booking", "BATAL"),
    ("cancel antrian", "BATAL"),
    ("Batal antrian A-017", "BATAL"),
    ("bisa tolong batalkan antrian saya?", "BATAL"),
    ("tolong batalkan antrian atas nama Rini Astuti", "BATAL"),
    ("batal dulu ya", "BATAL"),
    ("batalkan jadwal saya besok", "BATAL"),
    ("saya tidak bisa datang, tolong batalkan", "BATAL"),
    ("Tidak jadi datang, batalkan saja", "BATAL"),
    ("#cancel", "BATAL"),
    ("#BATAL#", "BATAL"),
    ("BATAL A 017", "BATAL"),
    ("ubah", "UBAH"),
    ("Ubah jadwal", "UBAH"),
    ("UBAH A-017", "UBAH"),
    ("ganti jadwal", "UBAH"),
    ("ganti hari", "UBAH"),
    ("ganti tanggal", "UBAH"),
    ("mau ubah jadwal", "UBAH"),
    ("saya mau ganti jadwal", "UBAH"),
    ("pindah jadwal", "UBAH"),
    ("pindah hari bisa?", "UBAH"),
    ("pindah ke hari rabu", "UBAH"),
    ("reschedule dong", "UBAH"),
    ("mau reschedule", "UBAH"),
    ("ubah tanggal kedatangan", "UBAH"),
    ("tolong ubah jadwal saya ke 26 November", "UBAH"),
    ("ganti jadwal ke besok", "UBAH"),
    ("undur jadwal", "UBAH"),
    ("mundurkan jadwal saya", "UBAH"),
    ("tunda antrian saya", "UBAH"),
    ("UBAH#A-017#26-11-2026", "UBAH"),
    ("ubah ke 26/11", "UBAH"),
    ("ubah jam", "UBAH"),
    ("change schedule", "UBAH"),
    ("I want to reschedule my appointment", "UBAH"),
    ("geser jadwal", "UBAH"),
    ("bisa ganti hari?", "UBAH"),
    ("mau ganti tanggal antrian", "UBAH"),
    ("ubah a017 ke kamis", "UBAH"),
    ("Ubah jadwal ke tanggal 27", "UBAH"),
    ("majukan jadwal", "UBAH"),
    ("status", "STATUS"),
    ("Status?", "STATUS"),
    ("cek status", "STATUS"),
    ("cek antrian", "STATUS"),
    ("cek nomor antrian saya", "STATUS"),
    ("status booking", "STATUS"),
    ("status antrian", "STATUS"),
    ("STATUS A-017", "STATUS"),
    ("nomor antrian saya berapa?", "STATUS"),
    ("status pendaftaran saya", "STATUS"),
    ("saya sudah terdaftar belum?", "STATUS"),
    ("lihat status", "STATUS"),
    ("check status", "STATUS"),
    ("cek nomor saya", "STATUS"),
    ("cek booking saya", "STATUS"),
    ("mau cek status antrian", "STATUS"),
    ("status#A-017", "STATUS"),
    ("antrian saya nomor berapa?", "STATUS"),
    ("bantuan", "BANTUAN"),
    ("help", "BANTUAN"),
    ("HELP!", "BANTUAN"),
    ("menu", "BANTUAN"),
    ("Menu.", "BANTUAN"),
    ("info", "BANTUAN"),
    ("?", "BANTUAN"),
    ("??", "BANTUAN"),
    ("panduan", "BANTUAN"),
    ("petunjuk", "BANTUAN"),
    ("tolong bantu", "BANTUAN"),
    ("butuh bantuan", "BANTUAN"),
    ("minta bantuan", "BANTUAN"),
    ("mohon bantuan", "BANTUAN"),
    ("bantuan dong", "BANTUAN"),
    ("help me", "BANTUAN"),
    ("info dong min", "BANTUAN"),
]
NO_CANCELLATION = [
    "jangan batalkan",
    "jangan dibatalkan",
    "jangan dibatalkan ya",
    "tolong jangan dibatalkan antrian saya",
    "tidak jadi batal",
    "gak jadi batal",
    "ga jadi dibatalkan",
    "saya tidak membatalkan",
    "saya tidak mau batal",
    "bukan batal",
    "belum batal kan?",
    "apakah antrian saya dibatalkan?",
    "kenapa dibatalkan?",
    "antrian saya dibatalkan",
    "kalau batal gimana?",
    "cara batal gimana",
    "bagaimana cara membatalkan antrian?",
    "apakah bisa dibatalkan?",
    "batal puasa",
    "kalau saya batal apa uang kembali",
    "don't cancel",
    "do not cancel my booking",
    "please do not cancel",
    "siapa yang batalkan antrian saya",
    "Batalkan pembatalan saya",
    "antrian batal?",
    "batal?",
    "kemarin batal, sekarang daftar lagi",
    "paspor saya batal terbit",
    "sudah dibatalkan belum?",
    "saya ga mau dibatalkan",
    "mau tanya soal pembatalan",
    "teman saya batal",
    "saya batal dan mau daftar lagi",
    "Jangan di batalkan ya pak",
    "nggak usah dibatalin",
    "tak jadi batal",
    "kok batal",
    "keberangkatan saya batal",
    "pesawat saya batal tapi paspor tetap",
    "tetap datang, tidak batal",
    "batal nikah",
    "BATAL tidak",
    "tidak",
    "jangan",
    "apa bisa batal",
    "ubah jangan batal",
]


@pytest.mark.parametrize(("text", "command"), COMMANDS)
def test_command_is_understood(text: str, command: str) -> None:
    said = read_text(text, MONDAY)
    assert (said.kind, said.command) == (Kind.COMMAND, command)


@pytest.mark.parametrize("text", NO_CANCELLATION)
def test_nothing_is_cancelled_unasked(text: str) -> None:
    assert read_text(text, MONDAY).command is not Command.CANCEL


@given(
    st.sampled_from(["jangan", "tidak jadi", "bukan", "belum", "kenapa", "apakah", "kalau"]),
    st.sampled_from(["batal", "dibatalkan", "batalkan", "cancel"]),
    st.sampled_from(["", "ya pak", "antrian saya", "A-017"]),
)
def test_a_negation_or_question_never_cancels(before: str, word: str, after: str) -> None:
    assert read_text(f"{before} {word} {after}", MONDAY).command is not Command.CANCEL


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("batal a17", "A-017"),
        ("B 003", "B-003"),
        ("nomor 17", ""),
        ("blok A12B", ""),
        ("BTM-4KX7-M2PA", ""),
        ("A-1234", ""),
    ],
)
def test_codes_are_spelled_as_the_office_does(text: str, code: str) -> None:
    assert code_in(text) == code


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ke 25 November", date(2026, 11, 25)),
        ("25/11", date(2026, 11, 25)),
        ("25-11-2026", date(2026, 11, 25)),
        ("tgl 3", date(2026, 12, 3)),
        ("tanggal 23", date(2026, 11, 23)),
        ("5 Januari", date(2027, 1, 5)),
        ("besok", date(2026, 11, 24)),
        ("hari Senin", date(2026, 11, 30)),
        ("hari Rabu", date(2026, 11, 25)),
        ("31 November", None),
        ("20-11-2026", None),
        ("nanti", None),
    ],
)
def test_days_to_come_are_understood(text: str, day: date | None) -> None:
    assert day_in(text, MONDAY) == day


@pytest.mark.parametrize(
    ("text", "yes"), [("Ya", True), ("iya benar pak", True), ("ya besok", False), ("pak", False), ("", False)]
)
def test_yes_is_yes_and_nothing_else(text: str, yes: bool) -> None:
    assert is_assent(text) is yes


def test_order_to_change_may_carry_the_new_form() -> None:
    said = read_text("UBAH#A-017#26-11-2026", MONDAY)
    assert (said.command, said.code, said.date) == (Command.CHANGE, "A-017", date(2026, 11, 26))
