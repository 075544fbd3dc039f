"""Looks whether the audit log was changed."""

import typer

from config.load import load_config
from loket.options import DEFAULT_CONFIG, ConfigFile

app = typer.Typer(no_args_is_help=True, help="Verify the audit log.")
EXIT_CHANGED = 1


@app.command()
def verify(config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Walk the chain of the audit log from its beginning; exit with 1 where it breaks."""
    settings = load_config(config)
    from db import admin, open_store
    from db.journal import Fault, read_head

    store = open_store(settings.store.url, settings.office.number)
    try:
        rows = 0
        for found in admin.check(store):
            if isinstance(found, Fault):
                print(f"The audit log does not hold at row {found.seq}: {found.what}.")
                raise typer.Exit(EXIT_CHANGED)
            rows = found
        with store.read() as tx:
            head = read_head(tx)
    finally:
        store.close()
    print(f"The audit log holds, rows 1 to {rows}; its end is {head.hash[:8]}, as on the ticket printed last.")
