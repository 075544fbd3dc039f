"""Devices: one event when a fault begins and one when it ends, however often a device says the same."""

from datetime import timedelta

from domain.clock import FixedClock
from domain.devices import DeviceReport, DeviceState
from office.context import Office
from office.devices import devices, report
from tests.helpers.visits import journal_kinds

FINE = DeviceReport("P1", "printer", DeviceState.OK)
EMPTY = DeviceReport("P1", "printer", DeviceState.FAULT, "paper_out")


def test_one_event_at_each_change(office: Office) -> None:
    told = [report(office, said) for said in (FINE, FINE, EMPTY, EMPTY, EMPTY, FINE, FINE)]
    assert told == [True, False, True, False, False, True, False]
    assert journal_kinds(office)[1:] == ["device_changed"] * 3


def test_another_fault_of_the_same_state_is_a_change(office: Office) -> None:
    report(office, EMPTY)
    assert report(office, DeviceReport("P1", "printer", DeviceState.FAULT, "cover_open")) is True


def test_devices_say_since_when_and_when_last_seen(office: Office, clock: FixedClock) -> None:
    began = clock.now()
    report(office, EMPTY)
    clock.advance(timedelta(minutes=5))
    report(office, EMPTY)
    report(office, DeviceReport("L1", "line", DeviceState.OK))
    line, printer = devices(office)
    assert (line.name, line.state) == ("L1", DeviceState.OK)
    assert (printer.name, printer.kind, printer.state, printer.detail) == (
        "P1",
        "printer",
        DeviceState.FAULT,
        "paper_out",
    )
    assert (printer.since, printer.last_seen) == (began, began + timedelta(minutes=5))
