"""What time it is at least: the moments the journal knows, against a clock that was set wrong.

Devices report, papers come out and people are called whatever the clock says. Only the events below were written after
the clock was held against the one before, so only they say how late it is.
"""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select

from db.queries.shared import is_, of_office
from db.schema import journal as t
from db.statement import Statement
from db.tx import Tx

CLOCK_SET = "clock_set"  # a technician says that the clock is right, whatever was written before
JUDGED = ("office_founded", "booked", "checked_in", CLOCK_SET)


class _Moment(NamedTuple):
    at: datetime | None


def last_judged_at(tx: Tx) -> datetime | None:
    """Return the moment of the last event whose time was judged; a clock that is earlier than this is wrong."""
    found = _LAST_JUDGED.first(tx, office=tx.office)
    return None if found is None else found.at


def not_before(tx: Tx, now: datetime) -> datetime:
    """Return ``now``, or where the clock went back the latest moment since then: nobody may overtake by it."""
    latest = _LATEST.only(tx, office=tx.office).at
    return now if latest is None else max(now, latest)


_SEQ = select(t.c.seq).where(of_office(t), is_(t.c.kind, *JUDGED)).order_by(t.c.seq.desc()).limit(1).scalar_subquery()
_LAST_JUDGED = Statement(lambda _: select(t.c.at).where(of_office(t), t.c.seq == _SEQ), _Moment)
_LATEST = Statement(lambda _: select(func.max(t.c.at, type_=t.c.at.type)).where(of_office(t), t.c.seq >= _SEQ), _Moment)
