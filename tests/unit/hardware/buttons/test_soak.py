"""Boxes and master on a bad cable, in simulated time: no press is lost and none is done twice."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware.buttons.sim.soak import Soak
from hardware.simulation import Noise

# One byte in a hundred is wrong, as well as whole frames lost and doubled.
BAD_CABLE = Noise(bit_errors=0.01 / 8, lost=0.4, doubled=0.2)


def test_ten_minutes_on_a_good_cable() -> None:
    result = Soak(boxes=1, noise=Noise(), seed=1).run(600)
    assert result.acted_on == result.presses > 200
    assert (result.late, result.lost, result.doubled) == (0, 0, 0)
    assert max(result.delays_s) < 0.15


def test_ten_minutes_on_a_bad_cable() -> None:
    result = Soak(boxes=1, noise=BAD_CABLE, seed=2).run(600)
    assert result.acted_on == result.presses > 200
    assert (result.late, result.lost, result.doubled) == (0, 0, 0)


def test_no_press_is_doubled_where_one_bit_in_a_hundred_is_wrong() -> None:
    """Nine in ten reports are destroyed: presses come late, and a ring may overflow, but all are accounted for."""
    result = Soak(boxes=1, noise=Noise(bit_errors=0.01), seed=3).run(600)
    assert result.doubled == 0
    assert result.acted_on + result.late + result.lost == result.presses
    assert result.lost <= result.presses / 100


@settings(max_examples=12)
@given(st.integers(1, 4), st.floats(0, 0.002), st.floats(0, 0.4), st.floats(0, 0.3), st.integers(0, 10_000))
def test_nothing_is_lost_or_doubled(boxes: int, bit_errors: float, lost: float, doubled: float, seed: int) -> None:
    result = Soak(boxes, Noise(bit_errors, lost, doubled), seed).run(20)
    assert (result.lost, result.doubled) == (0, 0)


@pytest.mark.parametrize("seed", range(3))
def test_eight_boxes_on_one_line(seed: int) -> None:
    result = Soak(boxes=8, noise=Noise(lost=0.1), seed=seed).run(20)
    assert result.acted_on == result.presses
    assert (result.lost, result.doubled) == (0, 0)
