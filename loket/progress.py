"""A bar for long works, drawn on a terminal and nowhere else."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import Progress, TaskID

WORDS = {
    "copy": "Copying",
    "check": "Another program reads it back",
    "restore": "Writing the tables",
    "move": "Moving",
    "verify": "Following the audit log",
    "erase": "Erasing",
}


@contextmanager
def bar() -> Iterator[Callable[[Any], None]]:
    """Yield what takes the steps of a long work (``db.progress``), and draws a line for each kind of them."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        lines: dict[str, TaskID] = {}

        def watch(step: Any) -> None:
            if step.what not in lines:
                lines[step.what] = progress.add_task(WORDS[step.what])
            progress.update(lines[step.what], completed=step.done, total=step.total or None)

        yield watch
