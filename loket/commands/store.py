"""Makes the store, brings it to this version, and looks whether it is whole."""

import re
from typing import TYPE_CHECKING, Annotated

import typer

from config.faults import StartFault
from config.load import load_config
from loket.commands import upkeep
from loket.options import DEFAULT_CONFIG, ConfigFile

if TYPE_CHECKING:
    from office.context import Office

app = typer.Typer(no_args_is_help=True, help="Make, check, back up and move the store.")
app.command()(upkeep.backup)
app.command()(upkeep.restore)
app.command()(upkeep.copy)
app.command()(upkeep.purge)

ClockIsRight = Annotated[
    bool, typer.Option("--clock-is-right", help="Go on by this clock: the store has events that lie ahead of it.")
]
Paper = Annotated[
    str, typer.Option("--paper", metavar="DIGITS", help="The 8 digits at the foot of a ticket, such as 1a2b3c4d.")
]


@app.command()
def create(config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Make the store and found the office in it."""
    settings = load_config(config)
    from db import StoreRefused, admin, open_store
    from db.store import place_of_url
    from domain.clock import SystemClock
    from office.context import calendar_of
    from office.founding import found_office

    if not admin.exists(settings.store.url):
        admin.create(settings.store.url)
    store = open_store(settings.store.url, settings.office.number)
    try:
        if not found_office(store, SystemClock().now(), calendar_of(settings).zone):
            raise StoreRefused(f"there is a store at {place_of_url(settings.store.url)} already")
    finally:
        store.close()
    print(f"The store of office {settings.office.number} is made at {_shown(settings.store.url)}.")


@app.command()
def migrate(config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Bring the store to the version of this program."""
    settings = load_config(config)
    from db import admin
    from db.revision import CURRENT

    before = admin.migrate(settings.store.url)
    print(f"The store is of version {CURRENT}" + (", as before." if before == CURRENT else f"; it was {before}."))


@app.command()
def check(paper: Paper = "", clock_is_right: ClockIsRight = False, config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Check that the store opens, fits this program, knows this office, and is not older than a printed ticket."""
    settings = load_config(config)
    from db.revision import CURRENT
    from db.settling import warnings
    from office.clock_check import accept_clock
    from office.context import Act, open_office

    office = open_office(settings)
    try:
        if paper:
            print(_witness(office, paper))
        if clock_is_right:
            accept_clock(office, Act.by("technician"))
        _refuse_wrong_clock(office)
    finally:
        office.store.close()
    for warning in warnings(settings.store.url):
        print(warning)
    print(f"{_shown(settings.store.url)}: in order. Version {CURRENT}, {len(office.services)} services.")


def _refuse_wrong_clock(office: "Office") -> None:
    from office.clock_check import later_event

    later = later_event(office)
    if later is not None:
        now, ahead = (f"{at.astimezone(office.zone):%d %b %Y %H:%M}" for at in (office.now(), later))
        raise StartFault(
            f"the clock of this machine says {now}, but the office did something at {ahead}: set the clock; "
            "if it is right now, run `loket db check --clock-is-right`"
        )


def _witness(office: "Office", paper: str) -> str:
    from db import StoreRefused
    from db.witness import find_paper

    if not re.fullmatch(r"[0-9a-fA-F]{8}", paper):
        raise StoreRefused(f'"{paper}" is not what stands on a ticket: its foot has 8 digits from 0 to 9 and a to f')
    with office.store.read() as tx:
        found = find_paper(tx, paper)
    if found is None:
        raise StoreRefused(
            f"the audit log does not hold {paper.lower()}: this store is older than that ticket, or of another office. "
            "Do not open with it: bring back a newer backup"
        )
    at = found.at.astimezone(office.zone)
    return f"The audit log holds {paper.lower()} as row {found.seq}, of {at:%d %b %Y %H:%M}: nothing before it is lost."


def _shown(url: str) -> str:
    """Return the address of a store without the password it may hold."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"
