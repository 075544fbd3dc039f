"""Founds the demo's office and books its applicants, as an intake would have done the day before."""

import random
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path
from zoneinfo import ZoneInfo

import cv2

from config.keys import make_key
from config.load import load_config
from db import admin, open_store
from demo.photographs import empty_hall, photograph
from demo.world import World
from domain.bookings import Channel, Person
from domain.clock import FixedClock, SystemClock
from domain.services import Stage
from domain.text import Language
from hardware.scanner.sources import HALL_PICTURE
from office.bookings import BookingRequest, book, free_slots
from office.context import Act, Office, open_office
from office.counters import open_counter
from office.founding import found_office
from office.message_image import Chat, Theme, render_message
from office.messages import confirmation_message
from office.officers import add_officer
from office.outcomes import Booked

COUNTERS = {
    1: (Stage.PRE_CHECK,),
    2: (Stage.INTERVIEW,),
    3: (Stage.PAYMENT,),
    4: (Stage.COLLECTION,),
}
OFFICERS = {1: ("sari", "Sari Dewi"), 2: ("agus", "Agus Wijaya")}
PIN = "271845"
SERVICES = ("baru", "baru", "penggantian", "anak")
FIRST_NAMES = ("Siti", "Budi", "Ahmad", "Dewi", "Rina", "Joko", "Putri", "Hasan", "Maya", "Yusuf")
LAST_NAMES = ("Aminah", "Santoso", "Hidayat", "Lestari", "Wulandari", "Pratama", "Nugroho", "Siregar")
SEED = 20190117


@dataclass(frozen=True)
class Guest:
    """An applicant of the demo and the photograph of the confirmation that is held up."""

    booked: Booked
    photograph: str

    @property
    def birth_date(self) -> date:
        """Return what the kiosk will ask for."""
        return self.booked.booking.person.birth_date


def found(world: World, guests: int) -> list[Guest]:
    """Make keys, store, officers, counters and bookings; the photographs are left in the world's folder."""
    config = load_config(world.config)
    make_key(config.keys.folder)
    admin.create(config.store.url)
    now = SystemClock().now()
    yesterday = FixedClock(now - timedelta(days=1))
    store = open_store(config.store.url, config.office.number)
    try:
        found_office(store, yesterday.now(), ZoneInfo(config.office.zone), counters=COUNTERS)
    finally:
        store.close()
    office = open_office(config, yesterday)
    try:
        booked = [_book(office, person, service) for person, service in _people(guests)]
        shots = [_shot(office, each, world.photographs, number) for number, each in enumerate(booked, 1)]
        _staff(replace(office, clock=SystemClock()))
    finally:
        office.store.close()
    cv2.imwrite(str(world.camera / HALL_PICTURE), empty_hall(SEED))
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        paths = list(pool.map(take, shots))
    for each, path in zip(booked, paths, strict=True):
        path.with_suffix(".txt").write_text(_caption(each), encoding="utf-8")
    return [Guest(each, path.name) for each, path in zip(booked, paths, strict=True)]


@dataclass(frozen=True)
class Shot:
    """What one photograph is made of; painting takes most of a second, so several processes share the work."""

    message: tuple[str, ...]
    payload: str
    code: str
    theme: Theme
    seed: int
    path: Path


def take(shot: Shot) -> Path:
    """Draw the message, photograph it in a hand before the hall, and keep the picture."""
    message = render_message(shot.message, shot.payload, shot.code, Language.ID, Chat(theme=shot.theme))
    cv2.imwrite(str(shot.path), photograph(message, shot.seed), [cv2.IMWRITE_JPEG_QUALITY, 90])
    return shot.path


def _staff(office: Office) -> None:
    for number, (login, name) in OFFICERS.items():
        add_officer(office, Act.by("technician"), login, name, PIN)
        open_counter(office, Act.by(f"officer:{login}"), number, login)


def _people(count: int) -> Iterator[tuple[Person, str]]:
    """Yield invented people, each name once, and what they come for."""
    dice = random.Random(SEED)
    names = [f"{first} {last}" for first in FIRST_NAMES for last in LAST_NAMES]
    for name in dice.sample(names, count):
        born = date(dice.randint(1960, 2005), dice.randint(1, 12), dice.randint(1, 28))
        yield Person(name, born, f"Jl. Mawar {dice.randint(1, 99)}, Batam"), dice.choice(SERVICES)


def _book(office: Office, person: Person, service: str) -> Booked:
    """Book a slot of today that may be checked in from now on, filling one after the other."""
    tomorrow = office.today() + timedelta(days=1)
    now = SystemClock().now()
    soon = (now - timedelta(minutes=30), now + timedelta(minutes=25))
    slots = free_slots(office, service)
    slot = next(slot for slot in slots if slot.day == tomorrow and soon[0] <= slot.starts_at <= soon[1])
    request = BookingRequest(person, service, Channel.WHATSAPP, slot_id=slot.id)
    outcome = book(office, Act.by("intake"), request)
    assert isinstance(outcome, Booked), outcome
    return outcome


def _caption(booked: Booked) -> str:
    """Return what a person who plays this applicant by hand must know: the kiosk asks for the birth date."""
    person = booked.booking.person
    return f"{person.name}, {person.birth_date:%d-%m-%Y}"


def _shot(office: Office, booked: Booked, folder: Path, number: int) -> Shot:
    message = confirmation_message(office, booked, Language.ID)
    theme = Theme.DARK if number % 3 == 0 else Theme.LIGHT
    return Shot(message, booked.payload, booked.code, theme, SEED + number, folder / f"guest-{number:02d}.jpg")
