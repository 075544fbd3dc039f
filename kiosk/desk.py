"""The kiosk's side of the office: questions of a session in, answers out. Called on the lane's thread."""

import time
from collections.abc import Callable
from typing import Protocol, assert_never

from domain.devices import DeviceReport
from domain.printing import PrintState
from domain.refusals import RefusalReason, Refused
from kiosk import events
from kiosk.events import Ask, CheckIn, Found, LookUp, TicketShown
from kiosk.fronts import Front
from kiosk.tries import Tries
from office.context import Act
from office.outcomes import CheckedIn


class Desk(Protocol):
    """Answers what a session asks; raises the store's StoreUnavailable while the store is away."""

    def answer(self, ask: Ask, /) -> Found | TicketShown | Refused:
        """Look up or check in; the same ask again is done at most once."""

    def paper(self, job_id: int, /) -> PrintState:
        """Return how far a print job is."""

    def knock(self) -> None:
        """Come back quietly when the store is there."""


class OfficeDesk:
    """A desk at the real office."""

    def __init__(self, front: Front, actor: str, now: Callable[[], float] = time.monotonic) -> None:
        self._front = front
        self._actor = actor
        self._now = now
        self._tries = Tries()
        self._act: tuple[int, Act] | None = None

    def answer(self, ask: Ask) -> Found | TicketShown | Refused:
        """Look up or check in, unless too many wrong tries came before."""
        if self._tries.are_used_up(self._now()):
            return Refused(RefusalReason.TOO_MANY_TRIES)
        answer = self._ask_office(ask)
        if isinstance(answer, Refused) and answer.reason is RefusalReason.NOT_FOUND:
            self._tries.note_wrong(self._now())
        return answer

    def paper(self, job_id: int) -> PrintState:
        """Return how far a print job is."""
        return self._front.paper(job_id)

    def knock(self) -> None:
        """Come back quietly when the store is there."""
        self._front.knock()

    def report(self, said: DeviceReport) -> None:
        """Let the office know how a device of this kiosk is."""
        self._front.report(said)

    def _ask_office(self, ask: Ask) -> Found | TicketShown | Refused:
        match ask:
            case LookUp(text=text):
                found = self._front.look_up(text)
                return found if isinstance(found, Refused) else events.Found()
            case CheckIn(text=text, birth_date=born, language=language):
                done = self._front.check_in(self._act_of(ask.number), text, born, language)
                return done if isinstance(done, Refused) else self._shown(done)
            case _:
                assert_never(ask)

    def _act_of(self, number: int) -> Act:
        """One ask is one act, however often it is sent: an answer lost on the way must not issue a second number."""
        if self._act is None or self._act[0] != number:
            self._act = (number, Act.by(self._actor))
        return self._act[1]

    def _shown(self, done: CheckedIn) -> TicketShown:
        return TicketShown(
            label=done.ticket.label,
            job_id=done.job_id,
            service=self._front.service_name(done.ticket.service),
            where=done.where,
            wait=done.wait,
            ahead=done.ahead,
            documents=done.documents,
        )
