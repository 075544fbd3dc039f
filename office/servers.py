"""What happens to the servers of an office's store, for the journal."""

from datetime import datetime
from zoneinfo import ZoneInfo

from db import Store
from db.entry import Entry
from domain.clock import office_day


def note_promotion(store: Store, at: datetime, zone: ZoneInfo, timeline: int, fenced: bool) -> None:
    """Have the journal say that a standby became the primary; its commit shows that the new primary takes writes."""
    facts = {"timeline": timeline, "fenced": fenced}
    subject = f"office:{store.office}"
    with store.begin() as tx:
        tx.record(Entry("server_promoted", at, office_day(at, zone), "technician", subject, facts))
