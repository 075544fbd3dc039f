"""The rescue reads what other readers give up, and never anything that is not there."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import qrcode
from hypothesis import given, settings
from hypothesis import strategies as st
from qrcode.constants import ERROR_CORRECT_M

from hardware.scanner.attempts import read_codes
from hardware.scanner.frames import Image
from hardware.scanner.rescue.finders import find_finders
from hardware.scanner.rescue.read import read_damaged
from hardware.scanner.rescue.regions import regions_of

PAYLOAD = "PK1:" + "A7B0$%" * 20
MODULE, BORDER = 6, 6
SIDE = (41 + 2 * BORDER) * MODULE


def clean(content: str = PAYLOAD) -> Image:
    """Return a clean picture of a version 6 code on white."""
    code = qrcode.QRCode(6, ERROR_CORRECT_M, border=BORDER)
    code.add_data(content, optimize=0)
    code.make(fit=False)
    return np.kron(np.where(np.array(code.get_matrix()), 30, 225), np.ones((MODULE, MODULE))).astype(np.uint8)


def covered(left: int, top: int, right: int, bottom: int, shade: int) -> Image:
    """Return the code with a part of it covered, given in modules."""
    image = clean()
    box = [(edge + BORDER) * MODULE for edge in (left, top, right, bottom)]
    image[box[1] : box[3], box[0] : box[2]] = shade
    return image


def tilted(image: Image, turn: float, lean: float) -> Image:
    """Return the picture turned by degrees and leaning back by a part of its width."""
    side = float(SIDE)
    upright = np.array([[0, 0], [side, 0], [side, side], [0, side]], np.float32)
    leaning = np.array(
        [[side * lean, side * lean], [side * (1 - lean), side * lean], [side, side], [0, side]], np.float32
    )
    about = cv2.getRotationMatrix2D((side / 2, side / 2), turn, 0.68)
    matrix = np.vstack([about, [0, 0, 1]]) @ cv2.getPerspectiveTransform(upright, leaning)
    return cv2.warpPerspective(image, matrix, (SIDE, SIDE), flags=cv2.INTER_AREA, borderValue=(225,)).astype(np.uint8)


DAMAGE = {
    "a finger on the lower left finder": covered(-3, 30, 9, 47, 120),
    "a finger on the upper left finder": covered(-2, -2, 8, 8, 120),
    "a finger on the upper right finder": covered(33, -3, 46, 9, 60),
    "a reflection in the middle": covered(15, 12, 26, 23, 255),
    "the lower edge cut off": covered(-6, 36, 47, 47, 0),
    "the right edge cut off": covered(36, -6, 47, 47, 0),
}


@pytest.mark.parametrize("image", DAMAGE.values(), ids=DAMAGE.keys())
@pytest.mark.parametrize("turn", [0, 17, 90, 200, 305])
def test_read_damaged_reads_a_code_with_a_part_missing(image: Image, turn: int) -> None:
    assert read_damaged(tilted(image, turn, 0.06)) == (PAYLOAD.encode(),)


@pytest.mark.parametrize("image", list(DAMAGE.values())[:2])
def test_the_plain_reader_reads_none_of_them_without_a_finder(image: Image) -> None:
    assert read_codes(tilted(image, 17, 0.06)) == ()


def shaken(image: Image, length: int, direction: float) -> Image:
    """Return the picture as a hand that moves by some pixels in a direction leaves it."""
    kernel = np.zeros((length, length), np.float32)
    kernel[length // 2] = 1.0
    middle = (length - 1) / 2
    turned = cv2.warpAffine(kernel, cv2.getRotationMatrix2D((middle, middle), direction, 1), (length, length))
    return cv2.filter2D(image, -1, turned / turned.sum(), borderType=cv2.BORDER_REPLICATE).astype(np.uint8)


@pytest.mark.parametrize("direction", [0, 30, 75, 120])
def test_read_damaged_reads_a_code_shaken_by_two_modules(direction: float) -> None:
    image = shaken(clean(), 13, direction)
    assert read_codes(image) == ()
    assert read_damaged(image) == (PAYLOAD.encode(),)


def test_a_small_code_far_down_a_large_picture_is_looked_for_where_the_edges_are_dense() -> None:
    hall = np.full((1080, 1920), 140, np.uint8)
    hall[700:880, 1500:1680] = cv2.resize(covered(-3, 30, 9, 47, 120), (180, 180), interpolation=cv2.INTER_AREA)
    (region,) = regions_of(hall)
    assert region.size < hall.size / 8
    assert read_damaged(hall) == (PAYLOAD.encode(),)


def test_an_empty_wall_has_no_region() -> None:
    assert list(regions_of(np.full((720, 1280), 140, np.uint8))) == []


def test_all_three_finders_are_found_in_a_clean_code() -> None:
    centres = sorted(tuple(finder.centre.round()) for finder in find_finders(clean()))
    near, far = (BORDER + 3.5) * MODULE, (BORDER + 37.5) * MODULE
    assert np.abs(np.array(centres) - [(near, near), (near, far), (far, near)]).max() <= 2


def test_too_much_damage_gives_nothing() -> None:
    assert read_damaged(covered(9, 9, 38, 38, 255)) == ()


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from([0.1, 0.3, 0.5]))
def test_wrong_modules_give_the_right_text_or_nothing(seed: int, part: float) -> None:
    chance = np.random.default_rng(seed)
    flips = np.kron(chance.random((41, 41)) < part, np.ones((MODULE, MODULE))) > 0
    flips[: 9 * MODULE] = False
    image = clean()
    code = image[BORDER * MODULE : -BORDER * MODULE, BORDER * MODULE : -BORDER * MODULE]
    code[flips] = 255 - code[flips]
    assert read_damaged(image) in ((PAYLOAD.encode(),), ())


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(16, 200), st.integers(16, 200), st.integers(1, 12))
def test_noise_holds_no_code(seed: int, height: int, width: int, grain: int) -> None:
    noise = np.random.default_rng(seed).integers(0, 256, (height, width), np.uint8)
    image = cv2.resize(noise, None, fx=grain, fy=grain, interpolation=cv2.INTER_NEAREST)[:600, :600]
    assert read_damaged(np.ascontiguousarray(image)) == ()
