"""Status bytes and what they mean: each fault has its bit, the worst one wins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.printer.answers import AutoStatus
from hardware.printer.decode import Told, status_from_auto, status_from_bytes, status_from_port
from hardware.printer.sim.condition import Condition, auto_status, real_time_byte
from hardware.printer.status import CoverOpen, CutterError, PaperOut, PrinterError, PrinterStatus, Ready, Unknown

HEALTHY = (0x16, 0x12, 0x12, 0x12)
CONDITIONS = [
    (Condition(), Ready()),
    (Condition(paper_mm=100), Ready(paper_low=True)),
    (Condition(paper_mm=0), PaperOut()),
    (Condition(cover_open=True), CoverOpen()),
    (Condition(cutter_error=True), CutterError()),
    (Condition(cover_open=True, paper_mm=0, cutter_error=True), CoverOpen()),
    (Condition(paper_mm=0, cutter_error=True), PaperOut()),
]


@pytest.mark.parametrize(("condition", "expected"), CONDITIONS)
def test_condition_is_read_back_from_asked_and_unasked_status(condition: Condition, expected: Told) -> None:
    asked = [real_time_byte(condition, number) or 0 for number in (1, 2, 3, 4)]
    assert status_from_bytes(*asked) == expected
    assert status_from_auto(AutoStatus(*auto_status(condition))) == expected


@pytest.mark.parametrize(
    ("position", "bits", "expected"),
    [
        (0, 0x08, PrinterError()),
        (1, 0x04, CoverOpen()),
        (1, 0x20, PaperOut()),
        (1, 0x40, PrinterError()),
        (2, 0x04, PrinterError()),
        (2, 0x08, CutterError()),
        (2, 0x20, PrinterError()),
        (2, 0x40, PrinterError()),
        (3, 0x0C, Ready(paper_low=True)),
        (3, 0x60, PaperOut()),
    ],
)
def test_each_asked_bit_has_its_meaning(position: int, bits: int, expected: Told) -> None:
    values = list(HEALTHY)
    values[position] |= bits
    assert status_from_bytes(*values) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((0x18, 0, 0, 0), PrinterError()),
        ((0x10, 0x04, 0, 0), PrinterError()),
        ((0x10, 0x20, 0, 0), PrinterError()),
        ((0x10, 0x40, 0, 0), PrinterError()),
        ((0x14, 0, 0, 0), Ready()),
    ],
)
def test_each_unasked_bit_has_its_meaning(values: tuple[int, int, int, int], expected: Told) -> None:
    assert status_from_auto(AutoStatus(*values)) == expected


@given(st.tuples(*[st.integers(0, 255)] * 4))
def test_any_four_bytes_mean_something(values: tuple[int, int, int, int]) -> None:
    assert status_from_bytes(*values).code is not None
    assert status_from_auto(AutoStatus(*values)).code is not None


def test_unknown_question_has_no_answer() -> None:
    assert real_time_byte(Condition(), 9) is None


@pytest.mark.parametrize(
    ("byte", "status"),
    [(0x18, Unknown()), (0x38, PaperOut()), (0x20, PaperOut()), (0x08, PrinterError()), (0x10, PrinterError())],
)
def test_port_status_of_usb_knows_paper_and_trouble(byte: int, status: PrinterStatus) -> None:
    assert status_from_port(byte) == status
