"""The lines of the officer's window: who waits, who is here, what happened, what is broken, each in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from domain.dates import format_time
from domain.devices import DeviceState
from domain.faults import kind_words, trouble_words
from domain.services import Service, Stage, stage_name
from domain.text import Language, Text
from domain.tickets import TicketClass

if TYPE_CHECKING:
    from office.alarms import Alarm
    from office.devices import DeviceView
    from office.outcomes import ApplicantSheet, TicketView
    from office.overseeing import Step
    from office.views import QueueRow

_CHECKED_IN = Text("lapor datang", "checked in")
_AT_COUNTER = Text("Loket {}", "Counter {}")
_OUTCOMES = {
    "finished": Text("selesai", "finished"),
    "held": Text("ditunda", "put on hold"),
    "transferred": Text("dialihkan", "transferred"),
    "no_show": Text("tidak hadir", "not there"),
    "undone": Text("panggilan dibatalkan", "call taken back"),
}


@dataclass(frozen=True)
class Scope:
    """What turns codes into words at this desk, and the office's rule on recalls."""

    zone: ZoneInfo
    services: Mapping[str, Service] = field(default_factory=dict)
    language: Language = Language.ID
    recalls_before_no_show: int = 3

    def service(self, code: str) -> str:
        """Return the service's name, or its code when the office dropped the service."""
        service = self.services.get(code)
        return code if service is None else service.name.in_(self.language)

    def short(self, code: str) -> str:
        """Return the service's name without what stands in brackets: a line of the queue has no room for it."""
        return self.service(code).partition(" (")[0]

    def stage(self, stage: Stage) -> str:
        """Return the stage's name."""
        return stage_name(stage).in_(self.language)


@dataclass(frozen=True)
class Line:
    """One ticket in the queue or on hold, with the minutes since it began to wait."""

    ticket_id: int
    label: str
    detail: str
    minutes: int
    priority: bool = False


@dataclass(frozen=True)
class Trouble:
    """A counter that calls for help, or a device that needs somebody."""

    counter: int
    name: str
    text: str
    minutes: int
    urgent: bool = True


@dataclass(frozen=True)
class Past:
    """One step of the visit, in words."""

    time: str
    place: str
    text: str


@dataclass(frozen=True)
class Sheet:
    """The applicant at the desk; there is none before the call."""

    name: str = ""
    birth_date: str = ""
    nik_end: str = ""
    service: str = ""
    documents: tuple[str, ...] = ()


def sheet_of(applicant: ApplicantSheet, scope: Scope) -> Sheet:
    """Return the applicant as the officer compares him with the identity card."""
    return Sheet(
        name=applicant.name,
        # As it stands on the identity card the officer compares it with.
        birth_date=f"{applicant.birth_date:%d-%m-%Y}",
        nik_end=applicant.nik_end,
        service=scope.service(applicant.service),
        documents=tuple(document.in_(scope.language) for document in applicant.documents),
    )


def queued(row: QueueRow, scope: Scope, now: datetime) -> Line:
    """Return one who waits."""
    priority = row.ticket_class is TicketClass.PRIORITY
    return Line(row.ticket_id, row.label, scope.short(row.service), minutes_of(now - row.waiting_since), priority)


def held_line(ticket: TicketView, scope: Scope, now: datetime) -> Line:
    """Return a number that is on hold."""
    priority = ticket.ticket_class is TicketClass.PRIORITY
    return Line(ticket.id, ticket.label, scope.short(ticket.service), minutes_of(now - ticket.waiting_since), priority)


def past(step: Step, scope: Scope) -> Past:
    """Return one step of a visit in words."""
    time = format_time(step.at, scope.zone, scope.language)
    if step.counter is None:
        return Past(time, _CHECKED_IN.in_(scope.language), "")
    place = _AT_COUNTER.in_(scope.language).format(step.counter)
    return Past(time, place, _OUTCOMES.get(step.outcome, Text("", "")).in_(scope.language))


def alarm_line(alarm: Alarm, now: datetime) -> Trouble:
    """Return a counter that calls for help."""
    return Trouble(alarm.counter, "", "", minutes_of(now - alarm.since))


def fault_line(device: DeviceView, scope: Scope, now: datetime) -> Trouble:
    """Return a device that needs somebody."""
    return Trouble(
        counter=0,
        name=f"{kind_words(device.kind).in_(scope.language)} {device.name}",
        text=trouble_words(device.detail).in_(scope.language),
        minutes=minutes_of(now - device.since),
        urgent=device.state is not DeviceState.WARNING,
    )


def minutes_of(age: timedelta) -> int:
    """Return an age in whole minutes; one of a clock that went back is none."""
    return max(0, int(age.total_seconds() // 60))
