"""What readings of a Modbus input mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.buttons.contacts import Contact
from hardware.buttons.maps import InputMode


def presses(mode: InputMode, values: list[int], bits: int = 16) -> list[int]:
    contact = Contact(mode, bits)
    return [contact.read(value, moment * 0.05) for moment, value in enumerate(values)]


@pytest.mark.parametrize("mode", [InputMode.LEVEL, InputMode.LATCH])
def test_bit_tells_of_a_press_when_it_rises(mode: InputMode) -> None:
    assert presses(mode, [0, 1, 1, 0, 1]) == [0, 1, 0, 0, 1]


@pytest.mark.parametrize("mode", list(InputMode))
def test_first_reading_tells_of_none(mode: InputMode) -> None:
    assert presses(mode, [1]) == [0]


def test_latch_that_was_cleared_and_is_set_again_is_a_new_press() -> None:
    contact = Contact(InputMode.LATCH)
    assert [contact.read(0, 0.0), contact.read(1, 0.1), contact.read(1, 0.2)] == [0, 1, 0]
    contact.clear()
    assert contact.read(1, 0.3) == 1


def test_nothing_is_called_by_what_happened_in_a_silence() -> None:
    contact = Contact(InputMode.COUNTER)
    assert [contact.read(5, 0.0), contact.read(6, 3.0), contact.read(9, 6.1), contact.read(10, 6.2)] == [0, 1, 0, 1]


@given(st.integers(0, 0xFFFF), st.lists(st.integers(0, 3), max_size=50))
def test_counter_loses_no_press_when_it_comes_round(start: int, steps: list[int]) -> None:
    values = [start]
    for step in steps:
        values.append((values[-1] + step) % 0x10000)
    assert presses(InputMode.COUNTER, values)[1:] == steps


def test_counter_of_a_module_that_was_switched_off_starts_from_nothing() -> None:
    assert presses(InputMode.COUNTER, [500, 501, 0, 1, 3]) == [0, 1, 0, 1, 2]
    assert presses(InputMode.COUNTER, [500, 2]) == [0, 2]


def test_counter_that_leaps_tells_of_none() -> None:
    assert presses(InputMode.COUNTER, [500, 30_000], bits=32) == [0, 0]
