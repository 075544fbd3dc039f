"""The parts that both daemons are made of: end, door, health, crew, hall, words to the service manager."""

import logging
import os
import signal
import socket
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from daemons import service
from daemons.bus.hall import Hall, Scene
from daemons.crew import Crew
from daemons.door import Door
from daemons.health import STILL_THERE_S, Health
from daemons.stop import Stop
from db import StoreUnavailable
from domain.clock import FixedClock
from domain.devices import DeviceReport, DeviceState
from office.context import Office
from office.devices import devices
from tests.helpers.daemons import journal_of

OK = DeviceReport("P1", "printer", DeviceState.OK)
OUT = DeviceReport("P1", "printer", DeviceState.FAULT, "paper_out")


class Shaky:
    """An office whose store may be away."""

    def __init__(self, office: Office) -> None:
        self.office, self.is_away = office, False

    def ask(self, office: Office) -> int:
        """Answer, unless the store is away."""
        if self.is_away:
            raise StoreUnavailable("the server does not answer")
        return office.number


def test_stop_is_set_by_a_signal() -> None:
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    stop = Stop()
    try:
        stop.on_signals()
        assert not stop.wait(0)
        os.kill(os.getpid(), signal.SIGTERM)
        assert stop.wait(10)
        assert stop.is_set
    finally:
        signal.signal(signal.SIGTERM, before[0])
        signal.signal(signal.SIGINT, before[1])
        stop.close()


def test_stop_waits_for_other_things_as_well() -> None:
    stop, (read, write) = Stop(), os.pipe()
    os.write(write, b"!")
    assert not stop.wait(60, [-1, read])
    for each in (read, write):
        os.close(each)
    stop.close()


def test_door_tells_once_when_the_store_goes_and_once_when_it_is_back(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    shaky, door = Shaky(office), Door(lambda: office)
    caplog.set_level(logging.INFO, "daemons.door")
    assert door.ask(shaky.ask) == office.number
    shaky.is_away = True
    for _ in range(3):
        with pytest.raises(StoreUnavailable):
            door.ask(shaky.ask)
    assert door.is_away
    shaky.is_away = False
    for _ in range(3):
        door.ask(shaky.ask)
    assert not door.is_away
    assert [record.levelname for record in caplog.records] == ["WARNING", "INFO"]


def test_door_opens_the_office_when_its_store_comes(office: Office) -> None:
    answers = iter([StoreUnavailable("not yet"), office])

    def open_it() -> Office:
        answer = next(answers)
        if isinstance(answer, StoreUnavailable):
            raise answer
        return answer

    door = Door(open_it)
    with pytest.raises(StoreUnavailable):
        door.ask(lambda opened: opened.number)
    assert door.ask(lambda opened: opened.number) == office.number
    door.close()


def events_of(office: Office) -> list[object]:
    return [row.facts["detail"] for row in journal_of(office) if row.kind == "device_changed"]


def test_fault_is_one_event_when_it_begins_and_one_when_it_ends(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    health = Health(Door(lambda: office))
    caplog.set_level(logging.INFO, "daemons.health")
    for report in (OK, OK, OUT, OUT, OUT, OK, OK):
        health.tell(report)
        health.pass_on()
    assert events_of(office) == ["", "paper_out", ""]
    assert [record.levelname for record in caplog.records] == ["INFO", "WARNING", "INFO"]
    health.close()


def test_fault_while_the_store_is_away_is_told_when_it_is_back(office: Office) -> None:
    door = Door(lambda: office)
    health = Health(Door(no_office))
    health.tell(OUT)
    with pytest.raises(StoreUnavailable):
        health.pass_on()
    health._door = door
    health.pass_on()
    assert events_of(office) == ["paper_out"]
    health.close()


def no_office() -> Office:
    raise StoreUnavailable("the server does not answer")


def test_state_that_does_not_last_is_no_news(office: Office) -> None:
    seconds = [0.0]
    health = Health(Door(lambda: office), settle_s=1.0, clock=lambda: seconds[0])
    for at, report in enumerate((OK, OUT, OK, OUT, OUT, OUT, OK)):
        seconds[0] = at * 0.5
        health.tell(report)
        health.pass_on()
    assert events_of(office) == ["", "paper_out"]
    health.close()


def test_device_is_seen_once_a_minute(office: Office, clock: FixedClock) -> None:
    start = clock.now()
    health = Health(Door(lambda: office), clock=lambda: (clock.now() - start).total_seconds())
    seen = []
    for _ in range(4):
        health.tell(OK)
        health.pass_on()
        seen.append((devices(office)[0].last_seen - start).total_seconds())
        clock.advance(timedelta(seconds=STILL_THERE_S / 2))
    assert seen == [0, 0, STILL_THERE_S, STILL_THERE_S]
    assert events_of(office) == [""]
    health.close()


def wait_for_the_end(stop: Stop) -> None:
    stop.wait(60)


def have_a_bug(stop: Stop) -> None:
    raise KeyError("bug")


def test_crew_ends_together_when_one_has_a_bug() -> None:
    stop = Stop()
    crew = Crew(stop)
    crew.start("good", wait_for_the_end)
    crew.start("bad", have_a_bug)
    crew.join()
    assert stop.is_set
    assert isinstance(crew.failure, KeyError)
    stop.close()


def test_hall_wakes_who_waits_for_another_scene() -> None:
    hall, scene = Hall(), Scene({}, ())
    waiting: list[Scene | None] = []
    thread = threading.Thread(target=lambda: waiting.append(hall.wait_for_other(None, 60)))
    thread.start()
    hall.show(scene)
    thread.join(60)
    assert waiting == [scene]
    assert hall.wait_for_other(scene, 0) == scene


def test_words_reach_the_service_manager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        address = tmp_path / "n"
        manager.bind(str(address))
        monkeypatch.setenv("NOTIFY_SOCKET", str(address))
        monkeypatch.setenv("WATCHDOG_USEC", "1000000")
        assert service.notify("READY=1")
        watchdog = service.Watchdog()
        watchdog.pet()
        watchdog.pet()
        assert [manager.recv(100) for _ in range(2)] == [b"READY=1", b"WATCHDOG=1"]


def test_without_a_service_manager_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    monkeypatch.delenv("WATCHDOG_USEC", raising=False)
    assert not service.notify("READY=1")
    service.Watchdog().pet()
