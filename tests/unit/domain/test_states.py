"""The closed lists of states, whose values stand in stores and files and must not drift."""

from enum import StrEnum

import pytest

from domain.counters import CounterState
from domain.devices import DeviceReport, DeviceState
from domain.printing import PrintState


@pytest.mark.parametrize(
    ("states", "values"),
    [
        (CounterState, {"closed", "idle", "calling", "serving", "paused"}),
        (DeviceState, {"ok", "warning", "fault", "offline"}),
        (PrintState, {"queued", "claimed", "sending", "printed", "unknown", "blocked", "void"}),
    ],
)
def test_states_keep_their_stored_values(states: type[StrEnum], values: set[str]) -> None:
    assert {state.value for state in states} == values


def test_device_report_may_go_without_a_detail() -> None:
    assert DeviceReport("P1", "printer", DeviceState.OK).detail == ""
