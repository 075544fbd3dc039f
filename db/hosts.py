"""The hosts that one address names: a primary and its standbys, of which only the primary may be written."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from db.deadline import NoAnswer

Connection = psycopg.Connection[Any]
DEFAULT_PORT = "5432"
# What libpq says of a server that answers, but is a standby or was fenced.
NOT_TO_BE_WRITTEN = "read-only"


@dataclass(frozen=True)
class Host:
    """One server: its address as people write it, and libpq's connection string, which may hold a password."""

    address: str
    info: str = field(repr=False)


class Hosts:
    """Connects to the first host that takes writes, and begins with the one that did so last.

    May be shared by threads. A machine that was switched off costs two seconds at each try, so it goes to the end of
    the line: after a failover only the first connection pays for it. A primary that nobody follows, though its commits
    wait for a standby, is the last choice: it may be the old one that came back.
    """

    def __init__(self, info: str, connect_one: Callable[[str], Connection]) -> None:
        self._line = hosts_of(info)
        self._connect_one = connect_one

    def connect(self) -> Connection:
        """Return a connection to the primary; raises the driver's error that says most where there is none."""
        lonely: list[Connection] = []
        try:
            return self._find(lonely)
        finally:
            for each in lonely:
                each.close()

    def _find(self, lonely: list[Connection]) -> Connection:
        failures: list[psycopg.OperationalError] = []
        for host in self._line:
            try:
                connection = self._connect_one(host.info)
                if len(self._line) == 1 or _is_followed(connection):
                    return connection
                lonely.append(connection)
            except psycopg.OperationalError as error:
                failures.append(error)
                if isinstance(error, NoAnswer):
                    break
            self._line = (*(each for each in self._line if each != host), host)
        if lonely:
            return lonely.pop()
        raise next((each for each in failures if NOT_TO_BE_WRITTEN in str(each)), failures[0])


def _is_followed(connection: Connection) -> bool:
    row = connection.execute(_FOLLOWED).fetchone()
    return bool(row and row[0])


_FOLLOWED = "SELECT current_setting('synchronous_standby_names') = '' OR EXISTS (SELECT FROM pg_stat_replication)"


def hosts_of(info: str) -> tuple[Host, ...]:
    """Return the hosts in the order of the address."""
    named = conninfo_to_dict(info)
    hosts = str(named.get("host") or "").split(",")
    ports = str(named.get("port") or "").split(",")
    ports = ports * len(hosts) if len(ports) == 1 else ports
    if len(ports) != len(hosts):
        raise psycopg.ProgrammingError("an address needs one port, or one for each host")
    return tuple(
        Host(f"{host or 'localhost'}:{port or DEFAULT_PORT}", make_conninfo(info, host=host, port=port or DEFAULT_PORT))
        for host, port in zip(hosts, ports, strict=True)
    )


def is_several(info: str) -> bool:
    """Tell whether an address names more than one host."""
    return "," in str(conninfo_to_dict(info).get("host") or "")
