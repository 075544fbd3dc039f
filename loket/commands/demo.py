"""Plays a morning at an invented office."""

from pathlib import Path
from typing import Annotated

import typer


def demo(
    seconds: Annotated[float, typer.Option(min=10, help="How long it plays by itself, without a screen.")] = 60.0,
    store: Annotated[str | None, typer.Option(metavar="URL", help="The store, if not an SQLite file.")] = None,
    var: Annotated[Path, typer.Option(help="Where the office is made, anew each time.")] = Path("var"),
    out: Annotated[Path, typer.Option(help="Where pictures, tickets and the summary go.")] = Path("out"),
) -> None:
    """Make an office and run its processes: by hand with a screen, by itself without one."""
    from demo.run import run

    raise typer.Exit(run(var, out, store_url=store, seconds=seconds))
