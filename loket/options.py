"""Options that several commands share."""

import re
from pathlib import Path
from typing import Annotated

import typer

ConfigFile = Annotated[
    Path,
    typer.Option("--config", "-c", envvar="LOKET_CONFIG", metavar="FILE", help="The office's configuration."),
]


def _size(value: str) -> str:
    if value and not re.fullmatch(r"[1-9][0-9]{2,3}x[1-9][0-9]{2,3}", value):
        raise typer.BadParameter("write width and height such as 540x960")
    return value


Size = Annotated[
    str, typer.Option(callback=_size, metavar="WxH", help="The window's size in pixels, if not the screen's.")
]
Windowed = Annotated[bool, typer.Option("--windowed", help="Open a window instead of filling the screen.")]
Wait = Annotated[
    bool, typer.Option("--wait", help="Start without the device, and wait for it: for services, not for people.")
]
DEFAULT_CONFIG = Path("loket.toml")
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of text.")]
