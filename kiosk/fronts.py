"""Where a kiosk's questions go: to the one office there is, or to the server or the kiosk's own store."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Protocol, TypeVar

from db import StoreUnavailable
from db.deadline import within
from domain.devices import DeviceReport
from domain.printing import PrintState
from domain.refusals import Refused
from domain.text import Language, Text
from kiosk.standby import Standby
from office import check_in as front
from office import devices, learning
from office.context import Act, Office
from office.outcomes import CheckedIn, Found
from office.printing import job_state

# With what follows it at the kiosk's own store, nobody waits longer than four seconds.
ATTEMPT_S = 3.0
Answer = TypeVar("Answer")


class Front(Protocol):
    """What a kiosk asks of an office; raises StoreUnavailable where nobody can answer."""

    def look_up(self, text: str) -> Found | Refused:
        """Say whether a proof may be checked in now."""

    def check_in(self, act: Act, text: str, birth_date: date, language: Language) -> CheckedIn | Refused:
        """Check in what a proof names; the same act is done at most once."""

    def service_name(self, code: str) -> Text:
        """Return the name of a service."""

    def paper(self, job_id: int) -> PrintState:
        """Return how far the paper of the last check-in is."""

    def knock(self) -> None:
        """Come back quietly when somebody would answer."""

    def report(self, said: DeviceReport) -> None:
        """Let staff know how a device is."""


class OneOffice:
    """The front of an office whose store is always asked itself."""

    def __init__(self, office: Callable[[], Office]) -> None:
        self._office = office

    def look_up(self, text: str) -> Found | Refused:
        """Say whether a proof may be checked in now."""
        return front.look_up(self._office(), text)

    def check_in(self, act: Act, text: str, birth_date: date, language: Language) -> CheckedIn | Refused:
        """Check in what a proof names; the same act is done at most once."""
        return front.check_in(self._office(), act, text, birth_date, language)

    def service_name(self, code: str) -> Text:
        """Return the name of a service."""
        return _service_name(self._office(), code)

    def paper(self, job_id: int) -> PrintState:
        """Return how far the paper of the last check-in is."""
        return job_state(self._office(), job_id)

    def knock(self) -> None:
        """Come back quietly when the store is there."""
        with self._office().store.read():
            return

    def report(self, said: DeviceReport) -> None:
        """Let staff know how a device is."""
        devices.report(self._office(), said)


class EitherOffice:
    """The front of an office at a server, and of the kiosk's own store while that is away."""

    def __init__(self, server: Callable[[], Office], standby: Standby) -> None:
        self._server = server
        self._standby = standby
        self._issued_at: Office | None = None

    def look_up(self, text: str) -> Found | Refused:
        """Say whether a proof may be checked in now."""
        found = self._of_server(lambda office: front.look_up(office, text))
        if found is not None:
            return found
        local = self._standby.office()
        learning.learn(local, text)
        return front.look_up(local, text)

    def check_in(self, act: Act, text: str, birth_date: date, language: Language) -> CheckedIn | Refused:
        """Check in what a proof names; of an act that was done twice, the merge lets one paper count."""
        with self._standby.checking_in(text):
            return self._check_in(act, text, birth_date, language)

    def _check_in(self, act: Act, text: str, birth_date: date, language: Language) -> CheckedIn | Refused:
        done = self._of_server(lambda office: front.check_in(office, act, text, birth_date, language))
        if done is not None:
            self._issued_at = self._server()
            self._keep(done, text)
            return done
        self._issued_at = local = self._standby.office()
        learning.learn(local, text, birth_date)
        return front.check_in(local, act, text, birth_date, language)

    def service_name(self, code: str) -> Text:
        """Return the name of a service."""
        return _service_name(self._issued_at or self._standby.office(), code)

    def paper(self, job_id: int) -> PrintState:
        """Return how far the paper of the last check-in is; one whose queue cannot be seen is not out yet."""
        office = self._issued_at
        if office is not None and office.issuer:
            return job_state(office, job_id)
        return self._of_server(lambda office: job_state(office, job_id)) or PrintState.QUEUED

    def knock(self) -> None:
        """Come back quietly when somebody would answer."""
        self._standby.office()

    def report(self, said: DeviceReport) -> None:
        """Let staff know how a device is, when they can be told."""
        self._standby.tell(said)

    def _of_server(self, question: Callable[[Office], Answer]) -> Answer | None:
        """Return the server's answer, None where it is not worth asking or says nothing in time."""
        breaker = self._standby.breaker
        # With something owed, the server does not know what this kiosk has seen: it might say yes to it again.
        if not breaker.is_closed or self._standby.owes():
            return None
        try:
            with within(ATTEMPT_S):
                return question(self._server())
        except StoreUnavailable:
            breaker.note_failure()
            return None

    def _keep(self, done: CheckedIn | Refused, text: str) -> None:
        if isinstance(done, CheckedIn):
            with suppress(StoreUnavailable):  # the kiosk's own disk: the number is issued, and the feed tells it too
                learning.note_checked_in(self._standby.office(), text)


def _service_name(office: Office, code: str) -> Text:
    service = office.services.get(code)
    return service.name if service is not None else Text(code, code)
