"""What the simulated printer draws: each command where and as large as a real one puts it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.printer.profile import PROFILES
from hardware.printer.sim.instant import print_at_once
from hardware.printer.sim.paper import HEAD_TO_BLADE, Rows, Sheet

PROFILE = PROFILES["generic-80"]
FEED_AND_CUT = b"\x1dVB\x00"


def paper(data: bytes) -> Sheet:
    (sheet,) = print_at_once(data + FEED_AND_CUT, PROFILE)
    return sheet


def inked(data: bytes) -> tuple[int, int, int, int]:
    """Return the left, top, right and bottom of all ink below the blank head of the sheet."""
    rows: Rows = paper(data).rows[HEAD_TO_BLADE:]
    ys, xs = np.nonzero(rows)
    return int(xs.min()), int(ys.min()), int(xs.max()) + 1, int(ys.max()) + 1


def test_text_stands_left_middle_and_right() -> None:
    lefts = [inked(b"\x1ba" + bytes((align,)) + b"HHHH\n")[0] for align in (0, 1, 2)]
    assert lefts[0] < 12
    assert abs(lefts[1] - (576 - 48) // 2) < 6
    assert abs(lefts[2] - (576 - 48)) < 6


@pytest.mark.parametrize("times", [1, 2, 4, 8])
def test_sizes_multiply_the_character(times: int) -> None:
    size = bytes(((times - 1) << 4 | (times - 1),))
    left, top, right, bottom = inked(b"\x1d!" + size + b"\x1db\x01H\n")
    assert (right - left) / (12 * times) == pytest.approx(0.7, abs=0.25)
    assert (bottom - top) / (24 * times) == pytest.approx(0.62, abs=0.12)


def test_rough_and_smooth_letters_are_as_large() -> None:
    rough, smooth = (inked(b"\x1d!\x33" + mode + b"H\n") for mode in (b"\x1db\x00", b"\x1db\x01"))
    assert np.abs(np.subtract(rough, smooth)).max() <= 6


def test_bold_letters_have_more_ink_and_inverted_ones_most() -> None:
    plain, bold, inverted = (int(paper(mode + b"HIM\n").rows.sum()) for mode in (b"", b"\x1bE\x01", b"\x1dB\x01"))
    assert plain < bold < inverted


def test_underlined_blanks_draw_a_rule_over_the_whole_width() -> None:
    left, top, right, bottom = inked(b"\x1b-\x01" + b" " * 48 + b"\n")
    assert (left, right) == (0, 576)
    assert bottom - top == 1


def test_long_line_goes_on_below() -> None:
    assert paper(b"x" * 50 + b"\n").texts == ("x" * 48, "xx")


def test_feed_commands_move_the_paper() -> None:
    blank = len(paper(b"").rows)
    assert len(paper(b"\x1bJ\x64").rows) == blank + 100
    assert len(paper(b"\x1b3\x28\x1bd\x03").rows) == blank + 120
    assert len(paper(b"a\x1b3\x28\n\x1b2\n").rows) == blank + 40 + 30


def test_partial_cut_without_feed_leaves_the_last_lines_on_the_roll() -> None:
    sheets = print_at_once(b"one\n" + b"\x1dV\x01" + b"two\n" + FEED_AND_CUT, PROFILE)
    assert [sheet.texts for sheet in sheets] == [(), ("one", "two")]


def test_code_page_letters_are_known() -> None:
    assert paper(b"\x1bt\x13\xd5 \x1bt\x10\x80\n").texts == ("\u20ac \u20ac",)


def test_tab_and_position_move_right() -> None:
    assert inked(b"\tH\n")[0] >= 96
    assert inked(b"\x1b$\x2c\x01H\n")[0] >= 300


@pytest.mark.parametrize(
    "picture",
    [
        b"\x1dv0\x00\x02\x00\x10\x00" + b"\xff" * 32,
        b"\x1d(L\x2a\x000p0\x01\x011\x10\x00\x10\x00" + b"\xff" * 32 + b"\x1d(L\x02\x0002",
        b"\x1d8L\x2a\x00\x00\x000p0\x01\x011\x10\x00\x10\x00" + b"\xff" * 32 + b"\x1d(L\x02\x0002",
    ],
    ids=["GS v 0", "GS ( L", "GS 8 L"],
)
def test_pictures_are_drawn_dot_for_dot(picture: bytes) -> None:
    assert inked(picture) == (0, 0, 16, 16)


def test_column_picture_is_as_high_as_its_pins() -> None:
    assert inked(b"\x1b*\x21\x10\x00" + b"\xff" * 48) == (0, 0, 16, 24)
    assert inked(b"\x1b*\x00\x08\x00" + b"\xff" * 8) == (0, 0, 16, 24)


def test_code_too_long_to_draw_prints_nothing() -> None:
    long = b"x" * 3000
    store = b"\x1d(k" + (len(long) + 3).to_bytes(2, "little") + b"1P0" + long
    assert paper(store + b"\x1d(k\x03\x001Q0").codes == ()


@pytest.mark.parametrize("question", [b"\x1dI\x42", b"\x1dI\x01", b"\x1dr\x01", b"\x1dr\x02", b"\x1dg2\x00\xb2\x00"])
def test_questions_print_nothing(question: bytes) -> None:
    assert not paper(question).rows.any()


@given(st.binary(max_size=200))
def test_noise_prints_something_or_nothing_but_never_fails(noise: bytes) -> None:
    assert isinstance(print_at_once(noise, PROFILE), list)
