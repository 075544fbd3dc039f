"""Looks after a primary and its standbys: how they stand, and which of them takes the writes."""

import json
import time
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from config.load import load_config
from config.model import Config
from loket.options import DEFAULT_CONFIG, AsJson, ConfigFile

if TYPE_CHECKING:
    from db.promotion import Promoted
    from db.replication import Server

EXIT_FAULTS = 1
Role = Annotated[
    str | None, typer.Option("--as", metavar="ROLE", help="The role to ask as, if not the one of the store's address.")
]


def replication(config: ConfigFile = DEFAULT_CONFIG, role: Role = None, as_json: AsJson = False) -> None:
    """Show the primary and its standbys; exit with 1 where a promise does not hold."""
    url = _server_url(load_config(config))
    from db.replication import survey
    from db.replication_faults import faults

    servers = survey(url, role)
    found = faults(servers)
    if as_json:
        print(json.dumps({"servers": [_facts(server) for server in servers], "faults": found}))
    else:
        print(*(line for server in servers for line in _lines(server)), sep="\n")
        print(*(f"Look after this: {fault}." for fault in found), sep="\n", end="\n" if found else "")
    if found:
        raise typer.Exit(EXIT_FAULTS)


def promote(
    config: ConfigFile = DEFAULT_CONFIG,
    role: Role = None,
    fence: Annotated[
        bool, typer.Option("--fence", help="Take the writes away from a primary that still answers.")
    ] = False,
    accept_loss: Annotated[
        bool, typer.Option("--accept-loss", help="Go on although the last tickets may be missing.")
    ] = False,
    alone: Annotated[
        bool, typer.Option("--alone", help="Go on without a standby, until synchronous_standby_names is set again.")
    ] = False,
) -> None:
    """Make the standby that has the most the primary, and let the others follow it."""
    settings = load_config(config)
    url = _server_url(settings)
    from db.promotion import Permits
    from db.promotion import promote as promote_one

    begun = time.monotonic()
    permits = Permits(fence, accept_loss, alone)
    done = promote_one(url, permits, lambda step: print(f"{time.monotonic() - begun:5.1f} s  {step}."), role)
    _note(settings, url, done)
    print(f"{time.monotonic() - begun:5.1f} s  {done.server.address} takes writes, and the journal says so.")


def publication() -> None:
    """Print the statement by which an office publishes to a national centre, without the columns about people."""
    from db.publication import publication as statement

    print(statement())


def _server_url(settings: Config) -> str:
    from db.errors import StoreRefused
    from db.store import sqlite_path

    if sqlite_path(settings.store.url) is not None:
        raise StoreRefused("the store is a file: only a PostgreSQL store has standbys")
    return settings.store.url


def _note(settings: Config, url: str, done: "Promoted") -> None:
    from db import open_store
    from domain.clock import SystemClock
    from office.servers import note_promotion

    store = open_store(url, settings.office.number)
    try:
        zone = ZoneInfo(settings.office.zone)
        note_promotion(store, SystemClock().now(), zone, done.server.timeline, bool(done.fenced))
    finally:
        store.close()


def _facts(server: "Server") -> dict[str, object]:
    """Return what a monitor may see: everything but the strings that may hold a password."""
    facts = asdict(server)
    for secret in ("host", "follows"):
        del facts[secret]
    followers = [follower._asdict() for follower in server.followers]
    slots = [slot._asdict() for slot in server.slots]
    return {"address": server.address, **facts, "followers": followers, "slots": slots}


def _lines(server: "Server") -> Iterator[str]:
    place = f"timeline {server.timeline}, position {server.position}" if server.timeline else server.detail
    yield f"{server.address:<24} {server.role:<8} {place}"
    for follower in server.followers:
        state = f"{follower.state}, {follower.sync}" if follower.state else "its state is not shown to this role"
        yield f"  standby {follower.name:<14} {state}, {follower.lag_bytes or 0} bytes behind"
    for slot in server.slots:
        yield f"  slot {slot.name:<17} {slot.status}, {slot.kept_bytes or 0} bytes kept"
