"""The simulated Modbus module: framing, functions, exceptions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.buttons.maps import ICP_DAS_COUNTER, ICP_DAS_LATCH, WAVESHARE_IO_8CH, ModuleMap
from hardware.buttons.sim.module import Digits, Module, RtuServer, seal

READ_INPUTS = seal(bytes.fromhex("01 02 0000 0008"))
SILENCE: list[bytes] = []


def a_server(kind: ModuleMap = WAVESHARE_IO_8CH) -> tuple[Module, RtuServer]:
    module = Module(kind)
    return module, RtuServer({1: module})


def ask(server: RtuServer, request: str) -> str:
    (answer,) = server.feed(seal(bytes.fromhex(request)), 0.0)
    assert answer == seal(answer[:-2])
    return answer[:-2].hex(" ")


def test_checksum_is_that_of_modbus() -> None:
    assert seal(bytes.fromhex("01 03 0000 0001")).hex() == "010300000001840a"


def test_levels_are_read_as_bits() -> None:
    module, server = a_server()
    module.set_contact(0, True)
    module.set_contact(5, True)
    module.set_contact(0, False)
    assert ask(server, "01 02 0000 0008") == "01 02 01 20"


def test_latch_stays_until_it_is_cleared() -> None:
    module, server = a_server(ICP_DAS_LATCH)
    module.set_contact(3, True)
    module.set_contact(3, False)
    assert ask(server, "01 01 0040 0008") == "01 01 01 08"
    assert ask(server, "01 05 0107 ff00") == "01 05 01 07 ff 00"
    assert ask(server, "01 01 0040 0008") == "01 01 01 00"


def test_counter_counts_presses() -> None:
    module, server = a_server(ICP_DAS_COUNTER)
    for _ in range(3):
        module.set_contact(1, True)
        module.set_contact(1, False)
    assert ask(server, "01 04 0060 0003") == "01 04 06 00 00 00 03 00 00"


def test_lamps_are_written_and_read_back() -> None:
    module, server = a_server()
    assert ask(server, "01 05 0002 ff00") == "01 05 00 02 ff 00"
    assert ask(server, "01 01 0000 0008") == "01 01 01 04"
    assert ask(server, "01 0f 0000 0008 01 81") == "01 0f 00 00 00 08"
    assert module.lamps == [True, False, False, False, False, False, False, True]


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        ("01 06 0000 0001", 1),
        ("01 07 0000 0001", 1),
        ("01 02 0001 0008", 2),
        ("01 05 0008 ff00", 2),
        ("01 03 0000 0001", 2),
        ("01 02 0000 0000", 3),
        ("01 04 0000 007e", 3),
        ("01 05 0000 1234", 3),
        ("01 0f 0000 0009 01 ff", 3),
    ],
)
def test_wrong_request_is_answered_with_its_exception(request_: str, code: int) -> None:
    _, server = a_server()
    function = int(request_[3:5], 16)
    assert ask(server, request_) == f"01 {function | 0x80:02x} {code:02x}"


def test_digits_are_registers() -> None:
    digits = Digits()
    server = RtuServer({1: digits})
    assert ask(server, "01 06 0001 0042") == "01 06 00 01 00 42"
    assert ask(server, "01 10 0002 0002 04 0043 0044") == "01 10 00 02 00 02"
    assert ask(server, "01 03 0000 0004") == "01 03 08 00 00 00 42 00 43 00 44"
    assert digits.registers[:4] == [0, 0x42, 0x43, 0x44]


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        ("01 05 0000 ff00", 1),
        ("01 06 0008 0041", 2),
        ("01 10 0007 0002 04 0041 0042", 2),
        ("01 10 0000 0002 02 0041", 3),
        ("01 02 0000 0001", 2),
    ],
)
def test_wrong_request_to_digits_is_answered_with_its_exception(request_: str, code: int) -> None:
    function = int(request_[3:5], 16)
    assert ask(RtuServer({1: Digits()}), request_) == f"01 {function | 0x80:02x} {code:02x}"


def test_other_units_stay_silent() -> None:
    _, server = a_server()
    assert server.feed(seal(bytes.fromhex("02 02 0000 0008")), 0.0) == SILENCE


@given(st.integers(1, 7))
def test_request_may_come_in_two_pieces(cut: int) -> None:
    _, server = a_server()
    assert server.feed(READ_INPUTS[:cut], 0.0) == SILENCE
    assert len(server.feed(READ_INPUTS[cut:], 0.001)) == 1


@given(st.binary(max_size=60))
def test_anything_may_come_before_a_request(junk: bytes) -> None:
    _, server = a_server()
    server.feed(junk, 0.0)
    assert len(server.feed(READ_INPUTS, 1.0)) == 1


@given(st.data())
def test_request_with_a_flipped_bit_is_not_answered(data: st.DataObject) -> None:
    _, server = a_server()
    request = bytearray(READ_INPUTS)
    request[data.draw(st.integers(0, 7))] ^= 1 << data.draw(st.integers(0, 7))
    assert server.feed(bytes(request), 0.0) == SILENCE
