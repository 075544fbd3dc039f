"""Alpha frames: the documented vectors, any split, any damage."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.boards.alpha import Color, FrameDecoder, Mode, SignText, decode_frame, encode_text
from hardware.boards.text import board_line

DOCUMENT = Path(__file__).parents[4] / "docs/formats/alpha.md"
VECTORS = re.findall(
    r"^\| `([0-9A-F ]{40,})` \| (\w+) (\w+) (.*) \|$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE
)

shown = st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=30)
texts = st.builds(
    SignText, st.lists(shown, min_size=1, max_size=3).map(tuple), st.sampled_from(Mode), st.sampled_from(Color)
)


def test_vectors_are_all_there() -> None:
    assert len(VECTORS) == 2


@pytest.mark.parametrize(("data", "mode", "color", "lines"), VECTORS)
def test_vector_of_the_document_holds(data: str, mode: str, color: str, lines: str) -> None:
    text = SignText(tuple(lines.split(" / ")), Mode[mode], Color[color])
    assert encode_text(text) == bytes.fromhex(data)
    assert FrameDecoder().feed(bytes.fromhex(data)) == [text]


def test_checksum_is_the_sum_from_start_to_end_of_the_command() -> None:
    frame = encode_text(SignText(("A",)))
    command = frame[frame.index(2) : frame.index(3) + 1]
    assert frame.endswith(f"{sum(command):04X}".encode() + b"\x04")


@given(texts)
def test_text_comes_back_as_it_was(text: SignText) -> None:
    assert FrameDecoder().feed(encode_text(text)) == [text]


@given(st.lists(texts, min_size=1, max_size=4), st.data())
def test_decoder_does_not_care_where_the_stream_is_cut(sent: list[SignText], data: st.DataObject) -> None:
    stream = b"".join(map(encode_text, sent))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(stream)), max_size=10)))
    decoder = FrameDecoder()
    pieces = [stream[start:end] for start, end in zip([0, *cuts], [*cuts, len(stream)], strict=True)]
    assert [text for piece in pieces for text in decoder.feed(piece)] == sent


@given(texts, st.data())
def test_frame_with_a_flipped_bit_is_not_shown(text: SignText, data: st.DataObject) -> None:
    frame = bytearray(encode_text(text))
    command_at = frame.index(2)  # the address before it has no checksum in this protocol
    frame[data.draw(st.integers(command_at, len(frame) - 1))] ^= 1 << data.draw(st.integers(0, 6))
    assert FrameDecoder().feed(bytes(frame)) == []


@given(st.lists(st.binary(max_size=300), max_size=10), texts)
def test_decoder_survives_anything(pieces: list[bytes], text: SignText) -> None:
    decoder = FrameDecoder()
    for piece in pieces:
        decoder.feed(piece)
    decoder.feed(b"\x01" + b"x" * 5000)
    assert decoder.feed(encode_text(text)) == [text]


def test_second_of_silence_ends_a_message() -> None:
    frame, decoder = encode_text(SignText(("A",))), FrameDecoder()
    assert decoder.feed(frame[:20], now=1.0) == []
    assert decoder.feed(frame[20:], now=2.1) == []
    assert decoder.feed(frame, now=2.2) == [SignText(("A",))]


@pytest.mark.parametrize(
    ("text", "line"), [("Café", "Cafe"), ("A\x1b0\x04B\r\n", "A0B"), ("①", "1"), ("\uff2c\uff13", "L3"), ("号", "")]
)
def test_line_holds_only_what_a_sign_can_show(text: str, line: str) -> None:
    assert board_line(text) == line


@given(st.text(max_size=40))
def test_no_control_byte_of_a_text_reaches_the_sign(text: str) -> None:
    (heard,) = FrameDecoder().feed(encode_text(SignText((text,))))
    assert heard.lines == (board_line(text),)


def test_frame_of_another_command_is_nothing_to_show() -> None:
    assert decode_frame(b"\x01Z00\x02E(0\x030099\x04") is None
