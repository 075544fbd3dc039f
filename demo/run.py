"""Runs the demo: by hand where there is a screen, else one minute of it played offscreen."""

import os
import signal
import sys
import time
from pathlib import Path

from config.load import load_config
from demo import cast, report
from demo.crew import Crew
from demo.founding import OFFICERS, PIN, found
from demo.morning import Morning
from demo.world import make_world
from office.context import open_office

GUESTS = 60
PLAYED_S = 60.0


def run(
    var: Path = Path("var"), out: Path = Path("out"), *, store_url: str | None = None, seconds: float = PLAYED_S
) -> int:
    """Make an office, run its processes, and leave ``out`` to look at; 1 when an invariant was broken."""
    signal.signal(signal.SIGTERM, _end)
    say("Founding an office, booking its applicants and photographing their phones ...")
    world = make_world(var, out, store_url)
    guests = found(world, GUESTS)
    on_screen = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    with Crew(world) as crew:
        cast.start_devices(crew, world)
        cast.start_daemons(crew)
        cast.start_screens(crew, world, on_screen=on_screen)
        if on_screen:
            return _until_dock_closes(crew)
        say(f"Playing {seconds:.0f} seconds of a morning ...")
        with cast.Fingers(world) as fingers:
            story = Morning(world, guests, fingers).play(seconds)
        exit_codes = crew.end_all()
    office = open_office(load_config(world.config))
    findings = report.find(world, office, story, exit_codes)
    office.store.close()
    page = report.write(world, findings)
    for fault in findings.faults:
        say(f"FAULT {fault}")
    say(f"{findings.summary['tickets']} tickets, {findings.summary['calls_painted']} calls. Look at {page}")
    return 1 if findings.faults else 0


def _until_dock_closes(crew: Crew) -> int:
    logins = " and ".join(login for login, _ in OFFICERS.values())
    say("The windows are open. In the dock, hold a phone before the kiosk's camera and press the counters' buttons.")
    say(f"At the counters sign in as {logins}, PIN {PIN}.")
    say("Close the dock, or press Ctrl+C, to end the office.")
    try:
        while not crew.has_ended("dock"):
            time.sleep(0.5)
    except KeyboardInterrupt:
        say("Closing the office.")
    return 0


def _end(*_: object) -> None:
    """End in order: the processes that were started must not stay behind."""
    raise KeyboardInterrupt


def say(text: str) -> None:
    """Tell the person at the terminal."""
    print(text, file=sys.stderr, flush=True)
