"""Digits in registers: what stands there for a text, and when they blink."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.boards.digits import DigitsBoard, decode_digits, encode_digits
from hardware.boards.model import BoardState
from hardware.buttons.registers import RegisterUnit
from hardware.buttons.unit import ModbusTimings


@pytest.mark.parametrize(
    ("text", "registers"),
    [
        ("A-017", (0x41, 0x2D, 0x30, 0x31, 0x37, 0x20)),
        ("", (0x20,) * 6),
        ("AK1003X", (0x41, 0x4B, 0x31, 0x30, 0x30, 0x33)),
    ],
)
def test_each_register_holds_a_character(text: str, registers: tuple[int, ...]) -> None:
    assert encode_digits(text) == registers
    assert decode_digits(registers) == text[:6]


@given(st.lists(st.integers(0, 0xFFFF), max_size=10))
def test_any_registers_show_something(registers: list[int]) -> None:
    assert len(decode_digits(registers)) <= 6


@given(st.text(max_size=20))
def test_no_text_makes_a_wrong_register(text: str) -> None:
    assert all(0x20 <= register <= 0x7E for register in encode_digits(text))


def a_unit(connected: bool = True) -> RegisterUnit:
    return RegisterUnit(11, 0.0, ModbusTimings(), is_connected=lambda: connected)


@pytest.mark.parametrize(("moment", "shown"), [(10.0, "A-017"), (10.49, "A-017"), (10.5, ""), (10.99, "")])
def test_flashing_text_comes_and_goes(moment: float, shown: str) -> None:
    unit = a_unit()
    board = DigitsBoard("B3", unit, clock=lambda: moment)
    board.show(["A-017"], flash=True)
    assert decode_digits(unit.wanted) == shown
    board.show(["A-017"])
    assert decode_digits(unit.wanted) == "A-017"
    board.close()


def test_unit_that_confirms_nothing_is_a_state() -> None:
    unit = a_unit()
    board = DigitsBoard("B3", unit)
    assert board.state() is BoardState.READY
    for second in range(5):
        unit.miss(float(second))
    assert board.state() is BoardState.NO_ANSWER
    assert DigitsBoard("B3", a_unit(connected=False)).state() is BoardState.PORT_MISSING


def test_news_are_written_at_once_but_not_to_a_silent_unit() -> None:
    unit = a_unit()
    unit.due_at = 5.0
    assert unit.next_at == 5.0
    unit.show((1,))
    assert unit.next_at < 0
    unit.miss(10.0)
    assert unit.next_at == unit.due_at > 10.0
