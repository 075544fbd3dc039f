"""What the processes of the races do. Each work opens its own office, as a process of the product does."""

import itertools
import os
import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import psycopg
from pysqlite3 import dbapi2 as sqlite

from db import StoreUnavailable
from db.queries import tickets
from db.sqlite import connect
from db.store import sqlite_path
from domain.bookings import Channel, Person
from domain.check_in import CheckInRules
from domain.clock import FixedClock
from domain.refusals import RefusalReason, Refused
from domain.rules import OfficeRules
from domain.text import Language
from office import calling
from office.bookings import BookingRequest, book
from office.check_in import WalkIn, check_in, walk_in
from office.context import Act, Office
from office.outcomes import Booked, Called, CheckedIn
from tests.helpers.offices import MORNING, number_word, reopened
from tests.races.team import meet

BORN = date(1990, 5, 12)
WALK_IN_SERVICES = ("hilang", "rusak", "perubahan_data", "pmi", "prioritas", "percepatan")
# All day long, and as fast as a machine can press.
RULES = OfficeRules(check_in=CheckInRules(timedelta(hours=12), timedelta(hours=12)), press_guard=timedelta(0))


@contextmanager
def working(url: str, places: int = 1000) -> Iterator[Office]:
    """Open the office as this process's own."""
    office = reopened(url, FixedClock(MORNING), places=places, rules=RULES)
    try:
        yield office
    finally:
        office.store.close()


def person(number: int) -> Person:
    """Return the invented person of a number."""
    return Person(f"Siti Lomba {number_word(number)}", BORN)


def book_all(url: str, numbers: Sequence[int]) -> list[str]:
    """Book today for some people and return the proofs."""
    with working(url) as office:
        requests = [BookingRequest(person(number), "baru", Channel.WHATSAPP, day=office.today()) for number in numbers]
        outcomes = [book(office, Act.by("race"), request) for request in requests]
        return [outcome.payload for outcome in outcomes if isinstance(outcome, Booked)]


def book_slots(url: str, slots: Sequence[int], first_person: int) -> list[int]:
    """Try to book each slot for another person; return the slots that were given."""
    with working(url) as office:
        requests = [
            BookingRequest(person(first_person + place), "baru", Channel.WHATSAPP, slot_id=slot)
            for place, slot in enumerate(slots)
        ]
        outcomes = [book(office, Act.by("race"), request) for request in requests]
        return [outcome.booking.slot_id for outcome in outcomes if isinstance(outcome, Booked)]


def book_person(url: str, numbers: Sequence[int], act: str = "") -> list[object]:
    """Book for the same people as the others do, perhaps with the same act; return serials or reasons."""
    with working(url) as office:
        found: list[object] = []
        for number in numbers:
            request = BookingRequest(person(number), "baru", Channel.OFFICE, day=office.today())
            outcome = book(office, Act(f"{act}{number}", "race") if act else Act.by("race"), request)
            found.append(outcome.booking.serial if isinstance(outcome, Booked) else outcome.reason)
        return found


def check_in_all(url: str, proofs: Sequence[str], seed: int, act: str = "") -> dict[str, tuple[str, object]]:
    """Show every proof in an order of one's own; return what each was answered, by its proof."""
    order = list(proofs)
    random.Random(seed).shuffle(order)
    answers = {}
    with working(url) as office:
        for proof in order:
            this_act = Act(f"{act}{proofs.index(proof)}", "race") if act else Act.by(f"kiosk:{seed}")
            outcome = check_in(office, this_act, proof, BORN, Language.ID)
            answers[proof] = _answer(outcome)
    return answers


def _answer(outcome: CheckedIn | Refused) -> tuple[str, object]:
    if isinstance(outcome, CheckedIn):
        return outcome.ticket.label, outcome.repeated
    return outcome.label, outcome.reason


def walk_in_all(url: str, numbers: Sequence[int]) -> list[str]:
    """Come directly, one after the other; return the numbers that were given."""
    with working(url) as office:
        outcomes = [walk_in(office, Act.by("race"), WalkIn("hilang", person(n)), Language.ID) for n in numbers]
        return [outcome.ticket.label for outcome in outcomes if isinstance(outcome, CheckedIn)]


def call_all(url: str, counter: int, expected: int) -> list[tuple[int, str]]:
    """Press "next" until the office has finished a number of calls at all counters; return one's own."""
    called: list[tuple[int, str]] = []
    with working(url) as office:
        while True:
            outcome = calling.call_next(office, Act.by(f"counter:{counter}"), counter)
            if isinstance(outcome, Called):
                called.append((outcome.ticket.id, outcome.ticket.stage.value))
            elif _calls(office) < expected:
                time.sleep(0.005)
            else:
                break
        calling.finish(office, Act.by(f"counter:{counter}"), counter)
    return called


def _calls(office: Office) -> int:
    with office.store.read() as tx:
        count: int = tx.execute("SELECT COUNT(*) FROM call").fetchone()[0]
        return count


def press_together(url: str, counter: int, rounds: int, counters: int) -> list[int | RefusalReason]:
    """Press "next" in the same moment as the other counters, again and again; return each answer."""
    answers: list[int | RefusalReason] = []
    with working(url) as office:
        for _ in range(rounds):
            meet(counters)
            outcome = calling.call_next(office, Act.by(f"counter:{counter}"), counter)
            answers.append(outcome.reason if isinstance(outcome, Refused) else outcome.ticket.id)
    return answers


def press_for_one(url: str, counter: int, rounds: int, counters: int) -> list[int]:
    """Press "next" together for one person who has just come; return the tickets that were called."""
    called = []
    with working(url) as office:
        for number in range(rounds):
            if counter == 1:
                walk_in(office, Act.by("race"), WalkIn("hilang", person(number)), Language.ID)
            meet(counters)
            outcome = calling.call_next(office, Act.by(f"counter:{counter}"), counter)
            meet(counters)
            if isinstance(outcome, Called):
                called.append(outcome.ticket.id)
                calling.no_show(office, Act.by(f"counter:{counter}"), counter)
    return called


def work_until_killed(url: str, counter: int, first_person: int, receipts: str) -> None:
    """Hand out numbers and call them, write down what was acknowledged, until somebody ends this process.

    What failed because the store is away is asked again as the same act, as the product does.
    """
    paper = os.open(receipts, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    with working(url) as office:
        for number in itertools.count(first_person):
            asked = WalkIn(WALK_IN_SERVICES[number % len(WALK_IN_SERVICES)], person(number))
            given = insist(lambda act, asked=asked: walk_in(office, act, asked, Language.ID))
            assert isinstance(given, CheckedIn), given
            os.write(paper, f"number {given.ticket.label}\n".encode())
            called = insist(lambda act: calling.call_next(office, act, counter))
            assert isinstance(called, Called), called
            os.write(paper, f"call {called.ticket.id} {counter}\n".encode())


def insist(ask: Callable[[Act], object]) -> object:
    """Send one act again and again until the store answers."""
    act = Act.by("race")
    while True:
        try:
            return ask(act)
        except StoreUnavailable:
            time.sleep(0.05)


# -- the controls: the same without the product's locks --


def raw_connection(url: str) -> Any:
    """Open the driver itself, without any transaction."""
    path = sqlite_path(url)
    return psycopg.connect(url, autocommit=True) if path is None else connect(path)


def read_then_write(url: str, read: str, write: str, times: int) -> list[Any]:
    """Do what every first program does: read a value, and write what follows from it; return what was read."""
    connection = raw_connection(url)
    found = []
    for _ in range(times):
        row = connection.execute(read).fetchone()
        if row is not None:
            found.append(row[0])
            _write(connection, write.format(*row))
    connection.close()
    return found


def _write(connection: Any, sql: str) -> None:
    try:
        connection.execute(sql)
    except (sqlite.IntegrityError, psycopg.IntegrityError):
        return  # the last line of the schema: it stops the write, not the race


def acknowledge_too_early(url: str, counter: int, first_person: int, receipts: str) -> None:
    """Write a number down before its transaction is committed, which takes a moment as on a slow disk."""
    paper = os.open(receipts, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    with working(url) as office:
        while True:
            with office.store.begin() as tx:
                number = tickets.take_number(tx, "L", office.today(), f"K{counter}")
                os.write(paper, f"number {first_person + (number or 0)}\n".encode())
                time.sleep(0.02)
