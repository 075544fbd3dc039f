"""The lane: slow work in one thread, results in order on the GUI thread, errors where the policy takes them."""

import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from ui.lane import Lane


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[Lane]:
    """Give a lane that is closed after the test."""
    made = Lane("test")
    yield made
    made.close()


def test_results_come_in_order_on_the_gui_thread(qtbot: QtBot, lane: Lane) -> None:
    seen: list[int] = []
    threads: set[int] = set()
    for number in range(500):
        lane.run(lambda number=number: number, lambda value: (seen.append(value), threads.add(threading.get_ident())))
    qtbot.waitUntil(lambda: len(seen) == 500)
    assert seen == list(range(500))
    assert threads == {threading.get_ident()}


def test_work_runs_in_another_thread(qtbot: QtBot, lane: Lane) -> None:
    names: list[str] = []
    lane.run(lambda: threading.current_thread().name, names.append)
    qtbot.waitUntil(lambda: names == ["test"])


def test_the_gui_turns_while_work_blocks(qtbot: QtBot, lane: Lane) -> None:
    free, turns = threading.Event(), []
    timer = QTimer()
    timer.timeout.connect(lambda: turns.append(1))
    timer.start(5)
    done: list[bool] = []
    lane.run(lambda: free.wait(10), done.append)
    qtbot.waitUntil(lambda: len(turns) >= 10)
    assert done == []
    free.set()
    qtbot.waitUntil(lambda: done == [True])
    timer.stop()


def test_a_known_error_goes_to_who_asked(qtbot: QtBot, lane: Lane) -> None:
    errors: list[Exception] = []
    lane.run(lambda: 1 // 0, lambda _: None, errors.append)
    qtbot.waitUntil(lambda: len(errors) == 1)
    assert isinstance(errors[0], ZeroDivisionError)


def test_an_unknown_error_is_raised_on_the_gui_thread(qtbot: QtBot, lane: Lane) -> None:
    with qtbot.captureExceptions() as caught:
        lane.run(lambda: 1 // 0, lambda _: None)
        qtbot.waitUntil(lambda: len(caught) == 1)
    assert caught[0][0] is ZeroDivisionError


def test_nothing_is_told_to_an_owner_that_is_gone(qtbot: QtBot, lane: Lane) -> None:
    owner, heard, last = QObject(), [], []
    lane.run(lambda: 1, heard.append, owner=owner)
    shiboken6.delete(owner)
    lane.run(lambda: 2, last.append)
    qtbot.waitUntil(lambda: last == [2])
    assert heard == []


def test_closing_is_bounded_even_when_work_hangs(qtbot: QtBot) -> None:
    begun, free = threading.Event(), threading.Event()
    stuck = Lane("stuck")
    stuck.run(lambda: (begun.set(), free.wait(30)), lambda _: None)
    assert begun.wait(10)
    assert not stuck.close(timeout_s=0.05)
    free.set()
    assert stuck.close()
