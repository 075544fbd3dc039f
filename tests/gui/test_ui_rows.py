"""Rows for QML, and the reader that keeps a screen in step with the store."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from pytestqt.qtbot import QtBot

from ui.lane import Lane
from ui.refresh import Refresher
from ui.rows import FIRST_ROLE, Rows


@dataclass(frozen=True)
class Pair:
    """A row of two fields."""

    label: str
    parts: tuple[str, ...] = ()


def labels(rows: Rows[Pair]) -> list[str]:
    """Return what a view would show."""
    return [rows.data(rows.index(place)) for place in range(rows.rowCount())]


@pytest.mark.parametrize("after", [[], ["a"], ["a", "x"], ["x", "y", "z", "a"], ["a", "b", "c"]])
def test_rows_show_what_they_were_given(after: list[str]) -> None:
    rows = Rows(Pair)
    rows.show([Pair("a"), Pair("b")])
    rows.show([Pair(label) for label in after])
    assert labels(rows) == after


def test_only_rows_that_changed_are_told(qtbot: QtBot) -> None:
    rows = Rows(Pair)
    rows.show([Pair("a"), Pair("b"), Pair("c")])
    told: list[int] = []
    rows.dataChanged.connect(lambda first, _last: told.append(first.row()))
    rows.show([Pair("a"), Pair("x"), Pair("c")])
    assert told == [1]


def test_fields_are_roles_and_tuples_become_lists() -> None:
    rows = Rows(Pair)
    rows.show([Pair("a", ("p", "q"))])
    assert [bytes(name.data()) for name in rows.roleNames().values()] == [b"label", b"parts"]
    assert rows.data(rows.index(0), FIRST_ROLE + 1) == ["p", "q"]


@pytest.fixture
def lane() -> Iterator[Lane]:
    """Give a lane of its own."""
    opened = Lane("test")
    yield opened
    opened.close()


def test_changes_during_a_look_lead_to_one_more(lane: Lane, qtbot: QtBot) -> None:
    gate, looks = threading.Event(), []

    def read() -> int:
        gate.wait(5)
        looks.append(1)
        return len(looks)

    refresher = Refresher(lane, read, OSError, heartbeat_ms=60_000)
    seen: list[int] = []
    refresher.seen.connect(seen.append)
    for _ in range(5):
        refresher.look()
    gate.set()
    qtbot.waitUntil(lambda: seen == [1, 2])
    qtbot.wait(50)
    assert looks == [1, 1]


def test_a_store_that_is_away_is_told_and_looked_for_again(lane: Lane, qtbot: QtBot) -> None:
    answers = iter([_away, lambda: "here", lambda: "here"])
    refresher = Refresher(lane, lambda: next(answers)(), OSError, heartbeat_ms=60_000)
    told: list[str] = []
    refresher.lost.connect(lambda: told.append("lost"))
    refresher.seen.connect(told.append)
    refresher.look()
    qtbot.waitUntil(lambda: told == ["lost"])
    refresher.look()
    qtbot.waitUntil(lambda: told == ["lost", "here"])
    assert told == ["lost", "here"]


def _away() -> str:
    raise OSError("away")
