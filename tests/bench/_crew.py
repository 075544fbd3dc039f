"""What the processes of the store's benchmark do, each with a store of its own; times are of one clock for all."""

import os
import time
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from db import Feed, Store
from db.entry import Entry
from db.nudge import NudgeListener
from db.sqlite import DataVersion
from db.store import sqlite_path
from domain.bookings import Channel
from domain.text import Language
from office import calling
from office.bookings import BookingRequest, book
from office.check_in import check_in
from office.context import Act
from office.outcomes import Booked, Called, CheckedIn
from tests.helpers.offices import MORNING, TODAY
from tests.races.workers import BORN, person, working

SERVICES = ("baru", "penggantian", "anak")  # three series, so that 999 numbers of one are no limit
PAUSE_S = 0.02


class Share(NamedTuple):
    """What one process got done in a window."""

    done: int
    seconds: float
    worst_s: float


def book_some(url: str, numbers: Sequence[int]) -> list[str]:
    """Book today for some people and return the proofs."""
    proofs = []
    with working(url) as office:
        for number, service in zip(numbers, cycle(SERVICES), strict=False):
            request = BookingRequest(person(number), service, Channel.DEMO, day=office.today())
            outcome = book(office, Act.by("bench"), request)
            assert isinstance(outcome, Booked), outcome
            proofs.append(outcome.payload)
    return proofs


def check_in_for(url: str, proofs: Sequence[str], seconds: float) -> Share:
    """Check in one after the other until the time is over."""
    with working(url) as office:
        begun, worst, done = time.perf_counter(), 0.0, 0
        for proof in proofs:
            before = time.perf_counter()
            if before - begun > seconds:
                break
            outcome = check_in(office, Act.by("bench"), proof, BORN, Language.ID)
            assert isinstance(outcome, CheckedIn), outcome
            worst, done = max(worst, time.perf_counter() - before), done + 1
        return Share(done, time.perf_counter() - begun, worst)


def call_for(url: str, counter: int, seconds: float) -> Share:
    """Press "next" until the time is over or nobody waits."""
    with working(url) as office:
        begun, worst, done = time.perf_counter(), 0.0, 0
        while (before := time.perf_counter()) - begun < seconds:
            outcome = calling.call_next(office, Act.by("bench"), counter)
            if not isinstance(outcome, Called):
                break
            worst, done = max(worst, time.perf_counter() - before), done + 1
        return Share(done, time.perf_counter() - begun, worst)


def write_rows(url: str, count: int) -> list[float]:
    """Commit one row after the other, with a pause; return when each commit had returned."""
    committed = []
    with working(url) as office:
        time.sleep(0.5)  # the reader is there first
        for _ in range(count):
            with office.store.begin() as tx:
                tx.record(Entry("bench", MORNING, TODAY, "bench", "office:7"))
            committed.append(time.perf_counter())
            time.sleep(PAUSE_S)
    return committed


def read_rows(url: str, count: int, nudged: bool) -> list[float]:
    """Read as many rows as they come; return when each was there."""
    read: list[float] = []
    with working(url) as office:
        feed = office.store.feed() if nudged else _feed_without_nudges(office.store, url)
        while len(read) < count:
            feed.wait(10)
            rows = feed.poll()
            read += [time.perf_counter()] * len(rows)
        feed.close()
    return read


def _feed_without_nudges(store: Store, url: str) -> Feed:
    """Return a reader as one that may not write into the folder of readers."""
    path = sqlite_path(url)
    assert path is not None
    feed = Feed(store, NudgeListener(Path(os.devnull), lambda: DataVersion(path)), 1)
    feed.poll()
    return feed
