"""Erasing: what an office needs to know about a person ends some time after the visit.

Numbers, times and the journal stay, so reports and the audit log hold as before; the journal never held a name.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from db import Tx
from db.progress import Step
from db.queries import erasing as rows
from db.queries import print_jobs as job_rows
from domain.slip import slip_from_json, slip_to_json
from office.context import Act, Facts, Office, record

# A transaction makes the kiosks wait, so it takes only a few at a time.
AT_ONCE = 100


def last_day_kept(office: Office, days: int) -> date:
    """Return the first day whose people are kept when those of ``days`` ago and later are."""
    return office.today() - timedelta(days=days)


def count_erasable(office: Office, before: date) -> int:
    """Return how many bookings of days before ``before`` still say whose they were."""
    with office.store.read() as tx:
        return rows.count_before(tx, before)


def erase_before(office: Office, act: Act, before: date, watch: Callable[[Step], None]) -> int:
    """Erase the people of all bookings before ``before``: name, address and NIK go, the birth date becomes a year.

    May be broken off and begun again.
    """
    total, done, after = count_erasable(office, before), 0, 0
    while erased := _erase_some(office, act, before, after):
        done += len(erased)
        after = erased[-1].serial
        watch(Step("erase", done, total))
    return done


def _erase_some(office: Office, act: Act, before: date, after: int) -> list[rows.Erasable]:
    with office.store.begin() as tx:
        rows.leave_no_trace(tx)
        found = rows.next_before(tx, before, after, AT_ONCE)
        for booking in found:
            rows.erase_person(tx, booking.serial, booking.birth_date.replace(month=1, day=1))
            _erase_papers(tx, booking.serial)
        if found:
            facts: Facts = {"before": before.isoformat(), "bookings": len(found)}
            record(office, tx, act, "people_erased", f"office:{office.number}", facts, first=False)
    return found


def _erase_papers(tx: Tx, serial: int) -> None:
    for paper in rows.papers_of(tx, serial):
        slip = replace(slip_from_json(paper.slip), name="")
        job_rows.save_slip(tx, paper.id, slip_to_json(slip), paper.copy)
