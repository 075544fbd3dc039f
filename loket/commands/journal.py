"""Lets a national centre read this office's journal."""

import typer

from config.certificates import make_certificate, office_name
from config.load import load_config
from loket.options import DEFAULT_CONFIG, ConfigFile

app = typer.Typer(no_args_is_help=True, help="Let a national centre read the journal.")


@app.command()
def serve(config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Answer the centre, and nobody else, until told to stop."""
    settings = load_config(config)
    from daemons.journal.bootstrap import run

    raise typer.Exit(run(settings))


@app.command()
def certificate(config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Make the certificate by which the centre knows this office."""
    settings = load_config(config)
    from domain.clock import SystemClock

    made = make_certificate(settings.keys.folder, office_name(settings.office.number), SystemClock().now())
    print(f"Give {made.public} to the centre, and put the centre's centre.crt beside it. {made.private} stays here.")
