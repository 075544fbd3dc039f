"""The way to the office, which may be closed for a while: its store is another process or another machine."""

import logging
import threading
import time
from collections.abc import Callable
from typing import TypeVar

from config.model import Config
from db import StoreUnavailable
from office.context import Office, open_office

log = logging.getLogger(__name__)
Answer = TypeVar("Answer")


class Door:
    """Opens the office at the first need, and logs once when its store goes and once when it is back.

    May be shared by threads.
    """

    def __init__(
        self, open_it: Callable[[], Office], rest_s: float = 0.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Open by ``open_it``; a store that was away is let alone for ``rest_s``, as each try at it takes seconds."""
        self._open = open_it
        self._rest_s = rest_s
        self._clock = clock
        self._again_at = float("-inf")
        self._office: Office | None = None
        self._away = False
        self._lock = threading.Lock()

    @classmethod
    def of(cls, config: Config, rest_s: float = 0.0) -> "Door":
        """Return the door of the configured office."""
        return cls(lambda: open_office(config), rest_s)

    @property
    def is_away(self) -> bool:
        """Whether the store did not answer when it was last asked."""
        return self._away

    def ask(self, question: Callable[[Office], Answer]) -> Answer:
        """Return what the office answers; raises StoreUnavailable, and StoreRefused for a store not to be used."""
        if self._clock() < self._again_at:
            raise StoreUnavailable("the store was away just now")
        try:
            answer = question(self._opened())
        except StoreUnavailable as error:
            self._again_at = self._clock() + self._rest_s
            self._note(True, str(error))
            raise
        self._note(False)
        return answer

    def close(self) -> None:
        """Let go of the store."""
        if self._office is not None:
            self._office.store.close()

    def _opened(self) -> Office:
        with self._lock:
            if self._office is None:
                self._office = self._open()
            return self._office

    def _note(self, away: bool, why: str = "") -> None:
        with self._lock:
            if away == self._away:
                return
            self._away = away
        if away:
            log.warning("the store is away, trying again every second: %s", why)
        else:
            log.info("the store is back")
