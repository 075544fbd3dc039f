"""Lamps and presses as values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.buttons.model import Lamp, Pattern, Press

lamps = st.builds(Lamp, st.integers(0, 15), st.sampled_from(Pattern), st.booleans())


@given(lamps)
def test_lamp_comes_back_from_its_byte(lamp: Lamp) -> None:
    assert Lamp.from_byte(lamp.to_byte()) == lamp


@given(st.integers(0, 255))
def test_every_byte_is_a_lamp(byte: int) -> None:
    assert Lamp.from_byte(byte).to_byte() == byte & 0b1011_1111


def test_box_has_four_lamps() -> None:
    with pytest.raises(ValueError, match="four lamps"):
        Lamp(16)


@pytest.mark.parametrize(
    ("pattern", "share"), [(Pattern.STEADY, 100), (Pattern.SLOW, 50), (Pattern.FAST, 50), (Pattern.FLASH, 10)]
)
def test_pattern_is_lit_for_its_share_of_the_time(pattern: Pattern, share: int) -> None:
    lit = [Lamp(0b10, pattern).lit(step / 100 + 0.005) for step in range(100)]
    assert set(lit) <= {0, 0b10}
    assert abs(sum(map(bool, lit)) - share) <= 4


def test_name_of_a_press_holds_line_box_epoch_and_number() -> None:
    assert Press("L1", "3", "0", 0x7F3C, 17, age_s=0.4).event_id == "L1/3/7F3C/17"
