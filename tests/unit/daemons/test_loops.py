"""The loops of the daemons in threads of their own: they follow the store, live through its absence, and end."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from config.faults import StartFault
from config.load import load_config
from config.model import Config
from daemons.bus.boards import BoardWorker
from daemons.bus.bootstrap import memory_of
from daemons.bus.hall import Hall, Parts, Scene, Watcher, scene_of
from daemons.door import Door
from daemons.health import Health
from daemons.spooler.lock import claim_printer
from daemons.spooler.queue import Queue
from daemons.spooler.spooler import Pace, Spooler
from daemons.stop import Stop
from db import StoreUnavailable
from domain.clock import FixedClock
from domain.counters import CounterState
from domain.devices import DeviceReport, DeviceState
from domain.printing import PrintState
from hardware.boards import FakeBoard
from hardware.printer import FakePrinter
from office import calling, printing
from office.context import Act, Office
from office.devices import devices
from tests.helpers.daemons import a_visitor
from tests.helpers.offices import open_counters
from tests.helpers.running import wait_until

QUICK = Pace(idle_s=0.05, sick_s=0.05, away_s=0.05)


@dataclass
class Cable:
    """The cable to the store, which may be pulled out."""

    office: Office
    is_out: bool = False

    def door(self) -> Door:
        """Return a door at the end of the cable."""
        return CableDoor(self)


class CableDoor(Door):
    """Looks at the cable each time."""

    def __init__(self, cable: Cable) -> None:
        super().__init__(lambda: cable.office)
        self._cable = cable

    def _opened(self) -> Office:
        if self._cable.is_out:
            raise StoreUnavailable("the cable is out")
        return self._cable.office


@contextmanager
def running(work: Callable[[Stop], None]) -> Iterator[Stop]:
    """Run a loop in a thread until the end of the block."""
    stop = Stop()
    thread = threading.Thread(target=work, args=(stop,))
    thread.start()
    try:
        yield stop
    finally:
        stop.set()
        thread.join(60)
        stop.close()
    assert not thread.is_alive()


def test_spooler_prints_what_comes_and_waits_out_an_absence_of_the_store(office: Office) -> None:
    cable, printer = Cable(office), FakePrinter()
    door = cable.door()
    with running(Spooler([Queue(door, "P1")], Health(door), printer, "P1", QUICK).run):
        first = a_visitor(office)
        wait_until(lambda: printing.job_state(office, first.job_id) is PrintState.PRINTED, "the first paper")
        cable.is_out = True
        second = a_visitor(office)
        wait_until(lambda: door.is_away, "the loss")
        assert len(printer.slips) == 1
        cable.is_out = False
        wait_until(lambda: printing.job_state(office, second.job_id) is PrintState.PRINTED, "the second paper")
    assert [slip.label for slip in printer.slips] == [first.ticket.label, second.ticket.label]


def test_watcher_keeps_the_hall_up_to_date_and_empties_it_while_the_store_is_away(office: Office) -> None:
    open_counters(office, 1)
    cable, hall = Cable(office), Hall()
    door = cable.door()
    health = Health(door)
    with running(Watcher(Parts(door, hall, health)).run):
        wait_until(lambda: hall.scene == scene_of(office), "the first scene")
        visitor = a_visitor(office)
        calling.call_next(office, Act.by("test"), 1)
        wait_until(lambda: hall.scene == scene_of(office), "the call")
        assert hall.scene is not None
        assert hall.scene.counters[1] is CounterState.CALLING
        assert [call.label for call in hall.scene.calls] == [visitor.ticket.label]
        cable.is_out = True
        wait_until(lambda: hall.scene is None, "the loss")
        cable.is_out = False
        wait_until(lambda: hall.scene == scene_of(office), "the return")
    health.close()


def test_watcher_passes_on_what_devices_say(office: Office) -> None:
    door = Door(lambda: office)
    health = Health(door)
    with running(Watcher(Parts(door, Hall(), health)).run):
        health.tell(DeviceReport("B1", "led_board", DeviceState.OK))
        wait_until(lambda: [each.name for each in devices(office)] == ["B1"], "the report")
    health.close()


def test_board_shows_the_present_calls_and_keeps_them_while_the_store_is_away(
    office: Office, clock: FixedClock
) -> None:
    open_counters(office, 1)
    label = a_visitor(office).ticket.label
    calling.call_next(office, Act.by("test"), 1)
    board, health = FakeBoard("B1"), Health(Door(lambda: office))
    worker = BoardWorker(board, (1,), Hall(), health, clock)
    worker.turn(scene_of(office))
    assert (board.shown, board.flashing) == ((f"{label} > 1",), True)
    clock.advance(timedelta(minutes=1))
    worker.turn(scene_of(office))
    assert not board.flashing
    worker.turn(None)
    assert board.shown == (f"{label} > 1",)
    health.pass_on()
    assert [(each.name, each.state) for each in devices(office)] == [("B1", DeviceState.OK)]
    health.close()


def test_board_that_is_plugged_in_again_is_redrawn(office: Office, clock: FixedClock) -> None:
    board, hall, health = FakeBoard("B1"), Hall(), Health(Door(lambda: office))
    open_counters(office, 1)
    label = a_visitor(office).ticket.label
    calling.call_next(office, Act.by("test"), 1)
    with running(BoardWorker(board, (), hall, health, clock).run):
        hall.show(scene_of(office))
        wait_until(lambda: board.shown == (f"{label} > 1",), "the call")
        board.unplug()
        board.plug()
        wait_until(lambda: board.shown == (f"{label} > 1",), "the redrawn call")
        hall.show(Scene({}, ()))
        wait_until(lambda: board.shown == (), "an empty board")
    health.close()


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """Return the smallest configuration."""
    file = tmp_path / "loket.toml"
    office = 'number = 7\nprefix = "BTM"\nname = "Kantor"\nsite = "MPP"\naddress = "Jl. Contoh 1"\n'
    file.write_text(f'[office]\n{office}[store]\nurl = "sqlite:///var/loket.db"\n', encoding="utf-8")
    return load_config(file)


def test_printer_has_one_spooler(config: Config) -> None:
    with claim_printer(config), pytest.raises(StartFault, match=r"P1 has a spooler already \(process \d+\)"):
        claim_printer(config)
    claim_printer(config).close()


def test_two_printers_have_a_spooler_each(config: Config) -> None:
    other = config.model_copy(update={"printer": config.printer.model_copy(update={"name": "P2"})})
    with claim_printer(config) as one, claim_printer(other) as two:
        assert one.getsockname() != two.getsockname()


def test_place_of_a_line_is_kept_beside_the_store_or_beside_the_keys(config: Config, tmp_path: Path) -> None:
    assert memory_of(config, "L1") == tmp_path / "var" / "line-L1.json"
    server = config.model_copy(update={"store": config.store.model_copy(update={"url": "postgresql://db/loket"})})
    assert memory_of(server, "L1") == tmp_path / "var" / "line-L1.json"
