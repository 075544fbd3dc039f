"""Lines as the configuration describes them."""

import time
from pathlib import Path

import pytest

from config.devices import KlbBox, KlbLine, ModbusBox, ModbusLine
from config.faults import ConfigError
from hardware.buttons import BoxReport, BoxState, FakeButtonLine, box_name, open_line, wait_for


def test_boxes_are_named_by_address_or_by_unit_and_input(tmp_path: Path) -> None:
    klb = KlbLine(name="L1", url=str(tmp_path / "none"), driver="klb1", boxes=(KlbBox(address=7, counter=1),))
    modbus = ModbusLine(
        name="L2", url=str(tmp_path / "none"), driver="modbus_rtu", boxes=(ModbusBox(unit=2, input=5, counter=1),)
    )
    for section, name in ((klb, "7"), (modbus, "2.5")):
        line = open_line(section)
        line.poll()
        assert line.name == section.name
        assert line.states() == (BoxReport(name, BoxState.PORT_MISSING),)
        assert [box_name(box) for box in section.boxes] == [name]
        line.close()


def test_input_the_module_does_not_have_is_a_config_error_that_names_it() -> None:
    section = ModbusLine(
        name="L2", url="/dev/null", driver="modbus_rtu", boxes=(ModbusBox(unit=2, input=9, counter=1),)
    )
    with pytest.raises(ConfigError, match=r'"L2": unit 2 has no input 9: waveshare-io-8ch has 0 to 7.*"input"'):
        open_line(section)


def test_waiting_for_no_line_ends_after_the_limit() -> None:
    before = time.monotonic()
    wait_for([], 0.02)
    assert time.monotonic() - before >= 0.02


def test_waiting_ends_when_a_line_has_something_to_do() -> None:
    before = time.monotonic()
    wait_for([FakeButtonLine("L1", ["1"])], 3600)
    assert time.monotonic() - before < 3600
