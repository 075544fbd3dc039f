"""Runs the demo's office for the end-to-end tests: the same processes, fewer applicants."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from config.load import load_config
from demo import cast
from demo.crew import Crew
from demo.finger import Finger
from demo.founding import Guest, found
from demo.guests import KioskGuest, Visit
from demo.world import World, make_world
from office.context import Office, open_office

WAIT_S = 60.0


@dataclass
class RunningOffice:
    """The processes of one office, and an office of our own on the same store to look with."""

    world: World
    crew: Crew
    guests: Sequence[Guest]
    office: Office
    fingers: cast.Fingers

    def finger(self, app: str) -> Finger:
        """Return the finger on an app's window."""
        return self.fingers[app]

    def at_the_kiosk(self) -> KioskGuest:
        """Return somebody before the kiosk."""
        return KioskGuest(self.world, self.finger("kiosk"))

    def check_in(self, guest: Guest, language: str = "id") -> Visit:
        """Let a guest check in with the own photograph."""
        photograph = self.world.photographs / guest.photograph
        return self.at_the_kiosk().check_in(photograph, guest.birth_date, language)

    def start_all(self) -> None:
        """Start every process and wait for the screens."""
        cast.start_devices(self.crew, self.world)
        cast.start_daemons(self.crew)
        cast.start_screens(self.crew, self.world, on_screen=False)
        for app in ("kiosk", "display", "counter-1"):
            self.finger(app).wait_for(lambda _: True, WAIT_S, "its first screen")


@contextmanager
def running_office(folder: Path, store_url: str | None, guests: int = 3) -> Iterator[RunningOffice]:
    """Found an office and run it until the end of the block."""
    # A socket's name has 107 bytes at most, and the folders of tests are deep.
    short = Path(tempfile.mkdtemp(prefix="lk-"))
    world = make_world(short / "v", folder / "out", store_url)
    people = found(world, guests)
    office = open_office(load_config(world.config))
    try:
        with Crew(world) as crew, cast.Fingers(world) as fingers:
            running = RunningOffice(world, crew, people, office, fingers)
            running.start_all()
            yield running
    finally:
        office.store.close()
        shutil.rmtree(short, ignore_errors=True)


def wait_until(true: Callable[[], bool], what: str, limit_s: float = WAIT_S) -> None:
    """Wait until something is so; AssertionError with ``what`` after the limit."""
    deadline = time.monotonic() + limit_s
    while not true():
        assert time.monotonic() < deadline, f"waited {limit_s:g} s in vain for {what}"
        time.sleep(0.05)


def read_qr(picture: Path) -> str:
    """Return what zbarimg, a reader that others wrote, finds in a picture."""
    done = subprocess.run(["zbarimg", "--quiet", "--raw", str(picture)], capture_output=True, text=True, timeout=30)
    return done.stdout.strip()
