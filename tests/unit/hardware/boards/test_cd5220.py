"""The bytes of a pole: the documented vectors, any split, any damage."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.boards.cd5220 import PoleDecoder, PoleText, encode_pole
from hardware.boards.text import board_line

DOCUMENT = Path(__file__).parents[4] / "docs/formats/cd5220.md"
VECTORS = re.findall(r"^\| `([0-9A-F ]{40,})` \| (.*) / (.*) \|$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
LINES = st.lists(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=25), max_size=3)


def test_vectors_are_all_there() -> None:
    assert len(VECTORS) == 2


@pytest.mark.parametrize(("data", "upper", "lower"), VECTORS)
def test_vector_of_the_document_holds(data: str, upper: str, lower: str) -> None:
    lines = [line for line in (upper, lower) if line != "(dark)"]
    assert encode_pole(lines) == bytes.fromhex(data)
    assert PoleDecoder().feed(bytes.fromhex(data))[-1] == shown(lines)


def shown(lines: list[str]) -> PoleText:
    upper, lower = (*(line[:20].rstrip() for line in lines[:2]), "", "")[:2]
    return PoleText(upper, lower)


@given(LINES, st.data())
def test_lines_come_back_wherever_the_stream_is_cut(lines: list[str], data: st.DataObject) -> None:
    stream, decoder = encode_pole(lines), PoleDecoder()
    cut = data.draw(st.integers(0, len(stream)))
    decoder.feed(stream[:cut])
    decoder.feed(stream[cut:])
    assert decoder.shown == shown(lines)


@given(st.binary(max_size=200), LINES)
def test_anything_may_come_before(junk: bytes, lines: list[str]) -> None:
    decoder = PoleDecoder()
    decoder.feed(junk)
    decoder.feed(encode_pole(lines))
    assert decoder.shown == shown(lines)


@given(st.text(max_size=40))
def test_no_control_byte_of_a_text_reaches_the_pole(text: str) -> None:
    decoder = PoleDecoder()
    decoder.feed(encode_pole([text]))
    assert decoder.shown == shown([board_line(text)])
    assert len(encode_pole([text])) == 49


def test_line_that_is_given_up_is_not_shown() -> None:
    decoder = PoleDecoder()
    assert decoder.feed(b"\x1bQAA-017\x18\x1bQC\x1bXA-018\r") == []
    assert decoder.shown == PoleText()


def test_line_keeps_the_first_twenty_characters() -> None:
    decoder = PoleDecoder()
    assert decoder.feed(b"\x1bQB" + b"x" * 25 + b"\x07\r") == [PoleText("", "x" * 20)]
