"""The change feed: each reader sees each row once and in order, whatever is lost on the way."""

import random
import select
import threading
import time
from collections.abc import Iterator
from itertools import chain

import pytest

from db import Feed
from db.entry import Entry
from db.feed import SAFETY_POLL_S
from office.context import Office
from tests.helpers.offices import MORNING, TODAY, clock, office, postgres_server, stores

__all__ = ["clock", "office", "postgres_server", "stores"]


def write(office: Office, rows: int = 1) -> None:
    """Write some rows in one transaction, as another process would."""
    with office.store.begin() as tx:
        for _ in range(rows):
            tx.record(Entry("tried", MORNING, TODAY, "test", "office:7"))


def seqs(feed: Feed) -> list[int]:
    return [row.seq for row in feed.poll()]


@pytest.fixture
def feed(office: Office) -> Iterator[Feed]:
    """Return a reader of what is written from now on."""
    opened = office.store.feed()
    yield opened
    opened.close()


def test_reader_begins_behind_what_is_there(office: Office, feed: Feed) -> None:
    assert feed.poll() == []
    write(office, 2)
    assert seqs(feed) == [2, 3]
    assert feed.poll() == []


def test_reader_goes_on_at_its_cursor(office: Office) -> None:
    write(office, 3)
    first = office.store.feed(cursor=1)
    assert seqs(first) == [2, 3, 4]
    first.close()
    write(office)
    second = office.store.feed(cursor=first.cursor)
    assert seqs(second) == [5]
    second.close()


def test_long_absence_is_read_in_batches(office: Office) -> None:
    write(office, 1200)
    feed = office.store.feed(cursor=0)
    batches = [seqs(feed) for _ in range(4)]
    assert [len(batch) for batch in batches] == [500, 500, 201, 0]
    assert list(chain(*batches)) == list(range(1, 1202))
    feed.close()


def test_wait_ends_with_a_commit_of_another_thread(office: Office, feed: Feed) -> None:
    threading.Timer(0.05, write, [office]).start()
    assert feed.wait(30) is True
    assert seqs(feed) == [2]


def test_wait_ends_by_itself(feed: Feed) -> None:
    assert feed.wait(0.01) is False


def test_descriptor_becomes_readable(office: Office, feed: Feed) -> None:
    feed.poll()
    write(office)
    assert select.select([feed.fileno()], [], [], 30)[0] == [feed.fileno()]
    feed.poll()
    assert select.select([feed.fileno()], [], [], 0)[0] == []


def test_lost_nudge_costs_no_row(office: Office, feed: Feed) -> None:
    write(office)
    feed._listener.drain()  # the nudge is lost
    assert feed.wait(SAFETY_POLL_S * 10) is True
    assert seqs(feed) == [2]


def test_undone_transaction_is_never_seen(office: Office, feed: Feed) -> None:
    with office.store.begin() as tx:
        tx.record(Entry("tried", MORNING, TODAY, "test", "office:7"))
        tx.give_up()
    write(office)
    assert seqs(feed) == [2]


def test_every_reader_sees_every_row_once_and_in_order(office: Office) -> None:
    """Four writers; readers that lose nudges at random and start again with their cursor in mid-stream."""
    writers = [threading.Thread(target=lambda: [write(office, 1 + turn % 3) for turn in range(30)]) for _ in range(4)]
    total = 1 + 4 * sum(1 + turn % 3 for turn in range(30))
    seen: list[list[int]] = [[] for _ in range(3)]
    readers = [threading.Thread(target=read_badly, args=(office, seen[name], total, name)) for name in range(3)]
    for thread in (*readers, *writers):
        thread.start()
    for thread in (*writers, *readers):
        thread.join()
    assert seen == [list(range(1, total + 1))] * 3


def read_badly(office: Office, seen: list[int], total: int, seed: int) -> None:
    """Read until the end, with a third of the nudges lost and a new start now and then."""
    chance = random.Random(seed)
    feed = office.store.feed(cursor=0)
    deadline = time.monotonic() + 120
    while len(seen) < total and time.monotonic() < deadline:
        feed.wait(0.2)
        if chance.random() < 0.3:
            feed._listener.drain()
        seen.extend(seqs(feed))
        if chance.random() < 0.2:
            feed.close()
            feed = office.store.feed(cursor=feed.cursor)
    feed.close()
