"""The counter bus as a process, with simulated boxes, a module and a board on pseudo terminals."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from daemons.bus.lamps import OFFLINE, lamp_for
from domain.counters import CounterState
from domain.devices import DeviceState
from hardware.buttons import Lamp, Pattern
from hardware.simulation import send_command
from office import calling
from office.context import Act
from office.counters import open_counter
from office.devices import devices
from office.views import board
from tests.helpers.branches import Branch, Process, a_branch
from tests.helpers.daemons import a_visitor
from tests.helpers.offices import postgres_server
from tests.helpers.postgres import Server
from tests.helpers.running import wait_until

__all__ = ["postgres_server"]
pytestmark = pytest.mark.processes

BOXES = {"klb1": "1", "modbus": "1.0"}
_PATTERNS = {pattern.name.lower(): pattern for pattern in Pattern}


class Counters:
    """Two counters with a button each and a board above them: a KLB/1 box, a Modbus module and an Alpha sign."""

    def __init__(self, branch: Branch) -> None:
        self.branch = branch
        self.office = branch.office
        self.run = branch.world.sockets
        for kind in ("klb1", "modbus"):
            branch.start(["hardware.buttons.sim", "--kind", kind, "--boxes", "1", *self._files(kind)])
        branch.start(["hardware.boards.sim", *self._files("board")])
        for number in (1, 2):
            open_counter(self.office, Act.by("test"), number, f"officer{number}")
        self.bus = self.start()

    def start(self) -> Process:
        """Start the bus."""
        self.bus = self.branch.daemon("bus")
        return self.bus

    def tell(self, device: str, **command: Any) -> None:
        """Give a simulated device a command, once it listens."""
        wait_until(lambda: send_command(self.run / f"{device}.pipe", **command), f"the simulator of {device}")

    def press(self, device: str, key: int = 0) -> None:
        """Press a key for the time of a finger."""
        self.tell(device, do="press", box=BOXES[device], key=key)

    def lamp(self, device: str) -> Lamp | None:
        """Return the lamp as it shines on a box."""
        shown = self._seen(device).get("boxes", {}).get(BOXES[device])
        return shown and Lamp(shown["lamps"], _PATTERNS[shown["pattern"]], shown["beep"])

    def sign(self) -> list[str]:
        """Return the lines on the board."""
        return list(self._seen("board").get("lines", []))

    def calls(self) -> list[tuple[str, int]]:
        """Return the open calls in the store."""
        return [(call.label, call.counter) for call in board(self.office).calls]

    def device(self, name: str) -> DeviceState | None:
        """Return what the office knows of a device."""
        return {each.name: each.state for each in devices(self.office)}.get(name)

    def _seen(self, device: str) -> dict[str, Any]:
        path = self.run / f"{device}.json"
        return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {}

    def _files(self, kind: str) -> list[str]:
        run = self.run
        return [
            *("--link", str(run / kind)),
            *("--control", str(run / f"{kind}.pipe")),
            *("--state", str(run / f"{kind}.json")),
        ]


@pytest.fixture
def counters() -> Iterator[Counters]:
    """Give the counters of an office on SQLite, with the bus running."""
    with tempfile.TemporaryDirectory(prefix="lk-") as folder, a_branch(Path(folder)) as branch:
        yield Counters(branch)


def shows(state: CounterState) -> Lamp:
    return lamp_for(state, refused=False, offline=False)


def test_press_on_a_wire_is_a_call_a_lamp_and_a_line_on_the_board(counters: Counters) -> None:
    first, second = (a_visitor(counters.office).ticket.label for _ in range(2))
    wait_until(lambda: counters.lamp("klb1") == shows(CounterState.IDLE), "the lamp of an idle counter")

    counters.press("klb1")
    wait_until(lambda: counters.calls() == [(first, 1)], "the call in the store")
    wait_until(lambda: counters.sign() == [f"{first} > 1"], "the call on the board")
    wait_until(lambda: counters.lamp("klb1") == shows(CounterState.CALLING), "the lamp of a call")

    counters.press("modbus")
    wait_until(lambda: (second, 2) in counters.calls(), "the second call in the store")
    wait_until(lambda: counters.sign() == [f"{second} > 2", f"{first} > 1"], "both calls on the board")

    calling.start(counters.office, Act.by("officer:1"), 1)
    wait_until(lambda: counters.lamp("klb1") == shows(CounterState.SERVING), "the lamp of a counter that serves")
    assert counters.bus.end() == 0
    assert "Rina" not in counters.bus.said()


def test_bus_redraws_the_present_state_after_a_kill(counters: Counters) -> None:
    label = a_visitor(counters.office).ticket.label
    counters.press("klb1")
    wait_until(lambda: counters.calls() == [(label, 1)], "the call")
    counters.bus.kill()
    calling.start(counters.office, Act.by("officer:1"), 1)
    counters.tell("board", do="unplug")
    counters.tell("board", do="plug")
    counters.start()
    wait_until(lambda: counters.sign() == [f"{label} > 1"], "the board")
    wait_until(lambda: counters.lamp("klb1") == shows(CounterState.SERVING), "the lamp")
    assert counters.calls() == [(label, 1)]


def test_press_while_the_bus_is_being_restarted_is_done_once(counters: Counters) -> None:
    labels = [a_visitor(counters.office).ticket.label for _ in range(2)]
    wait_until(lambda: counters.device("L1.1") is DeviceState.OK, "the box")
    counters.press("klb1")
    wait_until(lambda: counters.calls() == [(labels[0], 1)], "the call")
    counters.bus.kill()
    counters.start()
    wait_until(lambda: counters.lamp("klb1") == shows(CounterState.CALLING), "the lamp")
    assert counters.calls() == [(labels[0], 1)]


def test_line_that_is_pulled_out_takes_nothing_from_the_other(counters: Counters) -> None:
    label = a_visitor(counters.office).ticket.label
    wait_until(lambda: counters.device("L1.1") is DeviceState.OK, "the box")
    counters.tell("klb1", do="unplug")
    wait_until(lambda: counters.device("L1") is DeviceState.OFFLINE, "the missing line")
    counters.press("modbus")
    wait_until(lambda: counters.calls() == [(label, 2)], "a call from the other line")
    counters.tell("klb1", do="plug")
    wait_until(lambda: counters.device("L1") is DeviceState.OK, "the line")
    counters.press("klb1", key=1)
    wait_until(lambda: counters.device("L1.1") is DeviceState.OK, "the box")
    said = counters.bus.said()
    assert (said.count("button_line L1: offline"), said.count("button_line L1: ok")) == (1, 2)


def test_missing_ports_are_states_and_the_end_is_clean() -> None:
    with tempfile.TemporaryDirectory(prefix="lk-") as folder, a_branch(Path(folder)) as branch:
        bus = branch.daemon("bus")
        wait_until(lambda: len(devices(branch.office)) == 3, "two lines and a board")
        assert {each.detail for each in devices(branch.office)} == {"port_missing"}
        assert bus.end() == 0


def test_missing_store_is_a_sentence() -> None:
    with tempfile.TemporaryDirectory(prefix="lk-") as folder, a_branch(Path(folder)) as branch:
        text = branch.world.config.read_text("utf-8").replace("loket.db", "other.db")
        branch.world.config.write_text(text, "utf-8")
        bus = branch.daemon("bus")
        assert bus.wait() == 2
        assert "other.db" in bus.said()
        assert "Traceback" not in bus.said()


@pytest.mark.postgres
def test_server_that_goes_away_makes_the_lamps_say_so_until_it_is_back(postgres_server: Server) -> None:
    url = postgres_server.new_database("bus")
    with tempfile.TemporaryDirectory(prefix="lk-") as folder, a_branch(Path(folder), url) as branch:
        counters = Counters(branch)
        label = a_visitor(counters.office).ticket.label
        wait_until(lambda: counters.lamp("klb1") == shows(CounterState.IDLE), "the lamp")
        postgres_server.kill9()
        wait_until(lambda: counters.lamp("klb1") == OFFLINE, "the lamp of a store that is away")
        counters.press("klb1")
        wait_until(lambda: "was dropped" in counters.bus.said(), "the refusal of a press that waited too long")
        postgres_server.start_again()
        wait_until(lambda: counters.lamp("klb1") == shows(CounterState.IDLE), "the lamp of a store that is back")
        assert counters.calls() == []
        counters.press("klb1")
        wait_until(lambda: counters.calls() == [(label, 1)], "the call")
        wait_until(lambda: counters.sign() == [f"{label} > 1"], "the board")
        said = counters.bus.said()
        assert (said.count("the store is away"), said.count("the store is back")) == (1, 1)
