"""The entry point: puts the commands together and tells faults in sentences."""

import typer

from loket.commands import (
    apps,
    audit,
    bench,
    centre,
    config,
    demo,
    devices,
    intake,
    journal,
    keys,
    officers,
    papers,
    scan,
    servers,
    store,
)
from loket.faults import told_in_a_sentence

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Loket: the queue of a passport office.",
)
app.command()(apps.kiosk)
app.command()(apps.display)
app.command()(apps.counter)
app.command()(apps.dock)
app.add_typer(apps.daemon, name="daemon")
app.command()(demo.demo)
app.command()(scan.scan)
app.command()(devices.devices)
app.command()(papers.papers)
app.command()(bench.bench)
store.app.command()(servers.replication)
store.app.command()(servers.promote)
store.app.command()(servers.publication)
app.add_typer(store.app, name="db")
app.add_typer(audit.app, name="audit")
app.add_typer(journal.app, name="journal")
app.add_typer(centre.app, name="centre")
app.add_typer(officers.app, name="officer")
app.add_typer(keys.app, name="keys")
app.add_typer(config.app, name="config")
app.add_typer(intake.app, name="intake")


def main() -> None:
    """Run the command line; a known fault is one sentence and exit code 2."""
    with told_in_a_sentence():
        app()
