"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

ConfigFile = Annotated[
    Path,
    typer.Option("--config", "-c", envvar="LOKET_CONFIG", metavar="FILE", help="The office's configuration."),
]
DEFAULT_CONFIG = Path("loket.toml")
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of text.")]
