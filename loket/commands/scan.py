"""Reads confirmations from pictures, by the code path of the kiosk."""

from pathlib import Path
from typing import Annotated

import typer

from config.faults import StartFault


def scan(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Pictures, videos or folders of them.")],
) -> None:
    """Print each file, a tab, and the confirmation or booking code in it."""
    for path in paths:
        if not path.exists():
            raise StartFault(f"There is no {path}: name pictures, videos or folders of them.")
    from hardware.scanner.scan import scan_paths, tab_line

    for file, text in scan_paths(paths):
        print(tab_line(file, text), flush=True)
