"""Nudges between readers and writers of one machine: they wake, they never wait, and they may be lost."""

import threading
from pathlib import Path

import pytest

from db.nudge import NudgeListener, Nudger


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder for readers whose path is too long for the address of a socket."""
    deep = tmp_path / ("deep" * 40) / "store.db.readers"
    deep.parent.mkdir()
    return deep


def test_nudge_wakes_every_reader(folder: Path) -> None:
    readers = [listener(folder) for _ in range(3)]
    nudger = Nudger(folder)
    assert [reader.wait(0) for reader in readers] == [False] * 3
    nudger.nudge()
    assert [reader.wait(1) for reader in readers] == [True] * 3
    for closed in (*readers, nudger):
        closed.close()


def test_drain_forgets_all_nudges_so_far(folder: Path) -> None:
    reader, nudger = listener(folder), Nudger(folder)
    for _ in range(5):
        nudger.nudge()
    reader.drain()
    assert reader.wait(0) is False
    nudger.nudge()
    assert reader.wait(0) is True
    reader.close()
    nudger.close()


def test_reader_that_never_looks_does_not_stop_the_writer(folder: Path) -> None:
    reader, nudger = listener(folder), Nudger(folder)
    for _ in range(2000):
        nudger.nudge()
    assert reader.wait(0) is True
    reader.close()
    nudger.close()


def test_socket_of_a_dead_reader_is_removed(folder: Path) -> None:
    reader, nudger = listener(folder), Nudger(folder)
    (path,) = folder.iterdir()
    reader._socket.close()  # as a killed process does: the file stays
    assert path.exists()
    nudger.nudge()
    assert list(folder.iterdir()) == []
    nudger.close()


def test_reader_takes_the_place_of_a_dead_one_with_its_number(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.nudge._serial", iter([1, 1]))
    first = listener(folder)
    first._socket.close()
    second, nudger = listener(folder), Nudger(folder)
    nudger.nudge()
    assert second.wait(0) is True
    second.close()
    nudger.close()


def test_closed_reader_leaves_no_file(folder: Path) -> None:
    reader = listener(folder)
    assert reader.fileno() >= 0
    reader.close()
    assert list(folder.iterdir()) == []


class Counting:
    """What a reader watches that cannot be nudged."""

    def __init__(self) -> None:
        self.number = 1
        self.closed = False

    def version(self) -> int:
        return self.number

    def close(self) -> None:
        self.closed = True


def listener(folder: Path) -> NudgeListener:
    return NudgeListener(folder, Counting)


def test_without_a_folder_nobody_is_nudged_and_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    nudger = Nudger(tmp_path / "file")
    nudger.nudge()
    nudger.close()


def test_reader_that_cannot_be_nudged_watches_the_store(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    watch = Counting()
    reader = NudgeListener(tmp_path / "file", lambda: watch)
    reader.drain()
    assert reader.wait(0.01) is False
    threading.Timer(0.05, lambda: setattr(watch, "number", 2)).start()
    assert reader.wait(30) is True
    reader.drain()
    assert reader.wait(0) is False
    reader.close()
    assert watch.closed
