"""What the officer's desk shows and allows, as one value made from the office's views."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.counters import CounterState
from domain.dates import format_day
from domain.services import Service, stage_name
from domain.text import Language
from domain.tickets import TicketClass

if TYPE_CHECKING:
    from office.views import ApplicantSheet, CounterView, QueueRow, TicketView


class Page(StrEnum):
    """Which page the window shows."""

    SIGN_IN = "sign_in"
    CLOSED = "closed"
    DESK = "desk"


class Action(StrEnum):
    """What an officer may ask of the office from the desk."""

    OPEN = "open"
    CLOSE = "close"
    PAUSE = "pause"
    CONTINUE = "continue"
    NEXT = "next"
    RECALL = "recall"
    START = "start"
    HOLD = "hold"
    TAKE_BACK = "take_back"
    NO_SHOW = "no_show"
    TRANSFER = "transfer"
    FINISH = "finish"
    UNDO = "undo"


_BY_STATE: Mapping[CounterState, frozenset[Action]] = {
    CounterState.CLOSED: frozenset({Action.OPEN}),
    CounterState.IDLE: frozenset({Action.NEXT, Action.PAUSE, Action.CLOSE, Action.TAKE_BACK}),
    CounterState.PAUSED: frozenset({Action.CONTINUE, Action.CLOSE}),
    CounterState.CALLING: frozenset(
        {Action.NEXT, Action.RECALL, Action.START, Action.HOLD, Action.NO_SHOW, Action.TRANSFER, Action.FINISH}
    ),
    CounterState.SERVING: frozenset({Action.NEXT, Action.HOLD, Action.TRANSFER, Action.FINISH}),
}


@dataclass(frozen=True)
class Scope:
    """What turns codes into words at this desk: the services and the officer's language."""

    services: Mapping[str, Service]
    language: Language = Language.ID

    def service(self, code: str) -> str:
        """Return the service's name, or its code when the office dropped the service."""
        service = self.services.get(code)
        return code if service is None else service.name.in_(self.language)


@dataclass(frozen=True)
class Line:
    """One ticket in the queue or on hold, with the minutes since it began to wait."""

    ticket_id: int
    label: str
    detail: str
    minutes: int
    priority: bool = False


@dataclass(frozen=True)
class Sheet:
    """The applicant at the desk; there is none before the call."""

    name: str
    birth_date: str
    service: str
    documents: tuple[str, ...]


@dataclass(frozen=True)
class DeskStatus:
    """Everything the desk shows except the clock."""

    page: Page = Page.SIGN_IN
    state: CounterState = CounterState.CLOSED
    label: str = ""
    stage: str = ""
    sheet: Sheet | None = None
    allowed: frozenset[Action] = frozenset()
    queue: tuple[Line, ...] = ()
    held: tuple[Line, ...] = ()


def desk_status(
    view: CounterView,
    queue: Sequence[QueueRow],
    *,
    scope: Scope,
    now: datetime,
    undo_until: datetime | None = None,
) -> DeskStatus:
    """Return what the desk of a signed-in officer shows at ``now``."""
    ticket = view.ticket
    return DeskStatus(
        page=Page.CLOSED if view.state is CounterState.CLOSED else Page.DESK,
        state=view.state,
        label="" if ticket is None else ticket.label,
        stage="" if ticket is None else stage_name(ticket.stage).in_(scope.language),
        sheet=None if view.applicant is None else _sheet(view.applicant, scope),
        allowed=allowed(view, len(queue), undo=undo_until is not None and now < undo_until),
        queue=tuple(_queued(row, scope, now) for row in queue),
        held=tuple(_held(ticket, scope, now) for ticket in view.held),
    )


def allowed(view: CounterView, waiting: int, *, undo: bool) -> frozenset[Action]:
    """Return the actions that can succeed now; the others are shown but cannot be pressed."""
    actions = set(_BY_STATE[view.state])
    if not waiting:
        actions.discard(Action.NEXT)
    if not view.held:
        actions.discard(Action.TAKE_BACK)
    if undo:
        actions.add(Action.UNDO)
    return frozenset(actions)


def _sheet(applicant: ApplicantSheet, scope: Scope) -> Sheet:
    return Sheet(
        name=applicant.name,
        birth_date=format_day(applicant.birth_date, scope.language),
        service=scope.service(applicant.service),
        documents=tuple(document.in_(scope.language) for document in applicant.documents),
    )


def _queued(row: QueueRow, scope: Scope, now: datetime) -> Line:
    return Line(
        ticket_id=row.ticket_id,
        label=row.label,
        detail=scope.service(row.service),
        minutes=_minutes(now - row.waiting_since),
        priority=row.ticket_class is TicketClass.PRIORITY,
    )


def _held(ticket: TicketView, scope: Scope, now: datetime) -> Line:
    return Line(
        ticket_id=ticket.id,
        label=ticket.label,
        detail=scope.service(ticket.service),
        minutes=_minutes(now - ticket.waiting_since),
        priority=ticket.ticket_class is TicketClass.PRIORITY,
    )


def _minutes(age: timedelta) -> int:
    return max(0, int(age.total_seconds() // 60))
