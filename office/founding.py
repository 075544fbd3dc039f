"""Founding: the first rows an office needs, written once."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from db import Store
from db.entry import Entry
from db.journal import GENESIS
from db.queries import counters as counter_rows
from db.queries import services as service_rows
from domain.clock import office_day
from domain.services import Service, Stage, default_services


def found_office(
    store: Store,
    at: datetime,
    zone: ZoneInfo,
    services: Iterable[Service] | None = None,
    counters: Mapping[int, tuple[Stage, ...]] | None = None,
) -> bool:
    """Write services, counters and the head of the journal; False where the office was founded before."""
    with store.begin() as tx:
        if not service_rows.begin_chain(tx, GENESIS):
            return False
        for service in services or default_services():
            service_rows.save(tx, service)
        for number, stages in (counters or DEFAULT_COUNTERS).items():
            counter_rows.add(tx, number, stages)
        tx.record(Entry("office_founded", at, office_day(at, zone), "technician", f"office:{store.office}"))
        return True


DEFAULT_COUNTERS: Mapping[int, tuple[Stage, ...]] = {
    1: (Stage.PRE_CHECK,),
    2: (Stage.PRE_CHECK,),
    3: (Stage.INTERVIEW,),
    4: (Stage.INTERVIEW,),
    5: (Stage.PAYMENT,),
    6: (Stage.COLLECTION,),
}
