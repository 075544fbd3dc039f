"""Alarms: an officer in need presses one button; every counter sees where until somebody says that he goes there."""

from dataclasses import dataclass
from datetime import datetime

from db import journal
from db.queries import counters as counter_rows
from db.queries import devices as rows
from domain.devices import DeviceReport, DeviceState
from domain.refusals import RefusalReason, Refused
from office.context import Act, Office, record
from office.devices import ALARM


@dataclass(frozen=True)
class Alarm:
    """A counter that calls for help, since when."""

    counter: int
    since: datetime


def raise_alarm(office: Office, act: Act, counter: int) -> Alarm | Refused:
    """Call for help at a counter; a second press changes nothing, and a closed counter may call as well."""
    with office.store.begin() as tx:
        if counter_rows.lock(tx, counter) is None:
            return Refused(RefusalReason.COUNTER_CLOSED, label=str(counter))
        if known := journal.find_request(tx, act.request_id):
            return Alarm(counter, known.at)
        row = rows.by_name(tx, _name(counter))
        if row is not None and row.state == DeviceState.FAULT.value:
            return Alarm(counter, row.since)
        rows.save(tx, DeviceReport(_name(counter), ALARM, DeviceState.FAULT), office.now())
        record(office, tx, act, "alarm_raised", f"counter:{counter}")
        return Alarm(counter, office.now())


def acknowledge(office: Office, act: Act, counter: int) -> bool:
    """Note that somebody goes there; False when no alarm was open any more."""
    with office.store.begin() as tx:
        counter_rows.lock(tx, counter)
        if journal.find_request(tx, act.request_id):
            return True
        row = rows.by_name(tx, _name(counter))
        if row is None or row.state != DeviceState.FAULT.value:
            return False
        rows.save(tx, DeviceReport(_name(counter), ALARM, DeviceState.OK), office.now())
        record(office, tx, act, "alarm_acknowledged", f"counter:{counter}")
        return True


def open_alarms(office: Office) -> tuple[Alarm, ...]:
    """Return the alarms nobody has answered, the oldest first."""
    with office.store.read() as tx:
        found = [row for row in rows.every(tx) if row.kind == ALARM and row.state == DeviceState.FAULT.value]
    return tuple(Alarm(_counter(row.name), row.since) for row in sorted(found, key=lambda row: row.since))


def _name(counter: int) -> str:
    return f"{ALARM}-{counter}"


def _counter(name: str) -> int:
    return int(name.removeprefix(f"{ALARM}-"))
