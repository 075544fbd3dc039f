"""What the supervisor's page shows, as one value made from the office's overview."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_client.lines import Scope, minutes_of
from domain.dates import format_time
from domain.devices import DeviceState
from domain.faults import kind_words, trouble_words
from domain.services import Stage
from domain.text import Text

if TYPE_CHECKING:
    from datetime import datetime

    from counter_client.work import Oversight
    from office.devices import DeviceView
    from office.overseeing import Overridden, Reprint
    from office.views import CounterView

_WELL = Text("baik", "well")
_BY_TROUBLE = (DeviceState.OFFLINE, DeviceState.FAULT, DeviceState.WARNING, DeviceState.OK)
_COUNTER = Text("Loket {}", "Counter {}")
_COPY = Text("salinan ke-{}", "copy {}")


@dataclass(frozen=True)
class CounterLine:
    """One counter: who sits there, whom it calls or serves, for which stages."""

    counter: int
    mode: str
    officer: str
    number: str
    stages: tuple[str, ...]
    stage_names: str


@dataclass(frozen=True)
class DeviceLine:
    """One device and how it is."""

    name: str
    text: str
    minutes: int
    health: str


@dataclass(frozen=True)
class Bar:
    """One hour of the plots."""

    hour: str
    checked_in: int
    served: int
    wait: int


@dataclass(frozen=True)
class Deed:
    """Something that was done out of order."""

    time: str
    label: str
    text: str


@dataclass(frozen=True)
class OversightStatus:
    """Everything the supervisor's page shows."""

    counters: tuple[CounterLine, ...] = ()
    devices: tuple[DeviceLine, ...] = ()
    queues: tuple[tuple[str, int], ...] = ()
    hours: tuple[Bar, ...] = ()
    totals: tuple[int, ...] = (0, 0, 0, 0)
    """Finished, at a counter, waiting, not there."""
    overrides: tuple[Deed, ...] = ()
    reprints: tuple[Deed, ...] = ()


def oversight_status(seen: Oversight, scope: Scope, now: datetime) -> OversightStatus:
    """Return what the page shows of one look at the store."""
    overview, today = seen.overview, seen.overview.today
    numbers = {call.counter: call.label for call in overview.calls}
    return OversightStatus(
        counters=tuple(_counter(one, numbers, scope) for one in overview.counters),
        devices=tuple(_device(one, scope, now) for one in sorted(seen.devices, key=_trouble_first)),
        queues=tuple((scope.stage(stage), overview.waiting.get(stage, 0)) for stage in Stage),
        hours=tuple(Bar(f"{one.hour:02d}", one.checked_in, one.served, one.wait_minutes) for one in overview.hours),
        totals=(today.finished, today.at_counter + today.held, today.waiting, today.no_show),
        overrides=tuple(_override(one, scope) for one in reversed(overview.overrides)),
        reprints=tuple(_reprint(one, scope) for one in reversed(overview.reprints)),
    )


def _counter(view: CounterView, numbers: Mapping[int, str], scope: Scope) -> CounterLine:
    return CounterLine(
        counter=view.number,
        mode=view.state.value,
        officer=view.officer,
        number=numbers.get(view.number, ""),
        stages=tuple(stage.value for stage in view.stages),
        stage_names=", ".join(scope.stage(stage) for stage in view.stages),
    )


def _trouble_first(device: DeviceView) -> tuple[int, str]:
    return (_BY_TROUBLE.index(device.state), device.name)


def _device(device: DeviceView, scope: Scope, now: datetime) -> DeviceLine:
    words = _WELL if device.state is DeviceState.OK else trouble_words(device.detail)
    name = f"{kind_words(device.kind).in_(scope.language)} {device.name}"
    return DeviceLine(name, words.in_(scope.language), minutes_of(now - device.since), device.state.value)


def _override(done: Overridden, scope: Scope) -> Deed:
    place = _COUNTER.in_(scope.language).format(done.counter)
    return Deed(format_time(done.at, scope.zone, scope.language), done.label, f"{place}, {done.officer}: {done.reason}")


def _reprint(done: Reprint, scope: Scope) -> Deed:
    copy = _COPY.in_(scope.language).format(done.copy)
    return Deed(format_time(done.at, scope.zone, scope.language), done.label, copy)
