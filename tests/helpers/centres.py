"""A national centre and the offices it pulls from, with certificates of their own on a free port of loopback."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from centre.client import OfficeClient
from centre.pull import Pulled, pull
from config.centre import OfficeSection
from config.certificates import CENTRE, certificate_in, client_side, make_certificate, office_name, server_side
from daemons.journal.bootstrap import Pages
from daemons.journal.server import JournalServer
from db import Store, centre, open_store
from db.centre import open_centre
from domain.clock import FixedClock
from tests.helpers.offices import MORNING


@dataclass
class Centre:
    """The centre's store and keys; the offices' certificates lie beside its own."""

    url: str
    keys: Path
    store: Store = field(init=False)

    def __post_init__(self) -> None:
        """Make the store and the certificate."""
        centre.create(self.url)
        self.store = open_centre(self.url)
        make_certificate(self.keys, CENTRE, MORNING)

    def client(self, office: OfficeSection) -> OfficeClient:
        """Return a client that trusts the office's certificate."""
        own, other = certificate_in(self.keys, CENTRE), certificate_in(self.keys, office_name(office.number))
        return OfficeClient(office, client_side(own, other))

    def pull(self, office: OfficeSection) -> Pulled:
        """Pull from one office."""
        return pull(self.store, office, self.client, FixedClock(MORNING))


@contextmanager
def serving(url: str, number: int, keys: Path) -> Iterator[OfficeSection]:
    """Serve the journal of one office with a certificate of its own until the end of the block."""
    own = certificate_in(keys, office_name(number))
    if not own.public.exists():
        make_certificate(keys, own.name, MORNING)
    pages = Pages(lambda: open_store(url, number))
    server = JournalServer(("127.0.0.1", 0), server_side(own, certificate_in(keys, CENTRE)), pages.take)
    with ExitStack() as stack:
        stack.callback(pages.close)
        stack.callback(server.server_close)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        stack.callback(thread.join)
        stack.callback(server.shutdown)
        thread.start()
        yield OfficeSection(number=number, url=f"https://127.0.0.1:{server.server_address[1]}")
