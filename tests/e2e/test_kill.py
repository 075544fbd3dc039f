"""kill -9 of each process in turn, at work: it comes back and redraws, and nothing is lost or doubled."""

import time
from collections import Counter
from collections.abc import Iterator

import pytest

from demo import cast
from demo.founding import Guest
from demo.report import read_sheets
from office.invariants import check_invariants
from office.printing import unfinished_jobs
from office.views import board
from tests.helpers.running import RunningOffice, running_office, wait_until

pytestmark = pytest.mark.processes

LONGER_THAN_PRESS_GUARD_S = 2.0
PROCESSES = ("kiosk", "display", "counter-1", "spooler", "bus", "printer", "buttons-klb1", "board")


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningOffice]:
    with running_office(tmp_path_factory.mktemp("office"), None, guests=2 * len(PROCESSES)) as office:
        yield office


@pytest.mark.parametrize("name", PROCESSES)
def test_process_comes_back_after_kill(hall: RunningOffice, name: str) -> None:
    first, second = _two_guests(hall, name)
    before = hall.check_in(first)
    display = hall.finger("display")
    _call(hall, before.label)
    display.wait_for(lambda at: at["number"] == before.label, 30, "the first call")

    hall.crew.kill(name)
    hall.crew.start_again(name)

    hall.finger("kiosk").wait_for(lambda at: at["screen"] == "attract", 60, "the kiosk")
    display.wait_for(lambda at: at["number"] == before.label, 60, "the present call on the redrawn hall display")
    after = hall.check_in(second)
    _call(hall, after.label)
    display.wait_for(lambda at: at["number"] == after.label, 60, "the second call on the hall display")
    wait_until(lambda: not unfinished_jobs(hall.office), "every paper to be out")
    sheets = Counter(code for codes in read_sheets(hall.world.tickets).values() for code in codes)
    assert (sheets[before.label], sheets[after.label]) == (1, 1)
    assert check_invariants(hall.office) == []


def _two_guests(hall: RunningOffice, name: str) -> tuple[Guest, Guest]:
    place = 2 * PROCESSES.index(name)
    return hall.guests[place], hall.guests[place + 1]


def _call(hall: RunningOffice, label: str) -> None:
    """Press until the number is called: a press on a dead line is refused, never kept for later."""
    wait_until(lambda: _is_called(hall, label) or _press(hall), f"the call of {label}")


def _is_called(hall: RunningOffice, label: str) -> bool:
    return any(call.label == label for call in board(hall.office).calls)


def _press(hall: RunningOffice) -> bool:
    """Press once and give the press time to arrive; False, so that whoever waits looks again."""
    cast.press(hall.world, 1)

    time.sleep(LONGER_THAN_PRESS_GUARD_S)
    return False
