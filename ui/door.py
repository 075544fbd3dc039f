"""The way of an app to its office: opened at the first need, so that an app may start before its server does."""

import threading
from collections.abc import Callable

from config.model import Config
from office.context import Office, open_office


class OfficeDoor:
    """Opens the office once and keeps it open; may be shared by threads."""

    def __init__(self, config: Config, opening: Callable[[Config], Office] = open_office) -> None:
        self._config = config
        self._opening = opening
        self._office: Office | None = None
        self._lock = threading.Lock()

    def open(self) -> Office:
        """Return the office; raises StoreUnavailable while the store is away, StoreRefused when it may not be used."""
        with self._lock:
            if self._office is None:
                self._office = self._opening(self._config)
            return self._office

    def close(self) -> None:
        """Let go of the store."""
        with self._lock:
            if self._office is not None:
                self._office.store.close()
                self._office = None
