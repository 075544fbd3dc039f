"""What the kiosk tells a person who holds up a phone, and that it never flickers."""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
import pytest
import qrcode
from hypothesis import given
from hypothesis import strategies as st

from hardware.scanner.decode import Decoded
from hardware.scanner.frames import Image
from hardware.scanner.guidance import Guide, Hint, hint_for, look_at, moved

NOTHING = Decoded()
HALL = cv2.GaussianBlur(np.random.default_rng(3).integers(60, 200, (720, 1280), np.uint8), (0, 0), 20)


def held_up(side: int, brightness: float = 1.0, shift: int = 0) -> Image:
    """Return a hall with a code of ``side`` pixels in its middle."""
    code = qrcode.QRCode(6, border=2)
    code.add_data("PK1:" + "A7B0$%" * 20)
    code.make(fit=True)
    modules = np.where(np.array(code.get_matrix()), 20, 230).astype(np.uint8)
    large = cv2.resize(modules, (side, side), interpolation=cv2.INTER_AREA)
    scene = np.pad(HALL, 800, mode="edge")
    top, left = 800 + 360 - side // 2, 800 + 640 - side // 2 + shift
    scene[top : top + side, left : left + side] = large
    return (scene[800:-800, 800:-800] * brightness).astype(np.uint8)


def with_reflection(image: Image) -> Image:
    """Return the picture with a burnt-out spot on the code."""
    return cv2.circle(image.copy(), (640, 360), 70, (255,), -1).astype(np.uint8)


@pytest.mark.parametrize(
    ("image", "hint"),
    [
        (HALL, Hint.NONE),
        (held_up(260), Hint.NONE),
        (held_up(90), Hint.TOO_FAR),
        (held_up(690), Hint.TOO_NEAR),
        (held_up(900), Hint.TOO_NEAR),
        (held_up(260, 0.12), Hint.TOO_DARK),
        (with_reflection(held_up(300)), Hint.GLARE),
    ],
)
def test_hint_for_what_is_seen(image: Image, hint: Hint) -> None:
    assert hint_for(look_at(image), 0.0, NOTHING) is hint


def test_a_moving_phone_is_told_to_hold_still() -> None:
    first, second = look_at(held_up(300)), look_at(held_up(300, shift=60))
    assert hint_for(second, moved(first, second), NOTHING) is Hint.MOVING
    assert hint_for(second, moved(second, second), NOTHING) is Hint.NONE
    assert moved(None, second) == 0.0


def test_what_was_read_comes_before_how_it_looks() -> None:
    sight = look_at(held_up(90))
    assert hint_for(sight, 0.0, Decoded(("PK1:A",))) is Hint.NONE
    assert hint_for(sight, 0.0, Decoded((), 1)) is Hint.OTHER_CODE
    assert hint_for(sight, 0.0, Decoded(("PK1:A", "PK1:B"), 1)) is Hint.SEVERAL_CODES


@pytest.mark.parametrize("shape", [(16, 16), (400, 20), (720, 1280, 3), (720, 1280, 4)])
def test_any_picture_can_be_looked_at(shape: tuple[int, ...]) -> None:
    assert hint_for(look_at(np.zeros(shape, np.uint8)), 0.0, NOTHING) is Hint.NONE


def test_a_hint_comes_within_a_second_and_goes_within_two() -> None:
    guide = Guide()
    shown = [guide.see(Hint.TOO_FAR, at / 10) for at in range(20)] + [
        guide.see(Hint.NONE, at / 10) for at in range(20, 45)
    ]
    assert Hint.TOO_FAR in shown[:10]
    assert shown[-1] is Hint.NONE


def test_a_hint_that_comes_and_goes_is_not_shown() -> None:
    guide = Guide()
    flicker = [Hint.GLARE, Hint.NONE] * 50
    assert {guide.see(hint, number / 15) for number, hint in enumerate(flicker)} == {Hint.NONE}


def test_the_next_person_begins_without_a_hint() -> None:
    guide = Guide()
    guide.see(Hint.TOO_FAR, 0.0)
    assert guide.see(Hint.TOO_FAR, 0.6) is Hint.TOO_FAR
    guide.reset()
    assert guide.see(Hint.NONE, 0.7) is Hint.NONE


@given(st.lists(st.tuples(st.sampled_from(Hint), st.floats(0.01, 0.4)), min_size=1, max_size=200))
def test_what_is_shown_never_changes_twice_within_half_a_second(seen: list[tuple[Hint, float]]) -> None:
    guide, now = Guide(), 0.0
    changes = []
    shown = [Hint.NONE]
    for hint, pause in seen:
        now += pause
        shown.append(guide.see(hint, now))
        changes.extend([now] * (shown[-1] is not shown[-2]))
    assert all(later - earlier >= 0.5 for earlier, later in pairwise(changes))
