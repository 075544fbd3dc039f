"""Devices: what each of them last said, one event when a fault begins and one when it ends."""

from dataclasses import dataclass
from datetime import datetime

from db.queries import devices as rows
from domain.devices import DeviceReport, DeviceState
from office.context import Act, Office, record

ALARM = "alarm"
"""The kind of the rows that office.alarms keeps beside the devices."""


@dataclass(frozen=True)
class DeviceView:
    """A device as staff see it; ``detail`` is a code such as ``paper_out``."""

    name: str
    kind: str
    state: DeviceState
    detail: str
    since: datetime
    last_seen: datetime


def report(office: Office, said: DeviceReport) -> bool:
    """Keep what a device says of itself; True when it was something new."""
    with office.store.begin() as tx:
        known = rows.by_name(tx, said.name)
        if known is not None and (known.state, known.detail) == (said.state.value, said.detail):
            rows.touch(tx, said.name, office.now())
            return False
        rows.save(tx, said, office.now())
        facts = {"state": said.state.value, "detail": said.detail}
        record(office, tx, Act.by(f"device:{said.name}"), "device_changed", f"device:{said.name}", facts)
        return True


def devices(office: Office) -> tuple[DeviceView, ...]:
    """Return every device the office has heard of."""
    with office.store.read() as tx:
        found = rows.every(tx)
    return tuple(
        DeviceView(row.name, row.kind, DeviceState(row.state), row.detail, row.since, row.last_seen)
        for row in found
        if row.kind != ALARM
    )
