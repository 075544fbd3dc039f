"""Pulls the journals of the offices side by side, and keeps what continues each chain."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass

from centre.client import OfficeClient, OfficeSilent
from config.centre import OfficeSection
from db import Store, centre
from db.extract import verified
from db.journal import Fault, Head
from domain.clock import Clock

AT_A_TIME = 8
Connect = Callable[[OfficeSection], OfficeClient]


@dataclass(frozen=True)
class Pulled:
    """How one office's pull ended: ``fault`` is a sentence where something is wrong, ``refused`` where rows are."""

    office: int
    rows: int
    end: Head
    fault: str = ""
    refused: bool = False


def pull_all(store: Store, offices: tuple[OfficeSection, ...], connect: Connect, clock: Clock) -> Iterator[Pulled]:
    """Pull from every office, several at a time; yields how each one went, as it ends."""
    with ThreadPoolExecutor(AT_A_TIME, thread_name_prefix="pull") as workers:
        pulls = [workers.submit(pull, store, office, connect, clock) for office in offices]
        for done in as_completed(pulls):
            yield done.result()


def pull(store: Store, office: OfficeSection, connect: Connect, clock: Clock) -> Pulled:
    """Pull what one office has written since the last time; each page is kept before the next one is asked for."""
    with store.begin() as tx:
        begin = centre.head_of(tx, office.number)
    fault, refused = "", False
    try:
        with connect(office) as client:
            broken = _pull_pages(store, office.number, client, begin)
        if broken:
            fault, refused = f"office {office.number} is refused from row {broken.seq} on: {broken.what}", True
    except OfficeSilent as silent:
        fault = f"office {office.number} could not be pulled: {silent}"
    with store.begin() as tx:
        end = centre.head_of(tx, office.number)
        centre.note(tx, office.number, clock.now(), fault)
    return Pulled(office.number, end.seq - begin.seq, end, fault, refused)


def _pull_pages(store: Store, office: int, client: OfficeClient, end: Head) -> Fault | None:
    """Pull page after page up to the end, or to the first row that does not hold."""
    while True:
        extract = client.extract(end.seq)
        rows, fault = verified(extract, office, end)
        if rows:
            with store.begin() as tx:
                kept = centre.append(tx, office, end, rows)
            if not kept:
                return None  # another pull is at work
            end = Head(rows[-1].seq, rows[-1].hash)
        if fault or not rows or extract.head.seq <= end.seq:
            return fault
