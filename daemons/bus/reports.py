"""The states of lines, boxes and boards as the office keeps them. Pure."""

from collections.abc import Iterable, Iterator

from domain.devices import DeviceReport, DeviceState
from hardware.boards import BoardState
from hardware.buttons import BoxReport, BoxState

LINE, BOX, BOARD = "button_line", "button_box", "led_board"

_BOXES = {
    BoxState.PRESENT: DeviceState.OK,
    BoxState.KEY_STUCK: DeviceState.FAULT,
    BoxState.NO_ANSWER: DeviceState.OFFLINE,
    BoxState.ADDRESS_CONFLICT: DeviceState.FAULT,
}


def line_reports(line: str, boxes: Iterable[BoxReport]) -> Iterator[DeviceReport]:
    """Yield what a line and its boxes say of themselves.

    A port that is gone is one fault, that of the line: the boxes are not heard of and keep what they said last.
    """
    states = list(boxes)
    if not states:
        return  # a line of digits alone: the boards on it speak for themselves
    if any(each.state is BoxState.PORT_MISSING for each in states):
        yield DeviceReport(line, LINE, DeviceState.OFFLINE, BoxState.PORT_MISSING.value)
        return
    yield DeviceReport(line, LINE, DeviceState.OK)
    for each in states:
        if each.state in _BOXES:
            yield _box_report(line, each)


def board_report(board: str, state: BoardState) -> DeviceReport:
    """Return what a board says of itself; most of them never answer, so all that is known is their port."""
    if state is BoardState.READY:
        return DeviceReport(board, BOARD, DeviceState.OK)
    return DeviceReport(board, BOARD, DeviceState.OFFLINE, state.value)


def _box_report(line: str, box: BoxReport) -> DeviceReport:
    state = _BOXES[box.state]
    return DeviceReport(f"{line}.{box.box}", BOX, state, "" if state is DeviceState.OK else box.state.value)
