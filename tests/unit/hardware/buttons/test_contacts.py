"""What readings of a Modbus input mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.buttons.contacts import BitContact, Contact, CounterContact


def presses(contact: Contact, values: list[int]) -> list[int]:
    return [contact.read(value, moment * 0.05) for moment, value in enumerate(values)]


def test_bit_tells_of_a_press_when_it_rises() -> None:
    assert presses(BitContact(), [0, 1, 1, 0, 0, 1]) == [0, 1, 0, 0, 0, 1]


def test_bounce_is_no_second_press() -> None:
    assert presses(BitContact(), [0, 1, 0, 1, 0, 1, 0, 0, 1]) == [0, 1, 0, 0, 0, 0, 0, 0, 1]


@pytest.mark.parametrize("contact", [BitContact(), CounterContact(16)])
def test_first_reading_tells_of_none(contact: Contact) -> None:
    assert presses(contact, [1]) == [0]


def test_latch_that_was_cleared_and_is_set_again_is_a_new_press() -> None:
    contact = BitContact()
    assert presses(contact, [0, 1, 1]) == [0, 1, 0]
    contact.clear()
    assert contact.read(1, 0.3) == 1


def test_nothing_is_called_by_what_happened_in_a_silence() -> None:
    contact = CounterContact(16)
    assert [contact.read(5, 0.0), contact.read(6, 3.0), contact.read(9, 6.1), contact.read(10, 6.2)] == [0, 1, 0, 1]


@given(st.integers(0, 0xFFFF), st.lists(st.integers(0, 3), max_size=50))
def test_counter_loses_no_press_when_it_comes_round(start: int, steps: list[int]) -> None:
    values = [start]
    for step in steps:
        values.append((values[-1] + step) % 0x10000)
    assert presses(CounterContact(16), values)[1:] == steps


@given(st.integers(0, 0xFFFF), st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=50))
def test_answer_that_came_late_is_not_counted_again(start: int, steps: list[tuple[int, bool]]) -> None:
    contact, value, counted = CounterContact(16), start, 0
    contact.read(start, 0.0)
    for step, is_late in steps:
        counted += sum(contact.read(late % 0x10000, 0.0) for late in [value - 1] * is_late)
        value += step
        counted += contact.read(value % 0x10000, 0.0)
    assert counted == value - start


def test_counter_of_a_module_that_was_switched_off_starts_anew() -> None:
    assert presses(CounterContact(16), [500, 501, 0, 1, 3, 4]) == [0, 1, 0, 1, 2, 1]


def test_counter_that_leaps_tells_of_none() -> None:
    assert presses(CounterContact(32), [500, 30_000, 30_000, 30_001]) == [0, 0, 0, 1]


def test_counter_that_was_cleared_counts_from_nothing() -> None:
    contact = CounterContact(16)
    contact.read(500, 0.0)
    contact.clear()
    assert contact.read(2, 0.1) == 2
