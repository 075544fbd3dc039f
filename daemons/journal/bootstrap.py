"""Wires the journal server: configuration, certificates and the store, which it opens for reading only."""

import threading
from collections.abc import Callable

from config.certificates import CENTRE, certificate_in, office_name, server_side
from config.faults import StartFault
from config.model import Config
from daemons import service
from daemons.crew import Crew
from daemons.journal.server import JournalServer
from daemons.stop import Stop
from db import Store, extract, open_store
from db.extract import Extract


def run(config: Config) -> int:
    """Serve the journal until told to stop; raises StartFault."""
    service.start_log()
    stop = Stop()
    stop.on_signals()
    pages = Pages(lambda: open_store(config.store.url, config.office.number))
    server = open_server(config, pages)
    crew = Crew(stop)
    crew.start("journal", lambda _: server.serve_forever())
    service.notify("READY=1")
    watchdog = service.Watchdog()
    while not stop.wait(1.0):
        watchdog.pet()
    service.notify("STOPPING=1")
    server.shutdown()
    crew.join()
    server.server_close()
    pages.close()
    stop.close()
    if crew.failure is not None:
        raise crew.failure
    return 0


def open_server(config: Config, pages: "Pages") -> JournalServer:
    """Return a server that listens where the configuration says."""
    folder = config.keys.folder
    tls = server_side(certificate_in(folder, office_name(config.office.number)), certificate_in(folder, CENTRE))
    host, _, port = config.journal.listen.rpartition(":")
    try:
        return JournalServer((host, int(port)), tls, pages.take)
    except (OSError, OverflowError) as error:
        raise StartFault(
            f"{config.journal.listen} cannot be listened at ({error}): correct [journal] listen."
        ) from error


class Pages:
    """The journal in pages; opens the store at the first need. May be shared by threads."""

    def __init__(self, open_it: Callable[[], Store]) -> None:
        self._open = open_it
        self._store: Store | None = None
        self._lock = threading.Lock()

    def take(self, after: int, limit: int) -> Extract:
        """Return rows behind ``after``; raises StoreUnavailable and StoreRefused."""
        with self._lock:
            store = self._store = self._store or self._open()
        with store.read() as tx:
            return extract.take(tx, after, limit)

    def close(self) -> None:
        """Let go of the store."""
        if self._store is not None:
            self._store.close()
