"""kill -9 at any moment: what was acknowledged is there, numbers have no gap, and nobody waits for the dead."""

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from domain.services import Stage
from office.context import Act
from office.counters import open_counter
from office.invariants import check_invariants
from tests.helpers import postgres
from tests.helpers.offices import found_office_at, postgresql_stores
from tests.helpers.visits import contents
from tests.races import workers
from tests.races.team import context

pytestmark = pytest.mark.processes
WRITERS, WRITER_KILLS, SERVER_KILLS = 3, 12, 3
PATIENCE_S = 60.0
Work = Callable[[str, int, int, str], None]


class Writers:
    """Processes that hand out numbers and call them, each at a counter of its own."""

    def __init__(self, url: str, folder: Path, work: Work = workers.work_until_killed) -> None:
        self._url = url
        self._work = work
        self._folder = folder
        self._started = 0
        self._running = [self._start(counter) for counter in range(1, WRITERS + 1)]

    def kill_one(self, chance: random.Random) -> None:
        """End the oldest in the middle of its work, and put another in its place."""
        counter, process, receipts = self._running.pop(0)
        wait_until(lambda: receipts.exists() and receipts.stat().st_size > 0)
        time.sleep(chance.uniform(0, 0.05))
        _end(process)
        self._running.append(self._start(counter))

    def wait_for_work(self) -> None:
        """Wait until each of them got something more acknowledged."""
        sizes = [receipts.stat().st_size if receipts.exists() else 0 for _, _, receipts in self._running]
        for (_, _, receipts), size in zip(self._running, sizes, strict=True):
            wait_until(lambda receipts=receipts, size=size: receipts.exists() and receipts.stat().st_size > size + 100)

    def kill_all(self) -> None:
        """End them all."""
        for _, process, _ in self._running:
            _end(process)

    def acknowledged(self) -> list[list[str]]:
        """Return every line they wrote down; a torn last one was not acknowledged."""
        texts = [file.read_text(encoding="ascii") for file in self._folder.glob("receipts-*")]
        return [line.split() for text in texts for line in text.split("\n")[:-1]]

    def _start(self, counter: int) -> tuple[int, BaseProcess, Path]:
        self._started += 1
        receipts = self._folder / f"receipts-{self._started}"
        arguments = (self._url, counter, self._started * 1_000_000, str(receipts))
        process = context.Process(target=self._work, args=arguments)
        process.start()
        return counter, process, receipts


def _end(process: BaseProcess) -> None:
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()


def wait_until(done: Callable[[], bool]) -> None:
    """Wait for something that surely happens soon."""
    deadline = time.monotonic() + PATIENCE_S
    while not done():
        assert time.monotonic() < deadline, "nothing was acknowledged any more"
        time.sleep(0.005)


def open_counters(url: str) -> None:
    with workers.working(url) as office:
        for counter in range(1, WRITERS + 1):
            open_counter(office, Act.by("race"), counter, f"officer{counter}", [Stage.PRE_CHECK, Stage.COLLECTION])


def check_store(url: str, acknowledged: list[list[str]]) -> None:
    """Compare what was acknowledged with what is there."""
    with workers.working(url) as office:
        tables = contents(office)
        labels = {row[6] for row in tables["ticket"]}
        calls = {(row[2], row[3]) for row in tables["call"]}
        assert check_invariants(office) == []
    assert {line[1] for line in acknowledged if line[0] == "number"} <= labels
    assert {(int(line[1]), int(line[2])) for line in acknowledged if line[0] == "call"} <= calls
    numbers = [line[1] for line in acknowledged if line[0] == "number"]
    assert len(numbers) == len(set(numbers)) > WRITERS


def test_killed_writers_lose_nothing(url: str, tmp_path: Path, scale: int) -> None:
    open_counters(url)
    chance = random.Random(1)
    writers = Writers(url, tmp_path)
    for _ in range(WRITER_KILLS * scale):
        writers.kill_one(chance)
    writers.wait_for_work()
    writers.kill_all()
    check_store(url, writers.acknowledged())


def test_control_numbers_acknowledged_before_the_commit_are_lost(url: str, tmp_path: Path) -> None:
    chance = random.Random(1)
    writers = Writers(url, tmp_path, workers.acknowledge_too_early)
    for _ in range(WRITER_KILLS):
        writers.kill_one(chance)
    writers.kill_all()
    with workers.working(url) as office:
        issued = sum(row[-1] for row in contents(office)["series"])
    assert len(writers.acknowledged()) > issued


@pytest.fixture
def durable_server() -> Iterator[postgres.Server]:
    """Run a server that syncs to the disk, and may be killed."""
    try:
        server = postgres.start(durable=True)
    except postgres.NoPostgres as error:
        pytest.skip(str(error))
    yield server
    server.stop()


@pytest.mark.postgres
def test_killed_server_loses_nothing(durable_server: postgres.Server, tmp_path: Path, scale: int) -> None:
    url = postgresql_stores(durable_server).new_url()
    found_office_at(url)
    open_counters(url)
    writers = Writers(url, tmp_path)
    for _ in range(SERVER_KILLS * scale):
        writers.wait_for_work()
        durable_server.kill9()
        durable_server.start_again()
    writers.wait_for_work()
    writers.kill_all()
    check_store(url, writers.acknowledged())
