"""Offices for the benchmarks of devices: open around the clock, with people who come without a booking."""

import json
import shutil
from pathlib import Path

from config.load import load_config
from config.model import Config
from db import admin, open_store
from db.queries import print_jobs
from domain.clock import SystemClock
from domain.slip import Slip, slip_from_json
from domain.text import Language
from office.check_in import WalkIn, walk_in
from office.context import Act, Office, calendar_of, open_office
from office.counters import open_counter
from office.founding import found_office
from office.outcomes import CheckedIn
from tests.helpers.offices import a_person

TEMPLATE = "template"
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def a_config(folder: Path, devices: str = "", like: Path | None = None) -> Config:
    """Write the configuration of an office that never closes, with these devices, and found it.

    Founding takes a second, and one at a time: an office may be the copy of another one that nothing has happened in.
    """
    file = folder / "loket.toml"
    hours = "\n".join(f"{day} = {{ opens = 00:00:00, closes = 23:59:59 }}" for day in DAYS)
    file.write_text(
        '[office]\nnumber = 1\nprefix = "BTM"\nname = "Kantor Imigrasi Batam"\nsite = "Batam Centre"\n'
        'address = "Jl. Contoh 1"\n[rules]\npress_guard_s = 0\n[sound]\nenabled = false\n'
        f"{devices}\n[calendar]\nnational_holidays = false\n[calendar.group_days]\nregular = {json.dumps(DAYS)}\n"
        f"hajj_umrah = {json.dumps(DAYS)}\n[calendar.hours]\n{hours}\n",
        encoding="utf-8",
    )
    config = load_config(file)
    if like is not None:
        shutil.copytree(like / "var", folder / "var")
        return config
    admin.create(config.store.url)
    store = open_store(config.store.url, config.office.number)
    found_office(store, SystemClock().now(), calendar_of(config).zone)
    store.close()
    return config


def an_office(folder: Path, devices: str = "") -> Office:
    """Found an office and open it."""
    return open_office(a_config(folder, devices))


def a_visitor(office: Office) -> CheckedIn:
    """Let somebody come without a booking, which queues a ticket to print."""
    service = next(service for service in office.services.values() if service.walk_in and not service.priority)
    come = walk_in(office, Act.by("bench"), WalkIn(service.code, a_person()), Language.ID)
    assert isinstance(come, CheckedIn), come
    return come


def open_counters(office: Office, *numbers: int) -> None:
    """Open counters for the first stage of those visitors."""
    service = next(service for service in office.services.values() if service.walk_in and not service.priority)
    for counter in numbers:
        open_counter(office, Act.by("bench"), counter, f"officer{counter}", service.stages[:1])


def slip_of(office: Office, job_id: int) -> Slip:
    """Return the words that were printed for a job."""
    with office.store.read() as tx:
        row = print_jobs.by_id(tx, job_id)
    assert row is not None
    return slip_from_json(row.slip)
