"""PostgreSQL as the store: one server for several machines, and perhaps standbys behind it (``db.hosts``).

READ COMMITTED with row locks in the order of ``db.locks``; every limit is set per connection, so that a half-open
cable or a lost kiosk is noticed within seconds whatever the server's own defaults are.
"""

import contextlib
import select
from collections.abc import Callable
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from sqlalchemy import Dialect, QueuePool
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

from db import acknowledgement, locks
from db.deadline import NoAnswer, time_left, watched
from db.errors import StoreUnavailable, translated
from db.hosts import Hosts, is_several

CHANNEL = "loket_journal"  # the journal's trigger notifies it (db.schema)
POOLED = 8
Answer = TypeVar("Answer")


class PostgresqlEngine:
    """Connections to one PostgreSQL database. May be shared by threads."""

    def __init__(self, url: str) -> None:
        self.conninfo = conninfo(url)
        self.place = place_of(url)
        self.dialect: Dialect = PGDialect_psycopg()  # type: ignore[no-untyped-call]
        self._hosts = Hosts(self.conninfo, connect_one)
        self._pool = QueuePool(self._connect, pool_size=POOLED, max_overflow=0, reset_on_return=None)

    def begin_write(self) -> Any:
        """Begin a READ COMMITTED transaction."""
        return self._begin("BEGIN")

    def begin_read(self) -> Any:
        """Begin a transaction that sees one moment of the store."""
        return self._begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    def _begin(self, statement: str) -> Any:
        try:
            return self._begun(statement)
        except NoAnswer:
            self._pool.dispose()  # the others lead to the same silent server
            raise
        except psycopg.OperationalError:
            # Idle connections die with their server. Nothing was asked yet, so a new one may be tried.
            self._pool.dispose()
            return self._begun(statement)

    def _begun(self, statement: str) -> Any:
        connection: Any = self._pool.connect()
        try:
            connection.cursor().execute(statement)
        except BaseException:
            connection.invalidate()
            connection.close()
            raise
        return connection

    def commit(self, connection: Any, *, wrote: bool) -> None:
        """Commit; the journal's trigger wakes the readers."""
        try:
            acknowledgement.commit(connection.dbapi_connection)
        except acknowledgement.NotAcknowledged:
            self._pool.dispose()  # another host may be the primary by now
            connection.invalidate()
            connection.close()
            raise
        except BaseException:
            self.rollback(connection, wrote=wrote)
            raise
        connection.close()

    def rollback(self, connection: Any, *, wrote: bool) -> None:  # both engines share the call
        """Undo; a connection that cannot even do that is thrown away."""
        try:
            connection.cursor().execute("ROLLBACK")
        except psycopg.Error:
            connection.invalidate()
        finally:
            connection.close()

    def listener(self) -> "NotifyListener":
        """Return a new ear for the journal's notifications."""
        return NotifyListener(self._connect)

    def close(self) -> None:
        """Close every connection."""
        self._pool.dispose()

    def _connect(self) -> Any:
        with translated(self.place):
            return self._hosts.connect()


class NotifyListener:
    """One reader's LISTEN connection; silent while the server is away, and back by itself."""

    def __init__(self, connect: Callable[[], psycopg.Connection[Any]]) -> None:
        self._connect = connect
        self._connection: psycopg.Connection[Any] | None = None
        self._listen()

    def fileno(self) -> int:
        """Return the descriptor that becomes readable at a notification, or -1 while the server is away."""
        return -1 if self._connection is None else self._connection.fileno()

    def wait(self, timeout_s: float) -> bool:
        """Wait for a notification, at most ``timeout_s``."""
        if self._connection is None:
            self._listen()
            return False
        return bool(select.select([self._connection], [], [], timeout_s)[0])

    def drain(self) -> None:
        """Forget the notifications so far; connect again where the server was away."""
        if self._connection is None:
            self._listen()
            return
        try:
            for _ in self._connection.notifies(timeout=0):
                pass
        except psycopg.Error:
            self._drop()

    def close(self) -> None:
        """Stop listening."""
        self._drop()

    def _listen(self) -> None:
        with contextlib.suppress(psycopg.Error, StoreUnavailable):
            connection = self._connect()
            connection.execute(f"LISTEN {CHANNEL}")
            self._connection = connection

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def place_of(info: str) -> str:
    """Return the server in words, without the user and the password."""
    named = conninfo_to_dict(info)
    hosts = str(named.get("host") or "this machine").split(",")
    ports = str(named.get("port") or "5432").split(",")
    spoken = [f"{host}, port {ports[min(n, len(ports) - 1)]}" for n, host in enumerate(hosts)]
    return f"the database server at {' or '.join(spoken)}"


def conninfo(url: str) -> str:
    """Return libpq's connection string with the limits of ``db.locks``; of several hosts, the one to be written."""
    settings = {
        "TimeZone": "UTC",
        "idle_in_transaction_session_timeout": _milliseconds(locks.POSTGRES_IDLE_IN_TRANSACTION),
        "lock_timeout": _milliseconds(locks.POSTGRES_LOCK),
        "statement_timeout": _milliseconds(locks.POSTGRES_STATEMENT),
    }
    if is_several(url):
        url = make_conninfo(url, target_session_attrs="read-write")
    return make_conninfo(
        url,
        application_name="loket",
        connect_timeout=int(locks.POSTGRES_CONNECT.total_seconds()),
        tcp_user_timeout=_milliseconds(locks.POSTGRES_TCP_USER_TIMEOUT),
        keepalives_idle=2,
        keepalives_interval=1,
        keepalives_count=3,
        options=" ".join(f"-c {name}={value}" for name, value in settings.items()),
    )


class WatchedConnection(psycopg.Connection[Any]):
    """A connection that is given up when the server is silent for too long (``db.deadline``)."""

    def wait(self, gen: PQGen[Answer], *args: Any, **kwargs: Any) -> Answer:
        """Hold a dialogue with the server; raises NoAnswer when its time is over."""
        try:
            return super().wait(watched(gen), *args, **kwargs)
        except NoAnswer:
            self.close()
            raise


def connect_one(info: str) -> psycopg.Connection[Any]:
    """Open one connection to one host; it begins no transaction by itself."""
    if time_left() < locks.POSTGRES_CONNECT.total_seconds():
        raise NoAnswer("no time is left to connect")
    return WatchedConnection.connect(info, autocommit=True)


def _milliseconds(limit: Any) -> int:
    return int(limit.total_seconds() * 1000)
