"""The national centre: pulls the journals of the offices and shows how each of them stands."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from config.centre import CentreConfig, OfficeSection
from config.certificates import CENTRE, certificate_in, client_side, make_certificate, office_name
from config.load import example_centre, load_centre
from loket.options import AsJson

if TYPE_CHECKING:
    from centre.client import OfficeClient

app = typer.Typer(no_args_is_help=True, help="Keep copies of the journals of many offices.")
EXIT_FAULTS = 1
DEFAULT_CENTRE = Path("centre.toml")
CentreFile = Annotated[
    Path,
    typer.Option("--config", "-c", envvar="LOKET_CENTRE_CONFIG", metavar="FILE", help="The centre's configuration."),
]


@app.command()
def example() -> None:
    """Print a configuration with a comment on every key."""
    print(example_centre(), end="")


@app.command()
def certificate(config: CentreFile = DEFAULT_CENTRE) -> None:
    """Make the certificate by which the offices know the centre."""
    settings = load_centre(config)
    from domain.clock import SystemClock

    made = make_certificate(settings.keys.folder, CENTRE, SystemClock().now())
    print(f"Give {made.public} to every office. {made.private} stays here.")


@app.command()
def create(config: CentreFile = DEFAULT_CENTRE) -> None:
    """Make the centre's store."""
    settings = load_centre(config)
    from db import centre
    from db.store import place_of_url

    centre.create(settings.store.url)
    print(f"The centre's store is made at {place_of_url(settings.store.url)}.")


@app.command()
def pull(config: CentreFile = DEFAULT_CENTRE, as_json: AsJson = False) -> None:
    """Pull what the offices have written since the last time; exit with 1 where one is silent or refused."""
    settings = load_centre(config)
    from centre.pull import pull_all
    from db.centre import open_centre
    from domain.clock import SystemClock

    store = open_centre(settings.store.url)
    rows, faults = 0, []
    try:
        for done in pull_all(store, settings.offices, lambda office: _client(settings, office), SystemClock()):
            rows += done.rows
            if done.fault:
                faults.append(done.fault)
                if not as_json:
                    print(f"{done.fault[:1].upper()}{done.fault[1:]}.")
    finally:
        store.close()
    if as_json:
        print(json.dumps({"offices": len(settings.offices), "rows": rows, "faults": faults}))
    else:
        print(f"{rows} rows pulled from {len(settings.offices)} offices; {len(faults)} of them with a fault.")
    if faults:
        raise typer.Exit(EXIT_FAULTS)


@app.command()
def offices(config: CentreFile = DEFAULT_CENTRE) -> None:
    """Show how far each office's journal is here, and what is wrong with it."""
    settings = load_centre(config)
    from db.centre import every, open_centre

    store = open_centre(settings.store.url)
    try:
        with store.read() as tx:
            known = every(tx)
    finally:
        store.close()
    for office in known:
        pulled = f"{office.pulled_at:%Y-%m-%d %H:%M:%S} UTC" if office.pulled_at else "never"
        place = f"{office.seq:>10} rows, the last {office.hash[:8]}"
        print(f"{office.office:>5}  {place}  pulled {pulled}  {office.fault}".rstrip())


@app.command()
def tables() -> None:
    """Print the tables that take in what offices publish by logical replication."""
    from db.publication import tables as statements

    print(*statements(), sep="\n")


def _client(settings: CentreConfig, office: OfficeSection) -> "OfficeClient":
    from centre.client import OfficeClient

    folder = settings.keys.folder
    own, other = certificate_in(folder, CENTRE), certificate_in(folder, office_name(office.number))
    return OfficeClient(office, client_side(own, other))
