"""An office with a real server and three kiosks on cables of their own, and a course of mishaps for all of them."""

import json
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import time as clock_time
from pathlib import Path
from typing import Any

from config.keys import make_key
from db import StoreUnavailable, admin, open_store
from domain.bookings import Channel
from domain.refusals import Refused
from domain.slots import SlotPlan
from office import calling
from office.bookings import BookingRequest, book, free_slots
from office.calling import Outcome
from office.context import Act, Office, open_office
from office.founding import found_office
from tests.helpers.cables import Cable, Line, a_line_to
from tests.helpers.kiosk_process import Task
from tests.helpers.mirrors import a_kiosk_config
from tests.helpers.offices import COUNTERS, ZONE, a_person, open_counters
from tests.helpers.postgres import Server
from tests.helpers.shifted import ShiftedClock, an_open_hour

END_S = 60.0
NAMES = ("K1", "K2", "K3")
HARMS = (Cable.CUT, Cable.UNPLUGGED, Cable.DEAF, Cable.FORGETFUL, Cable.FORGETFUL)


@dataclass
class Kiosk:
    """One kiosk process, which is started again when it was killed."""

    task: Task
    line: Line
    lives: int = 0
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; each life draws other people."""
        self.lives += 1
        words = replace(self.task, seed=self.task.seed * 100 + self.lives).words()
        with self.task.answers.with_suffix(".log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.helpers.kiosk_process", *words], stdout=log, stderr=log
            )

    def kill(self) -> None:
        """Kill it as a power cut would, and start it again."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()
        self.start()

    def answers(self) -> list[dict[str, Any]]:
        """Return what it told people; the last line of a killed life may be half."""
        text = self.task.answers.read_text() if self.task.answers.exists() else ""
        return [json.loads(line) for line in text.splitlines() if line.endswith("}")]


@dataclass
class Country:
    """The office at the server, its kiosks, and the officers who call meanwhile."""

    office: Office
    kiosks: list[Kiosk]
    quiet: Path
    calls: int = 0
    silences: int = 0
    _ended: threading.Event = field(default_factory=threading.Event)

    def begin(self) -> None:
        """Start every kiosk, and let two officers call."""
        for kiosk in self.kiosks:
            kiosk.start()
        for counter in (1, 2):
            threading.Thread(target=self._call, args=(counter,), daemon=True).start()

    def end(self) -> list[int]:
        """Make everything whole, wait for every merge, and return how the processes ended."""
        for kiosk in self.kiosks:
            kiosk.line.put(Cable.WHOLE)
        self.quiet.touch()
        codes = [kiosk.process.wait(END_S) for kiosk in self.kiosks if kiosk.process is not None]
        self._ended.set()
        return codes

    def said(self) -> str:
        """Return what the kiosk processes complained of."""
        return "\n".join(kiosk.task.answers.with_suffix(".log").read_text() for kiosk in self.kiosks)

    def _call(self, counter: int) -> None:
        acts: tuple[Callable[[], Outcome], ...] = (
            lambda: calling.call_next(self.office, Act.by("test"), counter),
            lambda: calling.no_show(self.office, Act.by("test"), counter),
            lambda: calling.call_next(self.office, Act.by("test"), counter),
            lambda: calling.finish(self.office, Act.by("test"), counter),
        )
        number = counter
        while not self._ended.wait(0.3):
            number += 1
            try:
                self.calls += not isinstance(acts[number % len(acts)](), Refused)
            except StoreUnavailable:
                self.silences += 1


def harm(country: Country, server: Server, times: int, seed: int) -> list[str]:
    """Cut and heal cables ``times`` times at random, kill kiosks and the server in between; return what was done."""
    chance = random.Random(seed)
    done = []
    for number in range(times):
        time.sleep(chance.uniform(0.2, 1.6))
        chosen = chance.choice([country.kiosks, *([kiosk] for kiosk in country.kiosks)])
        state = chance.choice(HARMS)
        for kiosk in chosen:
            kiosk.line.put(state)
        time.sleep(chance.uniform(0.1, 0.7))
        if number % 4 == 1:
            chance.choice(country.kiosks).kill()
        if number % 12 == 7:
            server.kill9()
            server.start_again()
        time.sleep(chance.choice([0.0, 0.5, 2.5]))
        for kiosk in chosen:
            kiosk.line.put(Cable.WHOLE)
        done.append(f"{state} x {len(chosen)}")
    return done


@contextmanager
def a_country(
    server: Server, folder: Path, people: int, names: tuple[str, ...] = ("K1", "K2", "K3")
) -> Iterator[Country]:
    """Found an office at ``server`` with as many bookings for today, and kiosks that draw from the same ones."""
    clock = an_open_hour(ZONE)
    url = server.new_database(f"country_{folder.name}")
    config = a_kiosk_config(folder, url, "K0")
    make_key(config.keys.folder)
    admin.create(url)
    store = open_store(url, config.office.number)
    found_office(store, clock.now(), ZONE, counters=COUNTERS)
    store.close()
    office = open_office(config, clock)
    with ExitStack() as stack:
        stack.callback(office.store.close)
        _book(office, people, folder / "people.json")
        open_counters(office, 1, 2)
        lines = [stack.enter_context(a_line_to(server.port)) for _ in NAMES]
        kiosks = [
            Kiosk(_task(folder, name, url.replace(f":{server.port}/", f":{line.port}/"), clock, seed), line)
            for seed, (name, line) in enumerate(zip(NAMES, lines, strict=True), 1)
        ]
        country = Country(office, kiosks, folder / "quiet")
        try:
            yield country
        finally:
            for kiosk in kiosks:
                if kiosk.process is not None and kiosk.process.poll() is None:
                    kiosk.process.kill()
                    kiosk.process.wait()


def _task(folder: Path, name: str, url: str, clock: ShiftedClock, seed: int) -> Task:
    a_kiosk_config(folder, url, name)
    return Task(
        config=folder / f"{name}.toml",
        people=folder / "people.json",
        answers=folder / f"{name}.jsonl",
        quiet=folder / "quiet",
        shift_s=clock.by_s,
        seed=seed,
    )


def _book(office: Office, people: int, path: Path) -> None:
    plan = SlotPlan(first=clock_time(9), last=clock_time(17), minutes=60, places=500)
    roomy = replace(office, rules=replace(office.rules, slot_plan=plan))
    free_slots(roomy, "baru", same_day=True)
    said = []
    for _ in range(people):
        asked = BookingRequest(a_person(), "baru", Channel.OFFICE, day=office.today())
        done = book(roomy, Act.by("test"), asked)
        assert not isinstance(done, Refused), done
        born = done.booking.person.birth_date.isoformat()
        said.append({"serial": done.booking.serial, "text": done.payload, "born": born})
    path.write_text(json.dumps(said))
