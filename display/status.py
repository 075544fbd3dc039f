"""What the hall board shows, as one value made from the office's board."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.counters import CounterState
from domain.services import Service, Stage, stage_name
from domain.text import Language
from domain.tickets import TicketClass, TicketState

if TYPE_CHECKING:
    from display.turns import Turns
    from office.views import Board, BoardCall, CounterView, QueueRow

STALE_AFTER_S = 5.0
"""After this silence of the store the board says that it may be out of date."""


MOST_IN_COLUMN = 10
"""More numbers than this never fit under one stage."""


class CardMode(StrEnum):
    """What the people in the hall see a counter do."""

    CALLING = "calling"
    SERVING = "serving"
    FREE = "free"
    PAUSED = "paused"


@dataclass(frozen=True)
class Card:
    """One counter: whom it calls or serves, or that it is free or pauses."""

    counter: int
    label: str
    detail: str
    mode: CardMode
    hero: bool = False


@dataclass(frozen=True)
class Waiting:
    """One of the next numbers, with its service and the minutes it may still take."""

    label: str
    detail: str
    minutes: int
    priority: bool = False


@dataclass(frozen=True)
class Column:
    """Those who wait for one stage."""

    stage: str
    waiting: int
    labels: tuple[str, ...]
    minutes: tuple[int, ...]


@dataclass(frozen=True)
class ShownCall:
    """A call on the board, with the moment it was called or called again: for measuring."""

    id: int
    recalls: int
    at: str


@dataclass(frozen=True)
class BoardStatus:
    """Everything the board shows except the clock; it holds no personal data."""

    hero: Card | None = None
    turn: int = 0
    flashing: bool = False
    cards: tuple[Card, ...] = ()
    next: tuple[Waiting, ...] = ()
    columns: tuple[Column, ...] = ()
    """The line of each stage this display shows; a single stage needs no columns."""
    waiting: int = 0
    calls: tuple[ShownCall, ...] = ()


@dataclass(frozen=True)
class HallLook:
    """What one look at the store brought for the hall."""

    board: Board
    services: Mapping[str, Service]


@dataclass(frozen=True)
class Scope:
    """What one display is for: its stages (none: all), its services' names, its language."""

    services: Mapping[str, Service] = field(default_factory=dict)
    stages: frozenset[Stage] = frozenset()
    language: Language = Language.ID

    def covers(self, stage: Stage) -> bool:
        """Say whether this display shows the stage."""
        return not self.stages or stage in self.stages


def calls_of(board: Board, scope: Scope) -> tuple[BoardCall, ...]:
    """Return the open calls this display has to announce."""
    return tuple(call for call in board.calls if scope.covers(call.stage))


def board_status(board: Board, turns: Turns, scope: Scope) -> BoardStatus:
    """Return what a display of ``scope`` shows of ``board`` in the present ``turns``."""
    calls = calls_of(board, scope)
    rows = [row for row in board.waiting if scope.covers(row.stage)]
    cards = {call.counter: _called(call, turns, scope) for call in calls}
    free = [_free(counter) for counter in board.counters if _is_free(counter, cards, scope)]
    return BoardStatus(
        hero=next((card for card in cards.values() if card.hero), None),
        turn=turns.count,
        flashing=turns.current is not None,
        cards=tuple(sorted((*cards.values(), *free), key=lambda card: card.counter)),
        next=tuple(_waiting(row, scope) for row in rows),
        columns=_columns(board, rows, scope),
        waiting=len(rows),
        calls=tuple(
            ShownCall(call.id, call.recalls, (call.recalled_at or call.called_at).isoformat()) for call in calls
        ),
    )


def stale(silent_s: float) -> bool:
    """Say whether the store was silent for so long that the board may be out of date."""
    return silent_s >= STALE_AFTER_S


def language_at(languages: Sequence[Language], second: float, every_s: float = 15.0) -> Language:
    """Return the language of the moment: the configured ones take turns, the first begins."""
    return languages[int(second // every_s) % len(languages)]


def _called(call: BoardCall, turns: Turns, scope: Scope) -> Card:
    return Card(
        counter=call.counter,
        label=call.label,
        detail=stage_name(call.stage).in_(scope.language),
        mode=CardMode.CALLING if call.state is TicketState.CALLED else CardMode.SERVING,
        hero=call.id == turns.hero,
    )


def _is_free(counter: CounterView, cards: Mapping[int, Card], scope: Scope) -> bool:
    if counter.state is CounterState.CLOSED or counter.number in cards:
        return False
    return not counter.stages or any(scope.covers(stage) for stage in counter.stages)


def _free(counter: CounterView) -> Card:
    mode = CardMode.PAUSED if counter.state is CounterState.PAUSED else CardMode.FREE
    return Card(counter=counter.number, label="", detail="", mode=mode)


def _waiting(row: QueueRow, scope: Scope) -> Waiting:
    service = scope.services.get(row.service)
    return Waiting(
        label=row.label,
        detail=row.service if service is None else _short(service.name.in_(scope.language)),
        minutes=round(row.wait.total_seconds() / 60),
        priority=row.ticket_class is TicketClass.PRIORITY,
    )


def _columns(board: Board, rows: Sequence[QueueRow], scope: Scope) -> tuple[Column, ...]:
    served = {stage for one in board.counters if one.state is not CounterState.CLOSED for stage in one.stages}
    busy = served | {row.stage for row in rows}
    stages = [stage for stage in Stage if scope.covers(stage) and stage in busy]
    return tuple(_column(stage, rows, scope) for stage in stages) if len(stages) > 1 else ()


def _column(stage: Stage, rows: Sequence[QueueRow], scope: Scope) -> Column:
    here = [row for row in rows if row.stage is stage]
    shown = here[:MOST_IN_COLUMN]
    return Column(
        stage=stage_name(stage).in_(scope.language),
        waiting=len(here),
        labels=tuple(row.label for row in shown),
        minutes=tuple(round(row.wait.total_seconds() / 60) for row in shown),
    )


def _short(name: str) -> str:
    """Return a service's name without what stands in brackets: the hall has no room for it."""
    return name.partition(" (")[0]
