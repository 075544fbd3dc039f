"""The processes of an office: each may be started and ended alone."""

from typing import Annotated

import typer

from config.load import load_config
from loket.devices import require_camera, require_printer
from loket.options import DEFAULT_CONFIG, ConfigFile, Size, Wait, Windowed
from loket.screen import require_screen

daemon = typer.Typer(no_args_is_help=True, help="Headless processes that own a device.")


def kiosk(config: ConfigFile = DEFAULT_CONFIG, windowed: Windowed = False, size: Size = "", wait: Wait = False) -> None:
    """Open the check-in kiosk."""
    settings = load_config(config)
    require_screen()
    if not wait:
        require_camera(settings.kiosk.camera)
    from kiosk.bootstrap import run

    raise typer.Exit(run(settings, windowed=windowed, size=size))


def display(config: ConfigFile = DEFAULT_CONFIG, windowed: Windowed = False, size: Size = "") -> None:
    """Open the hall display."""
    settings = load_config(config)
    require_screen()
    from display.bootstrap import run

    raise typer.Exit(run(settings, windowed=windowed, size=size))


def counter(
    config: ConfigFile = DEFAULT_CONFIG,
    number: Annotated[int | None, typer.Option(min=1, max=99, help="The counter, if not the one configured.")] = None,
    size: Size = "",
    bar: Annotated[bool, typer.Option("--bar", help="Work in a small bar that stays above other programs.")] = False,
) -> None:
    """Open the officer's desk of one counter."""
    settings = load_config(config)
    if number is not None:
        settings = settings.model_copy(update={"counter": settings.counter.model_copy(update={"number": number})})
    require_screen()
    from counter_client.bootstrap import run

    raise typer.Exit(run(settings, size=size, bar=bar))


@daemon.command()
def spooler(config: ConfigFile = DEFAULT_CONFIG, wait: Wait = False) -> None:
    """Print the tickets of one printer."""
    settings = load_config(config)
    from daemons.spooler.bootstrap import run

    raise typer.Exit(run(settings) if wait else run(settings, lambda: require_printer(settings.printer.url)))


@daemon.command()
def bus(config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Serve the call buttons and LED boards."""
    settings = load_config(config)
    from daemons.bus.bootstrap import run

    raise typer.Exit(run(settings))


def dock(config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Open the dock: play every device of the office by hand."""
    settings = load_config(config)
    require_screen()
    from dock.bootstrap import run

    raise typer.Exit(run(settings))
