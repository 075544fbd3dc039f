"""Looks at the configuration."""

import sys

import typer

from config.faults import ConfigError
from config.load import example_config, load_config
from loket.faults import EXIT_FAULT
from loket.options import DEFAULT_CONFIG, ConfigFile

app = typer.Typer(no_args_is_help=True, help="Check the configuration, or print an example.")


@app.command()
def check(config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Check the configuration and list everything that is wrong in it."""
    try:
        settings = load_config(config)
    except ConfigError as refused:
        print(*refused.problems, sep="\n", file=sys.stderr)
        raise typer.Exit(EXIT_FAULT) from None
    print(f"{config}: in order. Office {settings.office.number}, {settings.office.name}, {settings.office.site}.")


@app.command()
def example() -> None:
    """Print a complete configuration with a comment on every key."""
    print(example_config(), end="")
