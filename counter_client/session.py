"""What one officer's window remembers between two looks at the store; all of it may be lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.refusals import Refused

if TYPE_CHECKING:
    from office.outcomes import SignedIn

NOTICE_FOR = timedelta(seconds=8)
"""How long a refusal stays on the window unless another press takes it away."""


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
    OVERRIDE = "override"
    ALARM = "alarm"
    ACKNOWLEDGE = "acknowledge"
    SET_STAGES = "set_stages"


@dataclass(frozen=True)
class Session:
    """Who sits here, what was refused, and whether the store answers."""

    officer: SignedIn | None = None
    refused: Refused | None = None
    refused_until: datetime | None = None
    away: bool = False
    busy: bool = False
    ticks: Mapping[int, frozenset[int]] = field(default_factory=dict)
    """Ticket id -> places of the documents that were seen; kept while a number is on hold."""

    def asking(self) -> Session:
        """Return the session while the office works on a press."""
        return replace(self, busy=True, refused=None)

    def signed_in(self, officer: SignedIn) -> Session:
        """Return the session of an officer who may work now."""
        return replace(self, officer=officer, busy=False)

    def done(self) -> Session:
        """Return the session after a press that the office carried out."""
        return replace(self, busy=False)

    def refused_by(self, refused: Refused, now: datetime) -> Session:
        """Return the session after a press that the rules forbid."""
        return replace(self, busy=False, refused=refused, refused_until=now + NOTICE_FOR)

    def ticked(self, ticket_id: int, place: int, *, seen: bool) -> Session:
        """Return the session after a document was ticked off, or was not there after all."""
        before = self.ticks.get(ticket_id, frozenset())
        after = before | {place} if seen else before - {place}
        return replace(self, ticks={**self.ticks, ticket_id: after})

    def lost(self) -> Session:
        """Return the session while the store is away."""
        return replace(self, busy=False, away=True)

    def found(self) -> Session:
        """Return the session once the store answers again."""
        return replace(self, away=False)

    def after(self, now: datetime) -> Session:
        """Return the session at ``now``: an old refusal is gone."""
        if self.refused_until is None or now < self.refused_until:
            return self
        return replace(self, refused=None, refused_until=None)
