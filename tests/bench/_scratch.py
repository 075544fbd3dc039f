"""A folder for a benchmark, on the disk that an office would use: memory disks sync in no time."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BUILD = Path(__file__).resolve().parents[2] / "build"


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Yield an empty folder and remove it afterwards."""
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=BUILD) as folder:
        yield Path(folder)
