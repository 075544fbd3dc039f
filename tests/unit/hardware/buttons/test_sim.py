"""The simulated lines: commands, failures on command, and the program that runs them."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hardware.buttons.line import KlbButtonLine
from hardware.buttons.model import BoxState, Lamp, Press
from hardware.buttons.sim.klb import KlbLineSimulator
from hardware.buttons.sim.line import SimulatedLine
from hardware.buttons.sim.modbus import ModbusLineSimulator
from hardware.serial_port import SerialPort
from hardware.simulation import send_command

ROOT = Path(__file__).parents[4]


@pytest.fixture(params=[KlbLineSimulator, ModbusLineSimulator])
def line(request: pytest.FixtureRequest, tmp_path: Path) -> SimulatedLine:
    made: SimulatedLine = request.param(tmp_path / "port", [1])
    return made


def first_box(line: SimulatedLine) -> str:
    return next(iter(line.boxes(0.0)))


def held(line: SimulatedLine, now: float) -> int:
    line.step(now)
    return int(line.state(now)["boxes"][first_box(line)]["held"])


def test_press_closes_and_opens_the_contact(line: SimulatedLine) -> None:
    line.obey({"do": "press", "box": first_box(line), "ms": 100}, 1.0)
    line.step(1.0)
    assert 0 < line.wait_s(1.0) < 0.11
    assert held(line, 1.05) == 1
    line.step(1.101)
    assert held(line, 1.2) == 0


def test_key_may_be_held_and_released(line: SimulatedLine) -> None:
    line.obey({"do": "hold", "box": first_box(line)}, 1.0)
    line.step(1.0)
    assert held(line, 9.0) == 1
    line.obey({"do": "release", "box": first_box(line)}, 9.0)
    line.step(9.0)
    assert held(line, 9.1) == 0


@pytest.mark.parametrize(
    "command",
    [
        {},
        {"do": "dance"},
        {"do": "dance", "box": "1"},
        {"do": "press"},
        {"do": "press", "box": "nobody"},
        {"do": "press", "box": "1", "key": "x"},
        {"do": "noise", "colour": 1},
        {"do": "take_away", "box": "nobody"},
        {"bad": "no JSON"},
    ],
)
def test_command_that_means_nothing_is_told_and_left(
    line: SimulatedLine, command: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    line.obey(command, 1.0)
    line.step(1.0)
    assert "command" in caplog.text


def test_modules_have_no_twins(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    ModbusLineSimulator(tmp_path / "port", [1]).obey({"do": "twin", "box": "1.0"}, 1.0)
    assert "twin" in caplog.text


def test_port_vanishes_and_comes_back(line: SimulatedLine, tmp_path: Path) -> None:
    line.obey({"do": "unplug"}, 1.0)
    line.step(1.0)
    assert not (tmp_path / "port").exists()
    assert not line.state(1.0)["plugged"]
    line.obey({"do": "plug"}, 2.0)
    assert (tmp_path / "port").exists()
    line.close()


def test_box_that_is_switched_off_draws_a_new_epoch_and_a_twin_has_its_address(tmp_path: Path) -> None:
    line = KlbLineSimulator(tmp_path / "port", [3])
    line.obey({"do": "restart", "box": "3"}, 1.0)
    line.obey({"do": "twin", "box": "3"}, 1.0)
    assert set(line.boxes(1.0)) == {"3", "3/2"}
    line.close()


def run(folder: Path, kind: str) -> subprocess.Popen[bytes]:
    paths = ["--link", folder / "port", "--control", folder / "control", "--state", folder / "state.json"]
    command = [sys.executable, "-m", "hardware.buttons.sim", "--kind", kind, "--boxes", "1,2", *paths]
    return subprocess.Popen(command, cwd=ROOT)


def until(done: Callable[[], bool]) -> None:
    limit = time.monotonic() + 20
    while not done() and time.monotonic() < limit:
        time.sleep(0.01)
    assert done()


@pytest.mark.parametrize(("kind", "box"), [("klb1", "2"), ("modbus", "2.0")])
def test_program_plays_boxes_until_it_is_told_to_stop(kind: str, box: str, tmp_path: Path) -> None:
    program = run(tmp_path, kind)
    state = tmp_path / "state.json"
    until(state.exists)
    assert send_command(tmp_path / "control", do="hold", box=box)
    until(lambda: json.loads(state.read_text())["boxes"][box]["held"] == 1)
    program.send_signal(signal.SIGTERM)
    assert program.wait(10) == 0
    assert not (tmp_path / "port").is_symlink()
    assert not send_command(tmp_path / "control", do="hold", box=box)


def test_state_shows_the_lamps(tmp_path: Path) -> None:
    line = ModbusLineSimulator(tmp_path / "port", [1])
    line.hear(bytes.fromhex("01050002ff002dfa"), 1.0)
    assert line.boxes(1.0)["1.2"] == (Lamp(1), 0)
    assert line.state(1.0)["boxes"]["1.2"] == {"lamps": 1, "pattern": "steady", "beep": False, "held": 0}
    line.close()


def turn(simulator: SimulatedLine, line: KlbButtonLine) -> list[Press]:
    simulator.step(time.monotonic())
    return line.poll()


def test_two_boxes_with_one_address_are_found_told_apart_and_refused(tmp_path: Path) -> None:
    simulator = KlbLineSimulator(tmp_path / "port", [3])
    line = KlbButtonLine("L1", SerialPort(str(tmp_path / "port"), 57600), [3])
    presses: list[Press] = []

    def is_state(state: BoxState) -> bool:
        presses.extend(turn(simulator, line))
        return line.states()[0].state is state

    until(lambda: is_state(BoxState.PRESENT))
    simulator.obey({"do": "twin", "box": "3"}, time.monotonic())
    until(lambda: is_state(BoxState.ADDRESS_CONFLICT))
    simulator.obey({"do": "press", "box": "3"}, time.monotonic())
    line.identify()
    until(lambda: is_state(BoxState.ADDRESS_CONFLICT) and len(line.identities()) == 2)
    assert set(line.identities().values()) == {3}
    assert presses == []
    line.close()
    simulator.close()
