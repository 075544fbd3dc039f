"""PostgreSQL's own programs: found where the system keeps them, and run without showing a password to others."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from db.errors import StoreRefused, StoreUnavailable, translated
from db.hosts import is_several
from db.postgresql import place_of

DEBIAN = Path("/usr/lib/postgresql")
NO_LIMITS = "-c statement_timeout=0 -c lock_timeout=10s -c idle_in_transaction_session_timeout=0 -c TimeZone=UTC"


@contextmanager
def connected(url: str) -> Iterator[psycopg.Connection[Any]]:
    """Open a connection for long works: without the limits that are made for people who wait."""
    with translated(place_of(url)):
        info = make_conninfo(_primary(url), application_name="loket-upkeep", connect_timeout=5, options=NO_LIMITS)
        with psycopg.connect(info, autocommit=True) as connection:
            yield connection


def find(name: str, connection: psycopg.Connection[Any]) -> Path:
    """Return one of PostgreSQL's programs that is not older than the server; raises StoreRefused."""
    wanted = connection.info.server_version // 10_000
    for program in _candidates(name):
        if _major(program) >= wanted:
            return program
    raise StoreRefused(
        f"{name} of version {wanted} or newer is not on this machine: install postgresql-client-{wanted}, "
        "or run this on the database server"
    )


def _candidates(name: str) -> list[Path]:
    """Return the programs themselves before what stands in PATH, which Debian makes a wrapper in another language."""
    named = shutil.which(name)
    return [*sorted(DEBIAN.glob(f"*/bin/{name}"), reverse=True), *([Path(named)] if named else [])]


def _major(program: Path) -> int:
    try:
        said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return 0
    found = re.search(r" (\d+)", said)
    return int(found[1]) if found else 0


def address(url: str) -> tuple[str, dict[str, str]]:
    """Return what a program is told as ``--dbname``, and the environment that holds the password."""
    named = {key: str(value) for key, value in conninfo_to_dict(_primary(url)).items()}
    password = named.pop("password", None)
    secret = {"PGPASSWORD": password} if password else {}
    # PGTZ: a program prints moments in the zone it is told; PGOPTIONS: a dump takes as long as it takes.
    return make_conninfo("", **named), {**os.environ, **secret, "PGTZ": "UTC", "PGOPTIONS": NO_LIMITS, "LC_ALL": "C"}


def _primary(url: str) -> str:
    """Return the address so that of several servers the one is meant that takes writes."""
    return make_conninfo(url, target_session_attrs="read-write") if is_several(url) else url


def complaint(program: Path, said: bytes) -> StoreUnavailable:
    """Return the error for a program that failed: its first words, which hold no value of a row."""
    lines = [line for line in said.decode(errors="replace").splitlines() if "error" in line.lower()]
    return StoreUnavailable(f"{program.name} failed: {lines[0] if lines else 'it said nothing'}")
