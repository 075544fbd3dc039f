"""What lamps, boards and the list of devices show."""

from dataclasses import replace
from datetime import timedelta

import pytest

from daemons.bus.lamps import OFFLINE, REFUSED, lamp_for
from daemons.bus.reports import board_report, line_reports
from daemons.bus.signs import FLASH_FOR, Sign, sign_for
from domain.counters import CounterState
from domain.devices import DeviceReport, DeviceState
from domain.services import Stage
from domain.tickets import TicketState
from hardware.boards import BoardState, Size
from hardware.buttons import LAMP_OFF, BoxReport, BoxState, Lamp
from office.views import BoardCall
from tests.helpers.offices import MORNING

SIGN, DIGITS = Size(2, 20), Size(1, 6)
LATER = MORNING + timedelta(minutes=1)


def a_call(number: int, counter: int, minutes: int = 0) -> BoardCall:
    at = MORNING + timedelta(minutes=minutes)
    return BoardCall(number, f"A-{number:03d}", counter, Stage.PRE_CHECK, TicketState.CALLED, at, None, 0)


def test_every_state_of_a_counter_has_a_lamp_of_its_own() -> None:
    lamps = [lamp_for(state, refused=False, offline=False) for state in CounterState]
    assert len({*lamps, OFFLINE, REFUSED}) == len(CounterState) + 2


def test_states_that_matter_differ_on_a_box_with_one_lamp() -> None:
    states = (CounterState.CLOSED, CounterState.IDLE, CounterState.CALLING, CounterState.SERVING)
    seen = [lamp_for(state, refused=False, offline=False) for state in states]
    assert len({one_lamp(lamp) for lamp in (*seen, OFFLINE)}) == len(states) + 1


def one_lamp(lamp: Lamp) -> tuple[bool, str]:
    return lamp.bits != 0, lamp.pattern.name


@pytest.mark.parametrize(
    ("state", "refused", "offline", "lamp"),
    [
        (CounterState.IDLE, True, True, OFFLINE),
        (CounterState.IDLE, True, False, REFUSED),
        (CounterState.CLOSED, False, False, LAMP_OFF),
        (None, False, False, LAMP_OFF),
    ],
)
def test_what_matters_most_is_shown(state: CounterState | None, refused: bool, offline: bool, lamp: Lamp) -> None:
    assert lamp_for(state, refused=refused, offline=offline) == lamp


def test_board_shows_the_newest_calls_of_its_counters_first() -> None:
    calls = (a_call(17, 1, 0), a_call(18, 2, 1), a_call(19, 3, 2), a_call(20, 4, 3))
    assert sign_for(calls, (1, 2, 3), LATER + FLASH_FOR, SIGN).lines == ("A-019 > 3", "A-018 > 2")


def test_board_of_no_counters_shows_all() -> None:
    assert sign_for((a_call(17, 1),), (), LATER, SIGN) == Sign(("A-017 > 1",))


def test_board_without_calls_is_dark() -> None:
    assert sign_for((a_call(17, 1),), (2,), LATER, SIGN) == Sign(())


@pytest.mark.parametrize(("seconds", "flash"), [(-1, False), (0, True), (7, True), (8, False)])
def test_new_call_flashes_for_a_while(seconds: int, flash: bool) -> None:
    assert sign_for((a_call(17, 1),), (1,), MORNING + timedelta(seconds=seconds), SIGN).flash is flash


def test_recalled_number_comes_first_and_flashes_again() -> None:
    recalled = replace(a_call(17, 1), recalled_at=LATER, recalls=1)
    sign = sign_for((a_call(18, 2, 0), recalled), (1, 2), LATER, SIGN)
    assert sign == Sign(("A-017 > 1", "A-018 > 2"), flash=True)


@pytest.mark.parametrize(
    ("label", "shown"), [("A-017", "A-017"), ("A-K1-003", "AK1003"), ("A-K12-003", "K12003"), ("A-7", "A-7")]
)
def test_narrow_board_shows_as_much_of_the_number_as_fits(label: str, shown: str) -> None:
    calls = (replace(a_call(17, 12), label=label), a_call(18, 1, -1))
    assert sign_for(calls, (), LATER, DIGITS).lines == (shown,)


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (BoxState.PRESENT, (DeviceState.OK, "")),
        (BoxState.NO_ANSWER, (DeviceState.OFFLINE, "no_answer")),
        (BoxState.KEY_STUCK, (DeviceState.FAULT, "key_stuck")),
        (BoxState.ADDRESS_CONFLICT, (DeviceState.FAULT, "address_conflict")),
    ],
)
def test_box_tells_its_state(state: BoxState, told: tuple[DeviceState, str]) -> None:
    line, box = line_reports("L1", [BoxReport("3", state)])
    assert line == DeviceReport("L1", "button_line", DeviceState.OK)
    assert box == DeviceReport("L1.3", "button_box", *told)


def test_box_that_was_not_asked_yet_tells_nothing() -> None:
    assert list(line_reports("L1", [BoxReport("3", BoxState.UNKNOWN)])) == [
        DeviceReport("L1", "button_line", DeviceState.OK)
    ]


def test_missing_port_is_one_fault_however_many_boxes_hang_on_it() -> None:
    boxes = [BoxReport(str(number), BoxState.PORT_MISSING) for number in range(1, 9)]
    assert list(line_reports("L1", boxes)) == [DeviceReport("L1", "button_line", DeviceState.OFFLINE, "port_missing")]


def test_board_tells_of_its_port() -> None:
    assert board_report("B1", BoardState.READY) == DeviceReport("B1", "led_board", DeviceState.OK)
    missing = DeviceReport("B1", "led_board", DeviceState.OFFLINE, "port_missing")
    assert board_report("B1", BoardState.PORT_MISSING) == missing


def test_line_without_boxes_says_nothing_of_itself() -> None:
    assert list(line_reports("L2", [])) == []


def test_digits_that_confirm_nothing_are_told() -> None:
    assert board_report("B3", BoardState.NO_ANSWER) == DeviceReport("B3", "led_board", DeviceState.OFFLINE, "no_answer")
