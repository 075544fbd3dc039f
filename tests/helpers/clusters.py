"""Three PostgreSQL servers as an office with standbys has them: a primary ``a``, and ``b`` and ``c`` behind it."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from db import StoreUnavailable, admin
from domain.text import Language
from office.check_in import CheckedIn, WalkIn, walk_in
from office.context import Act, Office
from tests.helpers import postgres
from tests.helpers.offices import OFFICE_NUMBER, a_person, found_office_at
from tests.helpers.running import wait_until

WAITS = "ANY 1 (a, b, c)"
SETTINGS = {"synchronous_commit": "on", "wal_retrieve_retry_interval": "500ms", "wal_log_hints": "on"}
DATABASE = "office"
PATIENCE_S = 30.0


@dataclass
class Trio:
    """The three servers of one office."""

    a: postgres.Server
    b: postgres.Server
    c: postgres.Server

    @property
    def servers(self) -> tuple[postgres.Server, ...]:
        """Return all of them."""
        return (self.a, self.b, self.c)

    @property
    def url(self) -> str:
        """Return the store's address with all of them."""
        return f"postgresql://loket@{','.join(server.address for server in self.servers)}/{DATABASE}"

    def url_of(self, server: postgres.Server) -> str:
        """Return the store's address at one of them."""
        return server.database_url(DATABASE)

    def wait_for(self, waits_for: str) -> None:
        """Set which standbys a commit waits for, the same at every server."""
        for server in self.servers:
            server.configure(synchronous_standby_names=waits_for)
        wait_until(lambda: self.a.ask("SHOW synchronous_standby_names") == waits_for, "the setting")
        wanted = {"quorum"} if waits_for else {"async"}
        wait_until(lambda: set(self._followers("sync_state")) == wanted, "the standbys' new state")

    def hold_back(self, *names: str) -> None:
        """Let what the primary writes reach these standbys no more."""
        self._signal(names, signal.SIGSTOP)

    def let_go(self, *names: str) -> None:
        """Let it reach them again."""
        self._signal(names, signal.SIGCONT)

    def keep(self) -> None:
        """Shut all of them down in order and keep their data as they are now."""
        for server in self.servers:
            server.shut_down()
            server.keep()

    def begin_again(self) -> None:
        """Start all of them with the data that were kept."""
        for server in self.servers:
            server.bring_back()
        with ThreadPoolExecutor() as starters:
            list(starters.map(postgres.Server.start_again, self.servers))
        wait_until(lambda: self._followers("sync_state") == ["quorum"] * 2, "the standbys")

    def config(self, folder: Path) -> Path:
        """Write the office's configuration."""
        path = folder / "loket.toml"
        office = f'number = {OFFICE_NUMBER}\nprefix = "BTM"\nname = "Batam"\nsite = "Batam"\naddress = "Jl. Contoh 1"\n'
        path.write_text(f'[office]\n{office}[store]\nurl = "{self.url}"\n', encoding="utf-8")
        return path

    def _signal(self, names: tuple[str, ...], number: signal.Signals) -> None:
        senders = dict(zip(self._followers("application_name"), self._followers("pid"), strict=True))
        for name in names:
            os.kill(int(senders[name]), number)

    def _followers(self, column: str) -> list[str]:
        with psycopg.connect(self.a.url) as connection:
            rows = connection.execute("SELECT application_name, pid, sync_state FROM pg_stat_replication ORDER BY 1")
            return [str(row[("application_name", "pid", "sync_state").index(column)]) for row in rows]


@pytest.fixture(scope="module")
def kept_trio() -> Iterator[Trio]:
    """Make three servers with an office in them, whose commits wait for one of two standbys, and shut them down."""
    with ExitStack() as stack:
        a = started(stack, lambda: postgres.start(settings=SETTINGS))
        url = a.new_database(DATABASE)
        admin.create(url)
        found_office_at(url)
        trio = Trio(a, started(stack, lambda: a.standby("b")), started(stack, lambda: a.standby("c")))
        trio.wait_for(WAITS)
        trio.keep()
        yield trio


@pytest.fixture
def trio(kept_trio: Trio) -> Trio:
    """Give three servers as they were in the beginning."""
    kept_trio.begin_again()
    return kept_trio


def started(stack: ExitStack, start: Callable[[], postgres.Server]) -> postgres.Server:
    """Start a server that is stopped with the stack; skip where the machine has no PostgreSQL."""
    try:
        server = start()
    except postgres.NoPostgres as missing:
        pytest.skip(str(missing))
    stack.callback(server.stop)
    return server


def give_number(office: Office, act: Act | None = None) -> str:
    """Give the next number to somebody who comes without a booking, and return it."""
    service = next(code for code, service in office.services.items() if service.walk_in)
    done = walk_in(office, act or Act.by("kiosk:K1"), WalkIn(service, a_person()), Language.ID)
    assert isinstance(done, CheckedIn), done
    return done.ticket.label


def insist_on_number(office: Office, act: Act) -> str:
    """Send an act until it is answered, as a kiosk does."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            return give_number(office, act)
        except StoreUnavailable:
            assert time.monotonic() < deadline, "no number was given"
            time.sleep(0.05)
