"""The ticket's bytes: every text is on the paper, and no text steers the printer."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.slip import Slip
from domain.text import Language
from hardware.printer import PROFILES, Profile, encode_slip, encode_void, profile_named
from hardware.printer.commands import FEED_AND_CUT, process_id
from hardware.printer.sim.instant import print_at_once, tokens_of
from hardware.printer.sim.paper import Sheet
from hardware.printer.sim.syntax import Command, Text, Token
from hardware.printer.words import balanced_lines, lines_of, printable

WIDTHS = [PROFILES["generic-80"], PROFILES["generic-58"]]
SLIP = Slip(
    label="A-017",
    service="Paspor baru (dewasa)",
    stage="Pemeriksaan berkas",
    where="Ruang tunggu A",
    day="Selasa, 24 November 2026",
    printed_at="09.12",
    wait="Kira-kira 20-30 menit",
    documents=("KTP elektronik", "Kartu Keluarga (KK)"),
    office="Kantor Imigrasi Batam",
    site="Batam Centre",
    name="Budi S.",
    language=Language.ID,
    qr="LKT:20261124:A-017",
    audit="1a2b3c4d",
    notice="Simpan kertas ini sampai selesai.",
)
COMMANDS_WE_SEND = {b"\x1b" + bytes((code,)) for code in b"aMEtJ3- "} | {b"\x1d" + bytes((code,)) for code in b"!Bb(v"}
TEXT_FIELDS = [field.name for field in dataclasses.fields(Slip) if field.name not in ("documents", "language", "copy")]
any_text = st.text(st.characters(codec="utf-8"), max_size=40) | st.text(st.characters(max_codepoint=0x9F), max_size=40)


def printed(slip: Slip, profile: Profile) -> Sheet:
    (sheet,) = print_at_once(encode_slip(slip, profile) + FEED_AND_CUT, profile)
    return sheet


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: profile.name)
@pytest.mark.parametrize("language", Language)
def test_every_word_of_the_slip_is_on_the_paper(profile: Profile, language: Language) -> None:
    sheet = printed(dataclasses.replace(SLIP, language=language), profile)
    paper = " ".join(" ".join(sheet.texts).split())
    words = [SLIP.label, SLIP.service, SLIP.stage, SLIP.where, SLIP.day, SLIP.printed_at, SLIP.wait, *SLIP.documents]
    words += [SLIP.office, SLIP.site, SLIP.name, SLIP.audit, SLIP.notice]
    assert [word for word in words if word not in paper] == []
    assert sheet.codes == (SLIP.qr,)


@pytest.mark.parametrize("language", Language)
def test_reprint_says_so_first(language: Language) -> None:
    again = printed(dataclasses.replace(SLIP, copy=2, language=language), WIDTHS[0])
    assert "CETAK ULANG 2" in again.texts[0]
    assert not any("CETAK ULANG" in text for text in printed(SLIP, WIDTHS[0]).texts)


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: profile.name)
def test_number_is_at_least_a_fifth_of_the_paper_wide_for_each_sign(profile: Profile) -> None:
    tokens = [token for token in tokens_of(encode_slip(SLIP, profile)) if isinstance(token, Command)]
    widest = max(token.data[0] >> 4 for token in tokens if token.name == b"\x1d!") + 1
    assert widest * 12 * len(SLIP.label) > profile.dots * 0.75
    assert widest * 12 * len(SLIP.label) <= profile.dots


@given(st.data(), st.sampled_from(WIDTHS), st.integers(0, 3), st.sampled_from(Language))
def test_no_text_reaches_the_printer_as_a_command(
    data: st.DataObject, profile: Profile, copy: int, language: Language
) -> None:
    texts = {name: data.draw(any_text, label=name) for name in TEXT_FIELDS}
    documents = tuple(data.draw(st.lists(any_text, max_size=3), label="documents"))
    slip = Slip(documents=documents, copy=copy, language=language, **texts)
    body = encode_slip(slip, profile)
    tokens = list(tokens_of(body))
    assert {token.name for token in tokens if isinstance(token, Command)} <= COMMANDS_WE_SEND
    assert all(max(token.data) < 0x7F for token in tokens if isinstance(token, Text))
    assert sum(map(_length, tokens)) == len(body)
    assert len(print_at_once(body + FEED_AND_CUT, profile)) == 1


def _length(token: Token) -> int:
    match token:
        case Command(name, data):
            return len(name) + len(data)
        case Text(data):
            return len(data)
        case _:
            return 1


@given(any_text)
def test_printable_text_is_ascii_without_control_bytes(text: str) -> None:
    assert all(0x20 <= byte < 0x7F for byte in printable(text).encode("ascii"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BUDI\x1b@\x1dV\x00", "BUDI @ V "),
        ("José Müller", "Jose Muller"),
        ("20\u201330 \u2248 \u201cok\u201d\u2026", '20-30 ~ "ok"...'),
        ("a\u202eb\u200bc\ufeffd", "abcd"),
        ("李", "?"),
        ("\x9b2J", " 2J"),
        ("ﬁ½", "fi1?2"),
    ],
)
def test_printable_text_keeps_what_can_be_kept(text: str, expected: str) -> None:
    assert printable(text) == expected


@given(any_text, st.integers(8, 48), st.integers(1, 4))
def test_lines_fit_and_balanced_lines_say_the_same(text: str, columns: int, at_most: int) -> None:
    lines, balanced = lines_of(text, columns, at_most), balanced_lines(text, columns, at_most)
    assert len(lines) <= at_most
    assert all(len(line) <= columns for line in lines + balanced)
    assert " ".join(lines) == " ".join(balanced)


@given(st.sampled_from(WIDTHS), st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1, max_size=90))
def test_picture_of_a_code_holds_no_real_time_command(profile: Profile, text: str) -> None:
    slip = dataclasses.replace(SLIP, qr=text)
    body = encode_slip(slip, dataclasses.replace(profile, native_qr=False))
    assert not any(pair in body for pair in (b"\x10\x04", b"\x10\x05", b"\x10\x14"))


def test_void_mark_fits_every_width() -> None:
    sheets = [print_at_once(encode_void(profile) + FEED_AND_CUT, profile) for profile in PROFILES.values()]
    assert [[sheet.texts for sheet in pair] for pair in sheets] == [[(" *** BATAL / VOID ***",)]] * len(PROFILES)


def test_process_id_has_four_characters() -> None:
    assert process_id("B001") == b"\x1d(H\x06\x0000B001"
    with pytest.raises(ValueError, match="four characters"):
        process_id("B1")


def test_unknown_profile_names_the_key_and_what_is_allowed() -> None:
    with pytest.raises(ValueError, match=r"printer\.profile: 'TM-X' is unknown; allowed: TM-T82X, .*generic-58"):
        profile_named("TM-X")
