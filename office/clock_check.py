"""The clock against what the office did before: one of the two is wrong, and only a person knows which."""

from datetime import datetime

from db.moments import CLOCK_SET, last_judged_at
from domain.check_in import clock_is_wrong
from office.context import Act, Office, record


def later_event(office: Office) -> datetime | None:
    """Return the moment of an event that lies ahead of the clock, None where the clock may be right."""
    with office.store.read() as tx:
        last = last_judged_at(tx)
    return last if clock_is_wrong(office.now(), last) else None


def accept_clock(office: Office, act: Act) -> None:
    """Go on by the clock as it is: what lies ahead of it was written while it was wrong."""
    with office.store.begin() as tx:
        last = last_judged_at(tx)
        if clock_is_wrong(office.now(), last):
            before = "" if last is None else last.isoformat()
            record(office, tx, act, CLOCK_SET, f"office:{office.number}", {"before": before})
