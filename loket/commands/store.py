"""Makes the store, brings it to this version, and looks whether it is whole."""

import typer

from config.load import load_config
from loket.options import DEFAULT_CONFIG, ConfigFile

app = typer.Typer(no_args_is_help=True, help="Make, migrate and check the store.")


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
def check(config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Check that the store opens, fits this program, and knows this office."""
    settings = load_config(config)
    from db.revision import CURRENT
    from office.context import open_office

    office = open_office(settings)
    office.store.close()
    print(f"{_shown(settings.store.url)}: in order. Version {CURRENT}, {len(office.services)} services.")


def _shown(url: str) -> str:
    """Return the address of a store without the password it may hold."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"
