"""The gate: one writer at a time, a limit for those who wait, and no trace of those who gave up."""

import fcntl
import os
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest

from db.errors import StoreUnavailable
from db.gate import Gate

SHORT = timedelta(seconds=0.15)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the side file of a store will be."""
    return tmp_path / "office.db.gate"


class Holder:
    """Another process's hold on the gate: a descriptor of its own."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT)
        fcntl.flock(self._descriptor, fcntl.LOCK_EX)

    def let_go(self) -> None:
        """Leave as a killed process does: the kernel closes its files."""
        os.close(self._descriptor)


def test_threads_enter_one_at_a_time(path: Path) -> None:
    gate, inside, most = Gate(path), [0], [0]

    def work() -> None:
        for _ in range(200):
            gate.enter()
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            time.sleep(0)
            inside[0] -= 1
            gate.leave()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]
    gate.close()


def test_waits_for_another_process_and_then_enters(path: Path) -> None:
    holder, gate = Holder(path), Gate(path)
    threading.Timer(0.05, holder.let_go).start()
    gate.enter()
    gate.leave()
    gate.enter()
    gate.leave()
    gate.close()
    assert path.exists()


def test_tells_when_another_process_keeps_it_shut(path: Path) -> None:
    holder, gate = Holder(path), Gate(path, SHORT)
    with pytest.raises(StoreUnavailable, match="locked for too long by"):
        gate.enter()
    holder.let_go()
    gate.enter()  # the place in the line that was given up does not block
    gate.leave()
    gate.close()


def test_tells_when_another_thread_keeps_it_shut(path: Path) -> None:
    gate, caught = Gate(path, SHORT), []
    gate.enter()

    def enter() -> None:
        with pytest.raises(StoreUnavailable, match="another thread of this process") as error:
            gate.enter()
        caught.append(error)

    thread = threading.Thread(target=enter)
    thread.start()
    thread.join()
    assert len(caught) == 1
    gate.leave()
    gate.close()


def test_given_up_places_leave_no_open_files(path: Path) -> None:
    gate = Gate(path, timedelta(seconds=0.01))
    before = len(os.listdir("/proc/self/fd"))
    holder = Holder(path)
    for _ in range(5):
        with pytest.raises(StoreUnavailable):
            gate.enter()
    holder.let_go()
    for waiting in [thread for thread in threading.enumerate() if thread.name == "store-gate"]:
        waiting.join(5)
    gate.close()
    assert len(os.listdir("/proc/self/fd")) == before


def test_side_file_that_cannot_be_made_is_told_in_a_sentence(tmp_path: Path) -> None:
    gate = Gate(tmp_path / "nowhere" / "office.db.gate")
    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        gate.enter()
    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        gate.enter()  # the failed try did not keep the threads' lock
