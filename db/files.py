"""Files that must be on the disk for good: synced with their folder, and faults of the system told in sentences."""

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.errors import StoreUnavailable
from db.progress import Step, Watch

PART = ".part"  # what is not whole yet
CHUNK = 4 << 20


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the system says about a file into a sentence with its path."""
    try:
        yield
    except OSError as error:
        where = error.filename or path
        why = f"{where} cannot be used ({error.strerror})"
        raise StoreUnavailable(f"{why}: check its folder, its owner, the mount and the free space") from error


@contextmanager
def made_whole(target: Path) -> Iterator[Path]:
    """Yield a path to write to; afterwards the file has its name and is on the disk, or is gone after a fault."""
    part = target.with_name(target.name + PART)
    try:
        yield part
        with told(target):
            sync(part)
            part.replace(target)
            sync(target.parent)
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


def sync(path: Path) -> None:
    """Have a file or folder written to the disk itself."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(path: Path) -> None:
    """Make a folder that only its owner and group can look into; backups hold personal data."""
    with told(path):
        path.mkdir(parents=True, exist_ok=True, mode=0o750)


def copy_file(source: Path, target: Path, watch: Watch) -> None:
    """Copy a file that nobody writes."""
    with told(source), source.open("rb") as reader, told(target), target.open("wb") as writer:
        total = source.stat().st_size
        while chunk := reader.read(CHUNK):
            writer.write(chunk)
            watch(Step("copy", writer.tell(), total))


def on_one_disk(one: Path, other: Path) -> bool:
    """Tell whether a single broken disk would take both with it."""
    with told(other):
        return one.stat().st_dev == other.stat().st_dev


def free_name(path: Path, word: str) -> Path:
    """Return a name beside ``path`` that nothing has: ``path.word``, ``path.word-2`` and so on."""
    number, name = 1, path.with_name(f"{path.name}.{word}")
    while name.exists():
        number += 1
        name = path.with_name(f"{path.name}.{word}-{number}")
    return name


def move(path: Path, target: Path) -> None:
    """Rename, for good; a missing file is no fault."""
    with told(path), contextlib.suppress(FileNotFoundError):
        path.rename(target)
        sync(path.parent)
