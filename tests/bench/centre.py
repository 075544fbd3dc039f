"""`loket bench centre`: a national centre pulls the journals of 126 offices over TLS and checks every row.

The offices are real SQLite stores behind real journal servers, all of them in one process of their own; the centre
keeps its copies in a PostgreSQL that syncs as a real one does, or in SQLite where the machine has no PostgreSQL.
"""

import argparse
import json
import multiprocessing
import resource
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from centre.pull import pull_all
from config.centre import OfficeSection
from db import Store, admin, open_store
from db.entry import Entry
from domain.clock import FixedClock
from office.founding import found_office
from tests.bench._scratch import scratch_folder
from tests.helpers import postgres
from tests.helpers.centres import Centre, serving
from tests.helpers.offices import MORNING, TODAY, ZONE

OFFICES = 126
ROWS_A_DAY = 8000  # of one office: 1,000 bookings with 8 events each
FEW = 5
DESCRIPTORS = 8192
Report = dict[str, float | int | str]


def measure(*, quick: bool) -> Report:
    """Return rates and times of a first pull, of one with nothing new, and of one with a few rows of each office."""
    rows_each = 50 if quick else 1000
    with scratch_folder() as folder, _centre(folder) as (centre, engine), _country(folder, rows_each) as country:
        cpu = time.process_time()
        first, first_s = _pull(centre, country.offices)
        cpu = time.process_time() - cpu
        nothing, nothing_s = _pull(centre, country.offices)
        country.write_a_few()
        few, few_s = _pull(centre, country.offices)
        centre.store.close()
    assert (first, nothing, few) == (OFFICES * (rows_each + 1), 0, OFFICES * FEW)
    return {
        "bench": "centre",
        "engine": engine,
        "offices": OFFICES,
        "rows": first,
        "rows_per_s": round(first / first_s),
        "cpu_us_per_row": round(cpu / first * 1e6, 1),
        "first_pull_s": round(first_s, 2),
        "pull_of_nothing_s": round(nothing_s, 2),
        "pull_of_five_rows_each_s": round(few_s, 2),
        "national_day_s": round(OFFICES * ROWS_A_DAY * first_s / first, 1),
    }


def _pull(centre: Centre, offices: tuple[OfficeSection, ...]) -> tuple[int, float]:
    """Pull from all and return the number of rows and the seconds it took."""
    begun = time.perf_counter()
    done = list(pull_all(centre.store, offices, centre.client, FixedClock(MORNING)))
    assert not [each.fault for each in done if each.fault]
    return sum(each.rows for each in done), time.perf_counter() - begun


@contextmanager
def _centre(folder: Path) -> Iterator[tuple[Centre, str]]:
    with ExitStack() as stack:
        try:
            url = stack.enter_context(postgres.running(durable=True)).new_database("centre")
        except postgres.NoPostgres:
            url = f"sqlite:///{folder}/centre.db"
        yield Centre(url, folder / "keys"), url.partition(":")[0]


@dataclass
class _Country:
    """All the offices, in a process of their own."""

    offices: tuple[OfficeSection, ...]
    pipe: "Connection[None, None]"

    def write_a_few(self) -> None:
        """Let each office write some rows."""
        self.pipe.send(FEW)
        self.pipe.recv()


@contextmanager
def _country(folder: Path, rows_each: int) -> Iterator[_Country]:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_run_offices, args=(folder, rows_each, there), daemon=True)
    process.start()
    try:
        yield _Country(here.recv(), here)
        here.send(0)
        process.join()
    finally:
        process.kill()
        process.join()


def _run_offices(folder: Path, rows_each: int, pipe: "Connection[None, None]") -> None:
    """Found the offices, serve their journals, and write so many rows as the pipe says, until it says none."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (DESCRIPTORS, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    admin.create(f"sqlite:///{folder}/template.db")
    with ExitStack() as stack:
        stores = [_founded(folder, number) for number in range(1, OFFICES + 1)]
        for store in stores:
            stack.callback(store.close)
            _write(store, rows_each)
        served = [stack.enter_context(serving(_url(folder, s.office), s.office, folder / "keys")) for s in stores]
        pipe.send(tuple(served))
        while count := pipe.recv():
            for store in stores:
                _write(store, count)
            pipe.send("written")


def _url(folder: Path, number: int) -> str:
    return f"sqlite:///{folder}/office-{number}.db"


def _founded(folder: Path, number: int) -> Store:
    shutil.copyfile(folder / "template.db", folder / f"office-{number}.db")
    store = open_store(_url(folder, number), number)
    found_office(store, MORNING, ZONE)
    return store


def _write(store: Store, count: int) -> None:
    """Write rows such as a check-in writes."""
    with store.begin() as tx:
        for number in range(count):
            facts = {"label": f"A-{number:03}", "booking": number, "stage": "pre_check", "job": number}
            tx.record(Entry("checked_in", MORNING, TODAY, "kiosk:K1", f"ticket:{number}", facts))


def main() -> None:
    """Run it alone."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true")
    arguments.add_argument("--json", action="store_true")
    asked = arguments.parse_args()
    report = measure(quick=asked.quick)
    print(json.dumps(report) if asked.json else "\n".join(f"{key:<28} {value}" for key, value in report.items()))


if __name__ == "__main__":
    main()
