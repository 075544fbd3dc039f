"""Whose turn it is to be announced: one call at a time, each to its end, none of them twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.tickets import TicketState

if TYPE_CHECKING:
    from office.views import BoardCall

PULSE_S = 1.1
"""One pulse of the flash: 0.9 Hz, well below the three a second that may harm people."""
PULSES = 4
TURN_S = PULSE_S * PULSES
"""How long one announcement keeps the large field before the next may take it."""


@dataclass(frozen=True)
class Turns:
    """What was announced, what is being announced, and what waits behind it."""

    known: Mapping[int, int] | None = None
    """Call id -> recalls already taken up; None before the first look at the board."""
    waiting: tuple[int, ...] = ()
    current: int | None = None
    ends_at: float = 0.0
    hero: int | None = None
    """The call in the large field; it stays there after its turn until another takes it."""
    count: int = 0
    """Turns started so far: a change means one more flash and one more chime."""

    def after(self, calls: Sequence[BoardCall], at: float, *, speaking: bool = False) -> Turns:
        """Return the turns once the board shows ``calls`` at the monotonic second ``at``.

        The first look takes the present state as known: a board that restarts at ten
        o'clock must not call the whole morning again. While the voice is ``speaking`` a
        turn goes on, since an announcement is never cut off.
        """
        calling = {call.id: call for call in calls if call.state is TicketState.CALLED}
        fresh = () if self.known is None else self._fresh(calling)
        waiting = (*(one for one in self.waiting if one in calling and one not in fresh), *fresh)
        seen = replace(self, known={call.id: call.recalls for call in calls}, waiting=waiting)
        return seen._started(calling, at, speaking)._with_hero(calls)

    def seconds_left(self, at: float) -> float | None:
        """Return how long the present turn still lasts, or None when nothing ends by itself."""
        return None if self.current is None or at >= self.ends_at else self.ends_at - at

    def _fresh(self, calling: Mapping[int, BoardCall]) -> tuple[int, ...]:
        known = self.known or {}
        new = (call for call in calling.values() if known.get(call.id, -1) < call.recalls)
        return tuple(call.id for call in sorted(new, key=lambda call: (call.called_at, call.id)))

    def _started(self, calling: Mapping[int, BoardCall], at: float, speaking: bool) -> Turns:
        if self.current is not None and (speaking or (self.current in calling and at < self.ends_at)):
            return self
        if not self.waiting:
            return replace(self, current=None)
        first, *rest = self.waiting
        return replace(self, current=first, hero=first, waiting=tuple(rest), ends_at=at + TURN_S, count=self.count + 1)

    def _with_hero(self, calls: Sequence[BoardCall]) -> Turns:
        if any(call.id == self.hero for call in calls):
            return self
        latest = max(calls, key=_importance, default=None)
        return replace(self, hero=None if latest is None else latest.id)


def _importance(call: BoardCall) -> tuple[bool, object, int]:
    return (call.state is TicketState.CALLED, call.called_at, call.id)
