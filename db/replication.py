"""What the servers behind one address say of themselves: who is the primary, who follows it, and how far behind."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from db.deadline import NoAnswer
from db.errors import translated
from db.hosts import Host, hosts_of
from db.postgresql import connect_one, conninfo

Connection = psycopg.Connection[Any]
NO_LIMIT = -1
NOWHERE = "/nowhere"  # no host; a standby that was told to follow it has been cut off from its primary


class Role(StrEnum):
    """What a server is at the moment."""

    PRIMARY = "primary"
    STANDBY = "standby"
    FENCED = "fenced"  # a primary that was told to take no more writes
    CLOSED = "closed"  # it answers, but does not say what it is: starting, or our role is refused
    SILENT = "silent"


class Follower(NamedTuple):
    """A standby as its primary sees it."""

    name: str
    state: str | None  # None where our role may not see it
    sync: str | None
    lag_bytes: int | None
    lag_s: float | None

    @property
    def acknowledges(self) -> bool:
        """Whether commits may wait for this one."""
        return self.sync in ("sync", "quorum")


class Slot(NamedTuple):
    """What a server keeps of its log for a reader."""

    name: str
    active: bool
    status: str | None
    kept_bytes: int | None


@dataclass(frozen=True)
class Server:
    """One server; the fields behind ``role`` are empty where it could not be asked."""

    host: Host
    role: Role
    detail: str = ""
    timeline: int = 0
    position: int = 0  # how much of the log it has, in bytes from the beginning of time
    waits_for: str = ""  # synchronous_standby_names
    slot_limit: int = NO_LIMIT  # max_slot_wal_keep_size in MB
    follows: str = field(default="", repr=False)  # primary_conninfo, which may hold a password
    role_may_change: bool = False  # whether the role that asked may change the server's settings
    followers: tuple[Follower, ...] = ()
    slots: tuple[Slot, ...] = ()

    @property
    def address(self) -> str:
        """Return host and port."""
        return self.host.address

    @property
    def is_cut_off(self) -> bool:
        """Whether a promotion has begun with this standby and has not ended."""
        return self.role is Role.STANDBY and conninfo_to_dict(self.follows).get("host") == NOWHERE


def survey(url: str, user: str | None = None) -> tuple[Server, ...]:
    """Ask every server behind ``url`` what it is, as the role ``user``; all at once, since a silent one takes time."""
    hosts = hosts_of(administrative(url, user))
    with ThreadPoolExecutor(len(hosts)) as askers:
        return tuple(askers.map(ask, hosts))


def administrative(url: str, user: str | None) -> str:
    """Return the connection string of a technician: any server will do, and another role has a password of its own."""
    info = make_conninfo(conninfo(url), target_session_attrs="any")
    if user is None:
        return info
    return make_conninfo("", **{**conninfo_to_dict(info), "user": user, "password": None})


def ask(host: Host) -> Server:
    """Return what one server says of itself."""
    try:
        with psycopg_connection(host) as connection:
            return _described(host, connection)
    except psycopg.OperationalError as error:
        if _is_silent(host, error):
            return Server(host, Role.SILENT, "it does not answer")
        return Server(host, Role.CLOSED, str(error).strip().rpartition("FATAL:")[2].strip())


def _is_silent(host: Host, error: psycopg.OperationalError) -> bool:
    """Tell whether nobody is there; a server that refuses our role may be a primary that serves others."""
    if isinstance(error, NoAnswer | psycopg.errors.ConnectionTimeout):
        return True
    return psycopg.pq.PGconn.ping(host.info.encode()) == psycopg.pq.Ping.NO_RESPONSE


@contextmanager
def open_to(host: Host) -> Iterator[Connection]:
    """Open a connection for a technician's statements; each is a transaction of its own."""
    with translated(f"the database server at {host.address}"), psycopg_connection(host) as connection:
        yield connection


@contextmanager
def psycopg_connection(host: Host) -> Iterator[Connection]:
    """Open the same with the driver's own errors."""
    connection = connect_one(host.info)
    try:
        yield connection
    finally:
        connection.close()


class _State(NamedTuple):
    in_recovery: bool
    read_only: str
    timeline: int
    position: int
    waits_for: str
    slot_limit: str
    follows: str | None
    is_superuser: str


def _described(host: Host, connection: Connection) -> Server:
    row = connection.execute(_STATE).fetchone()
    assert row is not None, "a question about the server has one answer"
    said = _State(*row)
    return Server(
        host,
        Role.STANDBY if said.in_recovery else Role.FENCED if said.read_only == "on" else Role.PRIMARY,
        timeline=said.timeline,
        position=said.position,
        waits_for=said.waits_for,
        slot_limit=int(said.slot_limit),
        follows=said.follows or "",
        role_may_change=said.is_superuser == "on",
        followers=tuple(Follower(*each) for each in connection.execute(_FOLLOWERS)),
        slots=tuple(Slot(*each) for each in connection.execute(_SLOTS)),
    )


_STATE = """
    SELECT pg_is_in_recovery(),
           current_setting('default_transaction_read_only'),
           CASE WHEN pg_is_in_recovery() THEN (SELECT timeline_id FROM pg_control_checkpoint())
                ELSE ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int END,
           pg_wal_lsn_diff(
               CASE WHEN pg_is_in_recovery() THEN greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())
                    ELSE pg_current_wal_flush_lsn() END, '0/0')::bigint,
           current_setting('synchronous_standby_names'),
           (SELECT setting FROM pg_settings WHERE name = 'max_slot_wal_keep_size'),
           (SELECT setting FROM pg_settings WHERE name = 'primary_conninfo'),
           current_setting('is_superuser')
"""
_FOLLOWERS = """
    SELECT application_name, state, sync_state,
           pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_receive_lsn()
                                ELSE pg_current_wal_flush_lsn() END, flush_lsn)::bigint,
           extract(epoch FROM flush_lag)::float
    FROM pg_stat_replication ORDER BY application_name
"""
_SLOTS = """
    SELECT slot_name, active, wal_status,
           pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_receive_lsn()
                                ELSE pg_current_wal_flush_lsn() END, restart_lsn)::bigint
    FROM pg_replication_slots ORDER BY slot_name
"""
