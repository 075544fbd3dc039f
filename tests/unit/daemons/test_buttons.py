"""A line of buttons at a real office: a press is an act, once; the lamp shows the counter."""

from dataclasses import dataclass

import pytest

from config.devices import KlbBox, KlbLine
from daemons.bus.buttons import LOOK_S, REFUSED_FOR_S, STALE_S, ButtonWorker
from daemons.bus.hall import Hall, Parts, scene_of
from daemons.bus.lamps import OFFLINE, REFUSED, lamp_for
from daemons.door import Door
from daemons.health import Health
from db import StoreUnavailable
from domain.counters import CounterState
from domain.devices import DeviceState
from hardware.buttons import FakeButtonLine, Lamp
from office.context import Office
from office.devices import devices
from office.views import board
from tests.helpers.daemons import a_visitor, journal_of
from tests.helpers.offices import open_counters

SECTION = KlbLine(
    name="L1", url="klb", driver="klb1", boxes=(KlbBox(address=1, counter=1), KlbBox(address=2, counter=2))
)


@dataclass
class Bench:
    """One line on the table, with the office behind it."""

    office: Office
    line: FakeButtonLine
    parts: Parts
    seconds: float = 1000.0
    is_away: bool = False

    def start(self) -> ButtonWorker:
        """Start a worker, as a new process would."""
        return ButtonWorker(SECTION, self.line, self.parts, lambda: self.seconds)

    def turn(self, worker: ButtonWorker) -> None:
        """Let the worker do one turn, a moment after the last."""
        self.seconds += LOOK_S
        worker.turn()

    def open_office(self) -> Office:
        """Return the office, unless the store is away."""
        if self.is_away:
            raise StoreUnavailable("the cable is out")
        return self.office

    def look(self) -> None:
        """Do what the watcher does when something changed."""
        self.parts.hall.show(self.parts.door.ask(scene_of))

    def calls(self) -> list[tuple[str, int]]:
        """Return the open calls."""
        return [(call.label, call.counter) for call in board(self.office).calls]

    def shown(self, box: str) -> Lamp:
        """Return the lamp after the line has carried it to the box."""
        self.line.poll()
        return self.line.shown(box)


class FreshDoor(Door):
    """Opens the office anew each time, so that it can go away."""

    def _opened(self) -> Office:
        return self._open()


@pytest.fixture
def bench(office: Office) -> Bench:
    """Give two boxes at two open counters."""
    open_counters(office, 1, 2)
    bench = Bench(office, FakeButtonLine("L1", ["1", "2"]), None)  # type: ignore[arg-type]
    door = FreshDoor(bench.open_office)
    bench.parts = Parts(door, Hall(), Health(door))
    bench.look()
    return bench


def test_press_calls_the_next(bench: Bench) -> None:
    label = a_visitor(bench.office).ticket.label
    worker = bench.start()
    bench.line.press("2")
    bench.turn(worker)
    assert bench.calls() == [(label, 2)]


def test_keys_do_what_the_map_says(bench: Bench) -> None:
    label = a_visitor(bench.office).ticket.label
    worker = bench.start()
    for key in ("0", "1", "2"):
        bench.line.press("1", key)
    bench.turn(worker)
    assert bench.calls() == []
    facts = [row.kind for row in journal_of(bench.office) if row.actor == "box:L1/1"]
    assert facts == ["called", "recalled", "no_show"]
    assert label == "L-001"


def test_key_without_a_meaning_does_nothing(bench: Bench) -> None:
    a_visitor(bench.office)
    worker = bench.start()
    bench.line.press("1", "7")
    bench.turn(worker)
    assert bench.calls() == []


def test_press_that_a_box_repeats_after_a_restart_is_done_once(bench: Bench) -> None:
    first, _ = a_visitor(bench.office), a_visitor(bench.office)
    press = FakeButtonLine("L1", ["1", "2"])
    for line in (bench.line, press):
        line.press("1")
    bench.turn(bench.start())
    bench.line = press
    bench.turn(bench.start())
    assert bench.calls() == [(first.ticket.label, 1)]


@pytest.mark.parametrize("state", [CounterState.IDLE, CounterState.CALLING])
def test_lamp_shows_the_state_of_the_counter(bench: Bench, state: CounterState) -> None:
    worker = bench.start()
    a_visitor(bench.office)
    bench.line.press({CounterState.IDLE: "2", CounterState.CALLING: "1"}[state])
    bench.turn(worker)
    bench.look()
    bench.turn(worker)
    assert bench.shown("1") == lamp_for(state, refused=False, offline=False)


def test_refused_press_shows_for_a_moment(bench: Bench) -> None:
    worker = bench.start()
    bench.line.press("1")
    bench.turn(worker)
    assert bench.shown("1") == REFUSED
    assert bench.shown("2") != REFUSED
    bench.seconds += REFUSED_FOR_S
    bench.turn(worker)
    assert bench.shown("1") == lamp_for(CounterState.IDLE, refused=False, offline=False)


def test_finger_that_bounces_is_no_refusal(bench: Bench) -> None:
    for _ in range(2):
        a_visitor(bench.office)
    worker = bench.start()
    bench.line.press("1")
    bench.line.press("1")
    bench.turn(worker)
    assert len(bench.calls()) == 1
    assert bench.shown("1") != REFUSED


def test_press_while_the_store_is_away_is_done_if_it_comes_back_at_once(bench: Bench) -> None:
    label = a_visitor(bench.office).ticket.label
    worker = bench.start()
    bench.is_away = True
    bench.line.press("1")
    bench.turn(worker)
    assert bench.shown("1") == OFFLINE
    bench.is_away = False
    bench.seconds += STALE_S / 2
    bench.turn(worker)
    assert bench.calls() == []  # only who follows the feed asks whether it is back
    bench.look()
    bench.turn(worker)
    assert bench.calls() == [(label, 1)]


def test_press_while_the_store_is_away_for_long_is_refused(bench: Bench) -> None:
    a_visitor(bench.office)
    worker = bench.start()
    bench.is_away = True
    bench.line.press("1")
    bench.turn(worker)
    bench.seconds += STALE_S + 1
    bench.turn(worker)
    bench.is_away = False
    bench.look()
    bench.turn(worker)
    assert bench.calls() == []
    assert bench.shown("1") == REFUSED


def test_lamps_are_offline_until_the_office_was_seen(bench: Bench) -> None:
    bench.parts.hall.show(None)
    worker = bench.start()
    bench.turn(worker)
    assert bench.shown("1") == OFFLINE


def test_line_without_a_port_is_a_state_and_comes_back(bench: Bench) -> None:
    worker = bench.start()
    bench.line.unplug()
    bench.turn(worker)
    bench.parts.health.pass_on()
    assert [(each.name, each.state, each.detail) for each in devices(bench.office)] == [
        ("L1", DeviceState.OFFLINE, "port_missing")
    ]
    bench.line.plug()
    bench.turn(worker)
    bench.parts.health.pass_on()
    assert [(each.name, each.state) for each in devices(bench.office)] == [
        ("L1.1", DeviceState.OK),
        ("L1.2", DeviceState.OK),
        ("L1", DeviceState.OK),
    ]


def test_missing_box_takes_nothing_from_the_others(bench: Bench) -> None:
    label = a_visitor(bench.office).ticket.label
    worker = bench.start()
    bench.line.take_away("1")
    bench.line.press("2")
    bench.turn(worker)
    bench.parts.health.pass_on()
    assert bench.calls() == [(label, 2)]
    assert {each.name: each.detail for each in devices(bench.office)}["L1.1"] == "no_answer"
