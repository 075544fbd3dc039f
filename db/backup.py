"""Backups: a copy of the store, taken while the office works, read back by another program, and rotated."""

import re
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from psycopg.conninfo import conninfo_to_dict

from db.copies import Contents, look_at_file
from db.dumps import dump, look_at_dump
from db.errors import StoreRefused
from db.files import PART, made_whole, make_folder, told
from db.progress import Watch, unwatched
from db.sqlite_copy import copy_store
from db.store import sqlite_path

STAMP = "%Y%m%d-%H%M%S"
STAMPED = r"-\d{8}-\d{6}"


class Backup(NamedTuple):
    """A backup that was made and read back."""

    path: Path
    contents: Contents
    removed: tuple[Path, ...]


def back_up(url: str, folder: Path, at: datetime, keep: int, watch: Watch = unwatched) -> Backup:
    """Write a backup named after the moment ``at`` into ``folder``, then remove all but the newest ``keep``.

    Raises StoreUnavailable where the folder cannot be written, and StoreRefused where the copy turns out not to be
    whole; what was in the folder before is still there then.
    """
    make_folder(folder)
    name = name_of(url)
    target = folder / f"{name}-{at:{STAMP}}{suffix_of(url)}"
    if target.exists():
        raise StoreRefused(f"there is a backup at {target} already")
    _remove_halves(folder, name)
    contents = write_copy(url, target, watch)
    return Backup(target, contents, _rotate(folder, name, suffix_of(url), keep))


def write_copy(url: str, target: Path, watch: Watch) -> Contents:
    """Write a copy of the store to ``target``; it stands there only once another program found it whole."""
    path = sqlite_path(url)
    with made_whole(target) as part:
        counts = dump(url, part, watch) if path is None else copy_store(path, part, watch)
        contents = look_at(url, part, watch)
        if contents.tables != counts:
            raise StoreRefused(f"{target} is not whole: the copy has other rows than the store had")
    return contents


def look_at(url: str, copy: Path, watch: Watch, wanted: dict[int, int] | None = None) -> Contents:
    """Have another program look at a copy that was made of a store of this kind."""
    if sqlite_path(url) is None:
        return look_at_dump(url, copy, watch, wanted)
    return look_at_file(copy, watch, wanted)


def name_of(url: str) -> str:
    """Return what the backups of a store are called: its file, or its database."""
    path = sqlite_path(url)
    return str(conninfo_to_dict(url).get("dbname") or "loket") if path is None else path.stem


def suffix_of(url: str) -> str:
    """Return how the backups of a store end."""
    return ".dump" if sqlite_path(url) is None else ".db"


def _rotate(folder: Path, name: str, suffix: str, keep: int) -> tuple[Path, ...]:
    mine = re.compile(re.escape(name) + STAMPED + re.escape(suffix))
    with told(folder):
        found = sorted(path for path in folder.iterdir() if mine.fullmatch(path.name))
        old = found[:-keep]
        for path in old:
            path.unlink()
    return tuple(old)


def _remove_halves(folder: Path, name: str) -> None:
    """Remove what an earlier run left when it was killed or unplugged."""
    half = re.compile(re.escape(name) + STAMPED + r"\.(db|dump)" + re.escape(PART) + r"(-journal|-wal|-shm)?")
    with told(folder):
        for path in folder.iterdir():
            if half.fullmatch(path.name):
                path.unlink()
