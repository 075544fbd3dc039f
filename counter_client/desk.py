"""What the officer's desk shows and allows, as one value made from the office's views."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from counter_client.lines import (
    Line,
    Past,
    Scope,
    Sheet,
    Trouble,
    alarm_line,
    fault_line,
    held_line,
    minutes_of,
    past,
    queued,
    sheet_of,
)
from counter_client.session import Action, Session
from domain.counters import CounterState
from domain.devices import DeviceState
from domain.refusals import fill_advice
from domain.services import Service, Stage
from domain.text import Language

if TYPE_CHECKING:
    from office.alarms import Alarm
    from office.devices import DeviceView
    from office.overseeing import Step
    from office.views import BoardCall, CounterView, QueueRow


class Page(StrEnum):
    """Which page the window shows."""

    SIGN_IN = "sign_in"
    CLOSED = "closed"
    DESK = "desk"


_BY_STATE: Mapping[CounterState, frozenset[Action]] = {
    CounterState.CLOSED: frozenset({Action.OPEN}),
    CounterState.IDLE: frozenset({Action.NEXT, Action.PAUSE, Action.CLOSE, Action.TAKE_BACK, Action.OVERRIDE}),
    CounterState.PAUSED: frozenset({Action.CONTINUE, Action.CLOSE}),
    CounterState.CALLING: frozenset(
        {Action.NEXT, Action.RECALL, Action.START, Action.HOLD, Action.NO_SHOW, Action.TRANSFER, Action.FINISH}
    ),
    CounterState.SERVING: frozenset({Action.NEXT, Action.HOLD, Action.TRANSFER, Action.FINISH}),
}

ANYWHERE = frozenset({Action.ALARM, Action.ACKNOWLEDGE})
"""What an officer may do whatever the counter does."""
SUPERVISOR = "supervisor"


@dataclass(frozen=True)
class Look:
    """What one look at the store brought for this desk."""

    view: CounterView
    queue: tuple[QueueRow, ...] = ()
    calls: tuple[BoardCall, ...] = ()
    open_counters: Mapping[int, tuple[Stage, ...]] = field(default_factory=dict)
    services: Mapping[str, Service] = field(default_factory=dict)
    alarms: tuple[Alarm, ...] = ()
    devices: tuple[DeviceView, ...] = ()
    visit: tuple[Step, ...] = ()


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
    supervisor: bool = False
    ticket_id: int = 0
    number: str = ""
    stage: Stage | None = None
    minutes: int = 0
    recalls: int = 0
    recall_limit: bool = False
    recalls_left: int = 0
    """How many more times this number is called before it may be given up."""
    sheet: Sheet | None = None
    ticks: frozenset[int] = frozenset()
    visit: tuple[Past, ...] = ()
    alarms: tuple[Trouble, ...] = ()
    faults: tuple[Trouble, ...] = ()
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
    status = replace(
        _office_part(status, look, scope, now),
        officer=session.officer.name,
        supervisor=session.officer.role == SUPERVISOR,
        alarms=tuple(alarm_line(alarm, now) for alarm in look.alarms),
        faults=tuple(fault_line(device, scope, now) for device in look.devices if device.state is not DeviceState.OK),
    )
    if look.view.officer not in ("", session.officer.login):
        status = replace(status, page=Page.CLOSED, in_use=True, number="", stage=None, sheet=None, visit=())
        return replace(status, allowed=_anywhere(session))
    ticks = session.ticks.get(status.ticket_id, frozenset())
    return replace(status, allowed=allowed(session, look, scope), ticks=ticks)


def allowed(session: Session, look: Look, scope: Scope) -> frozenset[Action]:
    """Return the actions that can succeed now; the others are shown but cannot be pressed."""
    if session.away or session.busy:
        return frozenset()
    actions = {*_BY_STATE[look.view.state], *_anywhere(session)}
    if not look.queue:
        actions.discard(Action.NEXT)
        actions.discard(Action.OVERRIDE)
    if look.view.recalls < scope.recalls_before_no_show:
        actions.discard(Action.NO_SHOW)
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


def _anywhere(session: Session) -> frozenset[Action]:
    if session.officer is None or session.away or session.busy:
        return frozenset()
    return ANYWHERE | {Action.SET_STAGES} if session.officer.role == SUPERVISOR else ANYWHERE


def _office_part(status: DeskStatus, look: Look, scope: Scope, now: datetime) -> DeskStatus:
    view, ticket = look.view, look.view.ticket
    call = None if ticket is None else next((one for one in look.calls if one.counter == view.number), None)
    return replace(
        status,
        page=Page.CLOSED if view.state is CounterState.CLOSED else Page.DESK,
        state=view.state,
        stages=tuple(view.stages),
        ticket_id=0 if ticket is None else ticket.id,
        number="" if ticket is None else ticket.label,
        stage=None if ticket is None else ticket.stage,
        minutes=0 if call is None else minutes_of(now - call.called_at),
        recalls=view.recalls,
        recall_limit=view.recalls >= scope.recalls_before_no_show,
        recalls_left=max(0, scope.recalls_before_no_show - view.recalls),
        sheet=None if view.applicant is None else sheet_of(view.applicant, scope),
        visit=tuple(past(step, scope) for step in look.visit if step.is_past),
        queue=tuple(queued(row, scope, now) for row in look.queue),
        held=tuple(held_line(ticket, scope, now) for ticket in view.held),
        other_counters={number: served for number, served in look.open_counters.items() if number != view.number},
    )


def _notice(session: Session, scope: Scope) -> Notice:
    if session.refused is None:
        return Notice()
    title, sentence, next_step = fill_advice(session.refused, scope.zone, scope.language)
    return Notice(title, f"{sentence} {next_step}")
