"""Lines as the configuration describes them."""

import threading
import time
from pathlib import Path

import pytest

from config.devices import KlbBox, KlbLine, ModbusBox, ModbusLine
from config.faults import ConfigError
from hardware.buttons import BoxReport, BoxState, FakeButtonLine, box_name, open_line, wait_for
from hardware.buttons.maps import MODULE_MAPS, ModuleMap
from hardware.buttons.sim.__main__ import play
from hardware.buttons.sim.modbus import ModbusLineSimulator
from hardware.simulation import ControlPipe, StateFile, send_command
from tests.helpers.running import wait_until


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


@pytest.mark.parametrize("kind", MODULE_MAPS.values(), ids=lambda kind: kind.name)
def test_line_drives_the_module_of_its_configuration(tmp_path: Path, kind: ModuleMap) -> None:
    simulator, stopped = ModbusLineSimulator(tmp_path / "port", [1], kind), threading.Event()
    control, state = ControlPipe(tmp_path / "control"), StateFile(None)
    player = threading.Thread(target=play, args=(simulator, control, state, stopped.is_set))
    player.start()
    boxes = (ModbusBox(unit=1, input=2, counter=1), ModbusBox(unit=1, input=5, counter=2))
    line = open_line(
        ModbusLine(name="L2", url=str(tmp_path / "port"), driver="modbus_rtu", module=kind.name, boxes=boxes)
    )
    presses: list[str] = []
    wait_until(lambda: line.poll() == [] and line.states()[0].state is BoxState.PRESENT, "the module")
    assert send_command(tmp_path / "control", do="hold", box="1.5")
    wait_until(lambda: bool(presses.extend(press.box for press in line.poll()) or presses), "the press")
    assert presses == ["1.5"]
    stopped.set()
    player.join()
    line.close()
    simulator.close()
    control.close()


def test_line_without_units_has_nothing_to_do(tmp_path: Path) -> None:
    line = open_line(ModbusLine(name="L2", url=str(tmp_path / "none"), driver="modbus_rtu"))
    assert line.poll() == []
    assert line.states() == ()
    line.close()
