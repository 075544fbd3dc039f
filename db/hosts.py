"""The hosts that one address names: a primary and its standbys, of which only the primary may be written."""

from collections.abc import Callable
from typing import Any, NamedTuple

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from db.deadline import NoAnswer

DEFAULT_PORT = "5432"
# What libpq says of a server that answers, but is a standby or was fenced.
NOT_TO_BE_WRITTEN = "read-only"


class Host(NamedTuple):
    """One server: its address as people write it, and libpq's connection string for it alone."""

    address: str
    info: str


class Hosts:
    """Connects to the first host that takes writes, and begins with the one that did so last.

    May be shared by threads. A machine that was switched off costs two seconds at each try, so it goes to the end of
    the line: after a failover only the first connection pays for it.
    """

    def __init__(self, info: str, connect_one: Callable[[str], psycopg.Connection[Any]]) -> None:
        self._line = hosts_of(info)
        self._connect_one = connect_one

    def connect(self) -> psycopg.Connection[Any]:
        """Return a connection to the primary; raises the driver's error that says most where there is none."""
        failures: list[psycopg.OperationalError] = []
        for host in self._line:
            try:
                return self._connect_one(host.info)
            except NoAnswer:
                raise failures[0] if failures else NoAnswer("no time is left to connect") from None
            except psycopg.OperationalError as error:
                failures.append(error)
                self._line = (*(each for each in self._line if each != host), host)
        raise next((each for each in failures if NOT_TO_BE_WRITTEN in str(each)), failures[0])


def hosts_of(info: str) -> tuple[Host, ...]:
    """Return the hosts in the order of the address."""
    named = conninfo_to_dict(info)
    hosts = str(named.get("host") or "").split(",")
    ports = str(named.get("port") or "").split(",")
    ports = ports * len(hosts) if len(ports) == 1 else ports
    return tuple(
        Host(f"{host or 'localhost'}:{port or DEFAULT_PORT}", make_conninfo(info, host=host, port=port or DEFAULT_PORT))
        for host, port in zip(hosts, ports, strict=True)
    )


def is_several(info: str) -> bool:
    """Tell whether an address names more than one host."""
    return "," in str(conninfo_to_dict(info).get("host") or "")
