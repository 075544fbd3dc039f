"""Kiosks and counters at work while a power cut is recorded: ``python -m tests.faults.writer``.

Reads what each of its processes has to do as one JSON list from standard input: the store and its settings, the
counter, and the proofs of the visitors. Each writes a line into the file of acknowledgements for each answer it got.
"""

import json
import multiprocessing
import os
import sys
from datetime import date, timedelta
from typing import Any

from db import sqlite
from domain.clock import FixedClock
from domain.text import Language
from office.calling import call_next
from office.check_in import check_in
from office.context import Act, Office
from office.outcomes import CheckedIn
from tests.faults.powercut import ALL_DAY
from tests.helpers.offices import MORNING, reopened


def main() -> None:
    """Start the processes; they begin together."""
    told: list[dict[str, Any]] = json.load(sys.stdin)
    forking = multiprocessing.get_context("fork")
    ready = forking.Barrier(len(told))
    processes = [forking.Process(target=work, args=(each, ready)) for each in told]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    sys.exit(max(abs(process.exitcode or 0) for process in processes))


def work(told: dict[str, Any], ready: Any) -> None:
    """Check in every visitor, and call somebody now and then."""
    sqlite.PRAGMAS = (*sqlite.PRAGMAS, *told["pragmas"])
    clock = FixedClock(MORNING)
    office = reopened(told["url"], clock, rules=ALL_DAY)
    acknowledged = os.open(told["acknowledged"], os.O_WRONLY | os.O_APPEND)
    ready.wait()
    for number, (serial, payload, birth_date) in enumerate(told["visitors"]):
        label = _checked_in(office, payload, date.fromisoformat(birth_date))
        os.write(acknowledged, f"{serial} {label}\n".encode())
        if number % 4 == 0:
            clock.advance(timedelta(seconds=2))
            call_next(office, Act.by("bus:L1"), told["counter"])
    os.close(acknowledged)
    office.store.close()


def _checked_in(office: Office, payload: str, birth_date: date) -> str:
    done = check_in(office, Act.by("kiosk:K1"), payload, birth_date, Language.ID)
    assert isinstance(done, CheckedIn), done
    return done.ticket.label


if __name__ == "__main__":
    main()
