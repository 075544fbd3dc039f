"""What the desk asks of the office, each as one call that may be made in another thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from counter_client.desk import Look
from counter_client.session import Action
from domain.counters import CounterState
from domain.refusals import Refused
from domain.services import Stage
from office import alarms, calling, counters, officers, overseeing, views
from office.context import Act, Office
from office.devices import DeviceView, devices
from office.outcomes import SignedIn

_PLAIN: Mapping[Action, Callable[[Office, Act, int], object]] = {
    Action.CLOSE: counters.close_counter,
    Action.PAUSE: counters.pause_counter,
    Action.CONTINUE: counters.resume_counter,
    Action.NEXT: calling.call_next,
    Action.RECALL: calling.recall,
    Action.START: calling.start,
    Action.HOLD: calling.hold,
    Action.NO_SHOW: calling.no_show,
    Action.FINISH: calling.finish,
    Action.UNDO: calling.undo,
}


@dataclass(frozen=True)
class Request:
    """One press at the desk; most need no more than the action."""

    action: Action
    stages: tuple[Stage, ...] = ()
    ticket_id: int = 0
    stage: Stage | None = None
    to_counter: int | None = None
    label: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Oversight:
    """What the supervisor's page shows, from one look at the store."""

    overview: overseeing.Overview
    devices: tuple[DeviceView, ...]


class DeskWork:
    """One counter's way to the office."""

    def __init__(self, office: Callable[[], Office], counter: int) -> None:
        self._office = office
        self._counter = counter

    def look(self) -> Look:
        """Return what the desk has to show now."""
        office = self._office()
        view = views.counter_view(office, self._counter)
        if view is None:
            raise LookupError(f"counter {self._counter} is gone from the store")
        board = views.board(office)
        return Look(
            view=view,
            queue=views.queue(office, view.stages),
            calls=board.calls,
            open_counters={
                counter.number: tuple(counter.stages)
                for counter in board.counters
                if counter.state is not CounterState.CLOSED
            },
            services=office.services,
            alarms=alarms.open_alarms(office),
            devices=devices(office),
            visit=() if view.ticket is None else overseeing.visit(office, view.ticket.id),
        )

    def oversee(self) -> Oversight:
        """Return what the supervisor's page has to show now."""
        office = self._office()
        return Oversight(overseeing.overview(office), devices(office))

    def sign_in(self, login: str, pin: str) -> SignedIn | Refused:
        """Ask whether this is an officer and the right PIN."""
        return officers.sign_in(self._office(), Act.by(f"counter:{self._counter}"), login, pin, self._counter)

    def do(self, officer: SignedIn, request: Request) -> object:
        """Carry out one press and return the office's answer, perhaps ``Refused``."""
        office, act = self._office(), Act.by(f"officer:{officer.login}")
        where = (office, act, self._counter)
        match request.action:
            case Action.OPEN:
                return counters.open_counter(*where, officer.login, request.stages)
            case Action.TAKE_BACK:
                return calling.resume(*where, request.ticket_id)
            case Action.TRANSFER:
                return calling.transfer(*where, _destination(request))
            case Action.OVERRIDE:
                return calling.override_call(*where, request.label, request.reason)
            case Action.ALARM:
                return alarms.raise_alarm(*where)
            case Action.ACKNOWLEDGE:
                return alarms.acknowledge(office, act, _counter(request))
            case Action.SET_STAGES:
                return counters.set_stages(office, act, _counter(request), request.stages)
            case plain:
                return _PLAIN[plain](*where)


def _destination(request: Request) -> calling.Destination:
    if request.stage is None:
        raise ValueError("a transfer needs a stage")
    return calling.Destination(request.stage, request.to_counter)


def _counter(request: Request) -> int:
    if request.to_counter is None:
        raise ValueError(f"{request.action} needs a counter")
    return request.to_counter
