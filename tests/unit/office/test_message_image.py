"""The message as a picture: the right size, in both themes and languages, and readable back."""

from __future__ import annotations

import io
import random

import base45
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from domain.text import Language
from office.chat_canvas import row_width, words_of, wrapped
from office.message_image import HEIGHT, WIDTH, Chat, Theme, qr_picture, render_message

CODE = "BTM-D6TN-7PN7"
PAYLOAD = "PK1:" + base45.b45encode(random.Random(1).randbytes(80)).decode()
LINES = ("Halo *Siti Aminah*, pendaftaran Anda diterima.", "Hari: *Selasa, 24 November 2026*")


def opened(png: bytes) -> Image.Image:
    """Return the picture in a PNG, in grey."""
    return Image.open(io.BytesIO(png)).convert("L")


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("language", Language)
def test_render_message_holds_a_readable_code(theme: Theme, language: Language) -> None:
    picture = opened(render_message(LINES, PAYLOAD, CODE, language, Chat(theme=theme)))
    assert picture.size == (WIDTH, HEIGHT)
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [PAYLOAD]


def test_the_code_stays_in_view_however_long_the_message() -> None:
    chat = Chat(asked="DAFTAR " * 30)
    picture = opened(render_message(LINES * 12, PAYLOAD, CODE, Language.ID, chat))
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [PAYLOAD]


def test_the_code_is_version_6_at_error_correction_m() -> None:
    (code,) = zxingcpp.read_barcodes(qr_picture(PAYLOAD))
    assert (code.extra["Version"], code.ec_level) == ("6", "M")


def test_the_same_message_gives_the_same_bytes() -> None:
    first, second = (render_message(LINES, PAYLOAD, CODE, Language.EN) for _ in range(2))
    assert first == second


def test_words_between_stars_are_bold() -> None:
    assert words_of("Halo *Siti Aminah*, selamat") == [
        (("Halo", False),),
        (("Siti", True),),
        (("Aminah", True), (",", False)),
        (("selamat", False),),
    ]


@given(st.text(max_size=200), st.integers(100, 900))
def test_wrapping_keeps_every_word_and_the_width(line: str, width: int) -> None:
    rows = wrapped(line, 38, width)
    assert [word for row in rows for word in row] == words_of(line)
    assert all(len(row) <= 1 or row_width(row, 38) <= width for row in rows)


@settings(max_examples=5, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=3), st.text(max_size=80))
def test_any_words_can_be_drawn(lines: list[str], asked: str) -> None:
    png = render_message(lines, PAYLOAD, CODE, Language.ID, Chat(sender=asked, asked=asked))
    assert opened(png).size == (WIDTH, HEIGHT)
