"""The Modbus driver on simulated modules: latches, counters, resets, damaged lines; and a foreign master beside it."""

import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hardware.buttons.maps import (
    ADAM_4150,
    ICP_DAS_COUNTER,
    ICP_DAS_LATCH,
    MODULE_MAPS,
    WAVESHARE_IO_8CH,
    ModuleMap,
)
from hardware.buttons.modbus import ModbusButtonLine, Wiring
from hardware.buttons.model import BoxState, Lamp, Pattern
from hardware.buttons.sim.modbus import ModbusLineSimulator
from hardware.buttons.unit import ModbusTimings

TIMINGS = ModbusTimings(poll_s=0.005, answer_s=0.05, refresh_s=0.1, given_up_after_s=1, seldom_s=60)


class Module:
    """A simulated module played in a thread, with the driver's line to it."""

    def __init__(self, folder: Path, kind: ModuleMap, wirings: tuple[Wiring, ...]) -> None:
        self.simulator = ModbusLineSimulator(folder / "port", [1], kind)
        self.line = ModbusButtonLine("L1", str(folder / "port"), 115200, wirings, kind, TIMINGS)
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._player = threading.Thread(target=self._play)
        self._player.start()

    def do(self, **command: object) -> None:
        with self._lock:
            self.simulator.obey(command, time.monotonic())

    def poll_until(self, done: Callable[[int], bool]) -> int:
        """Poll until ``done`` with the number of presses, and return that."""
        presses, limit = 0, time.monotonic() + 20
        while not done(presses) and time.monotonic() < limit:
            presses += len(self.line.poll())
        return presses

    def poll(self, times: int) -> int:
        return sum(len(self.line.poll()) for _ in range(times) if time.sleep(0.002) is None)

    def settle(self) -> None:
        self.poll_until(lambda _: self.line.states()[0].state is BoxState.PRESENT)

    def close(self) -> None:
        self._stopped.set()
        self._player.join()
        self.line.close()
        self.simulator.close()

    def _play(self) -> None:
        while not self._stopped.is_set():
            with self._lock:
                self.simulator.step(time.monotonic())
            time.sleep(0.0005)


@pytest.fixture
def module(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Module]:
    made = Module(tmp_path, request.param, (Wiring("1.0", 1, 0), Wiring("1.3", 1, 3)))
    yield made
    made.close()


every_map = pytest.mark.parametrize("module", MODULE_MAPS.values(), indirect=True, ids=MODULE_MAPS.keys())
waveshare = pytest.mark.parametrize("module", [WAVESHARE_IO_8CH], indirect=True)
latching = pytest.mark.parametrize("module", [ICP_DAS_LATCH], indirect=True)
counting = pytest.mark.parametrize("module", [ICP_DAS_COUNTER, ADAM_4150], indirect=True)


@every_map
def test_press_comes_once_from_every_kind_of_module(module: Module) -> None:
    module.settle()
    module.do(do="hold", box="1.3")
    assert module.poll_until(bool) == 1
    module.do(do="release", box="1.3")
    assert module.poll(100) == 0


@every_map
def test_lamp_of_every_kind_of_module_shows(module: Module) -> None:
    module.settle()
    module.line.set_lamp("1.3", Lamp(1))
    module.poll_until(lambda _: module.simulator.boxes(0.0)["1.3"][0] == Lamp(1))
    assert [box for box, (lamp, _) in module.simulator.boxes(0.0).items() if lamp.bits] == ["1.3"]


@latching
def test_press_shorter_than_a_poll_is_latched(module: Module) -> None:
    module.settle()
    for _ in range(3):
        module.do(do="press", box="1.0", ms=1)
        assert module.poll_until(bool) == 1
        assert module.poll(20) == 0


@counting
def test_presses_between_two_polls_are_counted(module: Module) -> None:
    module.settle()
    for _ in range(3):
        module.do(do="hold", box="1.0")
        module.do(do="release", box="1.0")
    assert module.poll_until(lambda presses: presses >= 3) == 3
    assert module.poll(20) == 0


@counting
def test_module_that_was_switched_off_presses_nothing(module: Module) -> None:
    module.do(do="hold", box="1.0")
    module.settle()
    module.do(do="restart", box="1.0")
    assert module.poll(30) == 0


@waveshare
def test_lamps_come_back_to_a_module_that_was_switched_off(module: Module) -> None:
    module.line.set_lamp("1.0", Lamp(1))
    module.poll_until(lambda _: module.simulator.boxes(0.0)["1.0"][0] == Lamp(1))
    module.do(do="restart", box="1.0")
    module.poll_until(lambda _: module.simulator.boxes(0.0)["1.0"][0] == Lamp(1))
    assert module.simulator.boxes(0.0)["1.0"][0] == Lamp(1)


@waveshare
def test_blinking_is_done_by_the_driver(module: Module) -> None:
    module.line.set_lamp("1.0", Lamp(1, Pattern.FAST))
    for lit in (1, 0, 1):
        module.poll_until(lambda _, wanted=lit: module.simulator.boxes(0.0)["1.0"][0].bits == wanted)  # type: ignore[misc]
        assert module.simulator.boxes(0.0)["1.0"][0].bits == lit


@counting
def test_no_press_is_lost_or_doubled_on_a_damaged_line(module: Module) -> None:
    module.settle()
    module.do(do="noise", bit_errors=0.001, lost=0.1, doubled=0.1)
    presses = 0
    for wanted in range(1, 21):
        module.do(do="press", box="1.0", ms=1)
        presses += module.poll_until(bool)
        assert presses == wanted


@waveshare
def test_silent_module_is_asked_seldom(module: Module) -> None:
    module.settle()
    module.do(do="take_away", box="1.0")
    module.poll_until(lambda _: module.line.wait_s() > 30)
    assert [report.state for report in module.line.states()] == [BoxState.NO_ANSWER] * 2


def test_missing_port_is_a_state(tmp_path: Path) -> None:
    line = ModbusButtonLine("L1", str(tmp_path / "none"), 9600, [Wiring("1.0", 1, 0)])
    assert line.poll() == []
    assert line.states()[0].state is BoxState.PORT_MISSING
    assert 0 < line.wait_s() <= 0.2
    line.close()


def test_input_the_module_does_not_have_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="unit 2 has no input 8: waveshare-io-8ch has 0 to 7"):
        ModbusButtonLine("L1", str(tmp_path / "none"), 9600, [Wiring("1.0", 1, 0), Wiring("2.8", 2, 8)])


@pytest.mark.skipif(shutil.which("mbpoll") is None, reason="mbpoll, a Modbus master of others, is not installed")
@waveshare
def test_foreign_master_reads_and_writes_the_simulated_module(module: Module, tmp_path: Path) -> None:
    module.do(do="hold", box="1.5")
    port = str((tmp_path / "port").resolve())
    inputs = mbpoll("-t", "1", "-r", "0", "-c", "8", port)
    assert [line.split()[-1] for line in inputs.splitlines() if line.startswith("[")] == list("00000100")
    assert "Written 1 references" in mbpoll("-t", "0", "-r", "2", port, "1")
    assert module.simulator.boxes(0.0)["1.2"][0] == Lamp(1)


def mbpoll(*arguments: str) -> str:
    command = ["mbpoll", "-m", "rtu", "-a", "1", "-b", "115200", "-P", "none", "-0", "-o", "1", "-1", "-q", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=30, check=True).stdout


def test_module_of_another_kind_than_configured_does_not_answer(tmp_path: Path) -> None:
    module = Module(tmp_path, WAVESHARE_IO_8CH, (Wiring("1.0", 1, 0),))
    module.line.close()
    module.line = ModbusButtonLine(
        "L1", str(tmp_path / "port"), 115200, [Wiring("1.0", 1, 0)], ICP_DAS_COUNTER, TIMINGS
    )
    module.poll_until(lambda _: module.line.states()[0].state is BoxState.NO_ANSWER)
    assert module.line.states()[0].state is BoxState.NO_ANSWER
    module.close()


@pytest.mark.parametrize("module", [replace(WAVESHARE_IO_8CH, lamps=None)], indirect=True)
def test_module_without_outputs_has_presses_and_no_lamps(module: Module) -> None:
    module.line.set_lamp("1.0", Lamp(1))
    module.settle()
    module.do(do="hold", box="1.0")
    assert module.poll_until(bool) == 1
    assert module.simulator.boxes(0.0)["1.0"][0] == Lamp(0)
