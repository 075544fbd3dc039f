"""A small office for tests of the daemons as processes: a store, a config file, and what is started beside it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from config.keys import make_key
from config.load import load_config
from db import admin, open_store
from demo.world import World, config_text, make_world
from domain.clock import SystemClock
from office.context import Office, open_office
from office.founding import found_office
from tests.helpers.offices import COUNTERS

EXIT_S = 60.0


@dataclass
class Process:
    """One process of ours, with what it said."""

    popen: subprocess.Popen[bytes]
    log: Path

    def end(self) -> int:
        """Ask it to end and return its exit code."""
        self.popen.send_signal(signal.SIGTERM)
        return self.wait()

    def wait(self) -> int:
        """Return the exit code, once it has ended by itself."""
        return self.popen.wait(EXIT_S)

    def kill(self) -> None:
        """Kill it as a power cut would."""
        os.kill(self.popen.pid, signal.SIGKILL)
        self.popen.wait(EXIT_S)

    def said(self) -> str:
        """Return everything it has written so far."""
        return self.log.read_text(encoding="utf-8")


@dataclass
class Branch:
    """The office, its world on disk, and the processes started in it."""

    world: World
    office: Office
    processes: list[Process] = field(default_factory=list)

    def daemon(self, name: str, *options: str) -> Process:
        """Start a daemon from the command line, as a service manager would."""
        return self.start(["loket", "daemon", name, "--config", str(self.world.config), *options])

    def start(self, module: Sequence[str]) -> Process:
        """Run a module of ours."""
        log = self.world.var / "logs" / f"{len(self.processes)}.log"
        with log.open("wb") as words:
            popen = subprocess.Popen(
                [sys.executable, "-m", *module], stdin=subprocess.DEVNULL, stdout=words, stderr=words
            )
        self.processes.append(Process(popen, log))
        return self.processes[-1]

    def end_all(self) -> None:
        """End what still runs."""
        for process in self.processes:
            if process.popen.poll() is None:
                process.kill()


@contextmanager
def a_branch(folder: Path, store_url: str | None = None, printer_port: int | None = None) -> Iterator[Branch]:
    """Found an office in a short ``folder`` and end its processes after the block."""
    world = make_world(folder / "v", folder / "o", store_url)
    if printer_port is not None:
        world = replace(world, printer_port=printer_port)
    now = SystemClock().now()
    world.config.write_text(config_text(world, now), encoding="utf-8")
    config = load_config(world.config)
    make_key(config.keys.folder)
    admin.create(config.store.url)
    store = open_store(config.store.url, config.office.number)
    try:
        found_office(store, now, ZoneInfo(config.office.zone), counters=COUNTERS)
    finally:
        store.close()
    branch = Branch(world, open_office(config))
    try:
        yield branch
    finally:
        branch.end_all()
        branch.office.store.close()
