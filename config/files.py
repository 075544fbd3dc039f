"""Files that are written once and never again: keys and certificates."""

import os
from pathlib import Path

from config.faults import StartFault


def write_new(path: Path, content: bytes, mode: int) -> None:
    """Write a file that was not there, down to the disk; raises StartFault where it was."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    except FileExistsError as error:
        raise StartFault(f"{path} is there already: keys are never overwritten; move it away first.") from error
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
