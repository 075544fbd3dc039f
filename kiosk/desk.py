"""The kiosk's side of the office: questions in, answers of the session out. Called on the lane's thread."""

from typing import Protocol

from domain.printing import PrintState
from domain.refusals import Refused
from kiosk.events import Ask, Found, TicketShown


class Desk(Protocol):
    """Answers what a session asks; raises the store's StoreUnavailable while the store is away."""

    def answer(self, ask: Ask) -> Found | TicketShown | Refused:
        """Look up or check in; the same ask again is done at most once."""

    def paper(self, job_id: int) -> PrintState:
        """Return how far a print job is."""
