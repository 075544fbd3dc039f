"""From a picture to the confirmations in it, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest
import qrcode
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from domain.codes import make_code
from hardware.scanner.attempts import FIRST, Attempt
from hardware.scanner.decode import Decoded, FrameReader, decode_frame, our_text, sort_out
from hardware.scanner.frames import Image

PAYLOAD = "PK1:" + "A7B0$%" * 20
OTHER_PAYLOAD = "PK1:" + "C3D4*+" * 20
CODE = make_code("BTM", lambda below: below // 3)


def qr(content: str | bytes, module: int = 6) -> Image:
    """Return a clean picture of a QR code."""
    code = qrcode.QRCode(border=6)
    code.add_data(content)
    code.make(fit=True)
    modules = np.array(code.get_matrix())
    return np.kron(np.where(modules, 20, 235), np.ones((module, module))).astype(np.uint8)


def side_by_side(*images: Image) -> Image:
    """Return pictures beside each other on white."""
    height = max(image.shape[0] for image in images)
    padded = [np.pad(image, ((0, height - image.shape[0]), (0, 0)), constant_values=235) for image in images]
    return np.hstack(padded)


@pytest.mark.parametrize("content", [PAYLOAD, CODE])
def test_decode_frame_reads_what_is_ours(content: str) -> None:
    assert decode_frame(qr(content)) == Decoded((content,))


@pytest.mark.parametrize(
    "content",
    ["https://example.org/pk1", "PK1:", "PK1:<b>" + "A" * 80, "PK1:" + "A" * 300, "BTM-2222-2222", "x" * 1500],
)
def test_decode_frame_counts_what_is_not_ours(content: str) -> None:
    assert decode_frame(qr(content, 4)) == Decoded((), 1)


@pytest.mark.parametrize(
    "content", [b"PK1:\x00" + b"A" * 80, b"\xff\xfe\xfd" * 20, b"\xc3\x28", PAYLOAD.encode() + b"\x00"]
)
def test_decode_frame_takes_hostile_bytes_as_data(content: bytes) -> None:
    assert decode_frame(qr(content, 4)) == Decoded((), 1)


def test_two_of_ours_in_one_view_are_ambiguous() -> None:
    seen = decode_frame(side_by_side(qr(PAYLOAD), qr(OTHER_PAYLOAD)))
    assert set(seen.texts) == {PAYLOAD, OTHER_PAYLOAD}
    assert seen.is_ambiguous
    assert seen.text is None


def test_the_same_code_twice_is_one() -> None:
    assert decode_frame(side_by_side(qr(PAYLOAD), qr(PAYLOAD))).text == PAYLOAD


def test_ours_is_read_beside_another_code() -> None:
    assert decode_frame(side_by_side(qr("https://example.org"), qr(PAYLOAD))) == Decoded((PAYLOAD,), 1)


def test_colour_and_inverted_pictures_are_read() -> None:
    grey = qr(PAYLOAD)
    assert decode_frame(np.dstack([255 - grey] * 3)).text == PAYLOAD


@pytest.mark.parametrize("shape", [(0, 0), (3, 3), (15, 400), (9000, 20), (50, 50, 2), (20, 20, 3, 1), (400,)])
def test_decode_frame_finds_nothing_in_what_is_no_picture(shape: tuple[int, ...]) -> None:
    assert decode_frame(np.zeros(shape, np.uint8)) == Decoded()


def test_the_cascade_stops_when_time_is_up() -> None:
    tried: list[str] = []

    def note(name: str) -> Attempt:
        return Attempt(name, lambda grey: tried.append(name) or ())

    ticks = iter([0.0, 0.1, 0.2, 9.0, 9.0])
    decode_frame(np.zeros((64, 64), np.uint8), 1.0, [note("a"), note("b"), note("c")], lambda: next(ticks))
    assert tried == ["a", "b"]


def test_the_cascade_stops_at_the_first_attempt_that_finds_ours() -> None:
    never = Attempt("never", lambda grey: pytest.fail("tried although ours was found"))
    assert decode_frame(qr(PAYLOAD), attempts=[FIRST, never]).text == PAYLOAD


def test_a_stream_tries_one_attempt_a_frame_in_turn() -> None:
    tried: list[str] = []

    def note(name: str) -> Attempt:
        return Attempt(name, lambda grey: tried.append(name) or ())

    reader = FrameReader((note("a"), note("b")))
    for _ in range(5):
        reader.read(np.zeros((64, 64), np.uint8))
    assert tried == ["a", "b", "a", "b", "a"]


@given(st.binary(max_size=300))
def test_our_text_is_never_anything_but_plain_ascii(content: bytes) -> None:
    text = our_text(content)
    assert text is None or text.isascii()


@given(st.lists(st.sampled_from([PAYLOAD.encode(), CODE.encode(), b"other", b"\xff"]), max_size=8))
def test_sort_out_counts_each_code_once(contents: list[bytes]) -> None:
    seen = sort_out(contents)
    assert len(seen.texts) + seen.other_codes == len(set(contents))


@settings(max_examples=60, deadline=None)
@given(arrays.arrays(np.uint8, st.tuples(st.integers(0, 90), st.integers(0, 90), st.sampled_from([1, 3, 4]))))
def test_random_pictures_hold_nothing(image: Image) -> None:
    assert decode_frame(image).texts == ()
