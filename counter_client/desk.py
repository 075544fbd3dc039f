"""What the officer's desk shows and allows, as one value made from the office's views."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from counter_client.session import Action, Session
from domain.counters import CounterState
from domain.refusals import fill_advice
from domain.services import Service, Stage, stage_name
from domain.text import Language
from domain.tickets import TicketClass

if TYPE_CHECKING:
    from office.outcomes import ApplicantSheet, TicketView
    from office.views import BoardCall, CounterView, QueueRow


class Page(StrEnum):
    """Which page the window shows."""

    SIGN_IN = "sign_in"
    CLOSED = "closed"
    DESK = "desk"


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
class Look:
    """What one look at the store brought for this desk."""

    view: CounterView
    queue: tuple[QueueRow, ...] = ()
    calls: tuple[BoardCall, ...] = ()
    open_counters: Mapping[int, tuple[Stage, ...]] = field(default_factory=dict)
    services: Mapping[str, Service] = field(default_factory=dict)


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
class Sheet:
    """The applicant at the desk; there is none before the call."""

    name: str = ""
    birth_date: str = ""
    service: str = ""
    documents: tuple[str, ...] = ()


@dataclass(frozen=True)
class Notice:
    """What the office answered when it did not do what was asked."""

    title: str = ""
    text: str = ""


@dataclass(frozen=True)
class DeskStatus:
    """Everything the officer's window shows."""

    page: Page = Page.SIGN_IN
    language: Language = Language.ID
    officer: str = ""
    away: bool = False
    busy: bool = False
    notice: Notice = Notice()
    in_use: bool = False
    """Another officer has this counter open."""
    state: CounterState = CounterState.CLOSED
    stages: tuple[Stage, ...] = ()
    number: str = ""
    stage: Stage | None = None
    minutes: int = 0
    recalls: int = 0
    recall_limit: bool = False
    sheet: Sheet | None = None
    allowed: frozenset[Action] = frozenset()
    queue: tuple[Line, ...] = ()
    held: tuple[Line, ...] = ()
    other_counters: Mapping[int, tuple[Stage, ...]] = field(default_factory=dict)


def desk_status(session: Session, look: Look | None, scope: Scope, now: datetime) -> DeskStatus:
    """Return what the window shows at ``now``: without an officer or a first look, the sign-in page."""
    status = DeskStatus(
        language=scope.language,
        away=session.away,
        busy=session.busy,
        notice=_notice(session, scope),
    )
    if session.officer is None or look is None:
        return status
    status = replace(_office_part(status, look, scope, now), officer=session.officer.name)
    if look.view.officer not in ("", session.officer.login):
        return replace(status, page=Page.CLOSED, in_use=True, number="", stage=None, sheet=None)
    return replace(status, allowed=allowed(session, look))


def allowed(session: Session, look: Look) -> frozenset[Action]:
    """Return the actions that can succeed now; the others are shown but cannot be pressed."""
    if session.away or session.busy:
        return frozenset()
    actions = set(_BY_STATE[look.view.state])
    if not look.queue:
        actions.discard(Action.NEXT)
    actions.discard(Action.CLOSE if look.view.held else Action.TAKE_BACK)
    if look.view.can_undo:
        actions.add(Action.UNDO)
    return frozenset(actions)


def stages_to_transfer(status: DeskStatus) -> Sequence[Stage]:
    """Return the stages the number at the desk can go to: all but its own."""
    return tuple(stage for stage in Stage if stage is not status.stage)


def stage_at(status: DeskStatus, counter: int) -> Stage | None:
    """Return the stage a number gets when it is sent to another counter: its own where that is served there."""
    served = status.other_counters.get(counter, ())
    return status.stage if status.stage in served or not served else served[0]


def _office_part(status: DeskStatus, look: Look, scope: Scope, now: datetime) -> DeskStatus:
    view, ticket = look.view, look.view.ticket
    call = None if ticket is None else next((one for one in look.calls if one.counter == view.number), None)
    return replace(
        status,
        page=Page.CLOSED if view.state is CounterState.CLOSED else Page.DESK,
        state=view.state,
        stages=tuple(view.stages),
        number="" if ticket is None else ticket.label,
        stage=None if ticket is None else ticket.stage,
        minutes=0 if call is None else _minutes(now - call.called_at),
        recalls=view.recalls,
        recall_limit=view.recalls >= scope.recalls_before_no_show,
        sheet=None if view.applicant is None else _sheet(view.applicant, scope),
        queue=tuple(_queued(row, scope, now) for row in look.queue),
        held=tuple(_held(ticket, scope, now) for ticket in view.held),
        other_counters={number: served for number, served in look.open_counters.items() if number != view.number},
    )


def _notice(session: Session, scope: Scope) -> Notice:
    if session.refused is None:
        return Notice()
    title, sentence, next_step = fill_advice(session.refused, scope.zone, scope.language)
    return Notice(title, f"{sentence} {next_step}")


def _sheet(applicant: ApplicantSheet, scope: Scope) -> Sheet:
    return Sheet(
        name=applicant.name,
        # As it stands on the identity card the officer compares it with.
        birth_date=f"{applicant.birth_date:%d-%m-%Y}",
        service=scope.service(applicant.service),
        documents=tuple(document.in_(scope.language) for document in applicant.documents),
    )


def _queued(row: QueueRow, scope: Scope, now: datetime) -> Line:
    priority = row.ticket_class is TicketClass.PRIORITY
    return Line(row.ticket_id, row.label, scope.short(row.service), _minutes(now - row.waiting_since), priority)


def _held(ticket: TicketView, scope: Scope, now: datetime) -> Line:
    priority = ticket.ticket_class is TicketClass.PRIORITY
    return Line(ticket.id, ticket.label, scope.short(ticket.service), _minutes(now - ticket.waiting_since), priority)


def _minutes(age: timedelta) -> int:
    return max(0, int(age.total_seconds() // 60))
