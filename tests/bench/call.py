"""`loket bench call`: from the press of "next" to the frame of the hall display that shows the number.

A real display process, offscreen and drawn in software; presses come from this process as the bus would make them.
``committed`` is when the call is safe on the disk, ``painted`` when the frame that shows it has been swapped.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

from config.load import load_config
from db import admin, open_store
from demo.finger import Finger
from domain.clock import SystemClock
from domain.text import Language
from office.calling import call_next
from office.check_in import WalkIn, walk_in
from office.context import Act, Office, calendar_of, open_office
from office.counters import open_counter
from office.founding import found_office
from office.outcomes import Called, CheckedIn
from tests.bench._scratch import scratch_folder
from tests.helpers.offices import a_person

ROOT = Path(__file__).resolve().parents[2]
COUNTERS = (1, 2, 3, 4)
BETWEEN_PRESSES_S = 0.2
PAINT_LIMIT_S = 10.0
START_LIMIT_S = 30.0
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
Report = dict[str, float | int | str]


def measure(*, quick: bool) -> Report:
    """Return times of calls and what the display costs; the keys end in their unit."""
    presses = 20 if quick else 150
    with scratch_folder() as folder:
        office = _found(folder)
        _fill(office, presses)
        with _display(folder) as (process, first_frame_s):
            times = [_press(office, COUNTERS[n % len(COUNTERS)], folder) for n in range(presses)]
            rss_mb = _rss_mb(process.pid)
        office.store.close()
    committed, painted = zip(*times, strict=True)
    return {
        "bench": "call",
        "presses": presses,
        **_spread("committed", committed),
        **_spread("painted", painted),
        "first_frame_s": round(first_frame_s, 2),
        "rss_mb": round(rss_mb, 1),
    }


def _press(office: Office, counter: int, folder: Path) -> tuple[float, float]:
    """Press once and wait for the paint; return the seconds until the commit and until the frame."""
    time.sleep(BETWEEN_PRESSES_S)
    seen = _painted(folder)
    pressed_at = time.time()
    called = call_next(office, Act.by("bench"), counter)
    committed_at = time.time()
    assert isinstance(called, Called), called
    deadline = time.monotonic() + PAINT_LIMIT_S
    while len(_painted(folder)) == len(seen):
        assert time.monotonic() < deadline, "the display did not paint the call"
        time.sleep(0.005)
    painted_at = json.loads(_painted(folder)[len(seen)])["painted_at"]
    return committed_at - pressed_at, painted_at - pressed_at


def _painted(folder: Path) -> list[str]:
    log = folder / "painted.jsonl"
    return log.read_text(encoding="utf-8").splitlines() if log.exists() else []


def _spread(what: str, times: tuple[float, ...]) -> Report:
    p99 = quantiles(times, n=100, method="inclusive")[98]
    return {f"{what}_p50_ms": round(median(times) * 1000, 2), f"{what}_p99_ms": round(p99 * 1000, 2)}


def _rss_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


@contextmanager
def _display(folder: Path) -> Iterator[tuple["subprocess.Popen[bytes]", float]]:
    """Run a display and yield it with the seconds until its first picture."""
    eye = folder / "eye"
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
        "LOKET_REMOTE": str(eye),
        "LOKET_LATENCY_LOG": str(folder / "painted.jsonl"),
    }
    command = [sys.executable, "-m", "loket", "display", "--config", str(folder / "loket.toml")]
    begun = time.monotonic()
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        yield process, _first_picture(Finger(eye), folder / "first.png", begun)
    finally:
        process.terminate()
        process.wait(20)


def _first_picture(finger: Finger, picture: Path, begun: float) -> float:
    finger.wait_for(lambda _: True, START_LIMIT_S, "the display")
    finger.grab(picture)
    finger.let_go()
    return time.monotonic() - begun


def _found(folder: Path) -> Office:
    """Found an office whose day is open around the clock, so that the bench runs at any hour."""
    file = folder / "loket.toml"
    hours = "\n".join(f"{day} = {{ opens = 00:00:00, closes = 23:59:59 }}" for day in DAYS)
    file.write_text(
        '[office]\nnumber = 1\nprefix = "BTM"\nname = "Kantor Contoh"\nsite = "Batam"\naddress = "Jl. Contoh 1"\n'
        "[rules]\npress_guard_s = 0\n[sound]\nenabled = false\n[calendar]\nnational_holidays = false\n"
        f"[calendar.group_days]\nregular = {json.dumps(DAYS)}\nhajj_umrah = {json.dumps(DAYS)}\n"
        f"[calendar.hours]\n{hours}\n",
        encoding="utf-8",
    )
    config = load_config(file)
    admin.create(config.store.url)
    store = open_store(config.store.url, config.office.number)
    found_office(store, SystemClock().now(), calendar_of(config).zone)
    store.close()
    return open_office(config)


def _fill(office: Office, people: int) -> None:
    """Let people come who did not book, and open the counters for their first stage."""
    service = next(service for service in office.services.values() if service.walk_in and not service.priority)
    for counter in COUNTERS:
        open_counter(office, Act.by("bench"), counter, f"officer{counter}", service.stages[:1])
    for _ in range(people):
        come = walk_in(office, Act.by("bench"), WalkIn(service.code, a_person()), Language.ID)
        assert isinstance(come, CheckedIn), come
