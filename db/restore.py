"""Restoring: a backup takes the place of the store, and what it replaces is kept."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from db import postgresql_restore, sqlite_restore, witness
from db.backup import STAMP, look_at, name_of, suffix_of, write_copy
from db.copies import Contents
from db.errors import StoreRefused
from db.journal import Head
from db.progress import Watch, unwatched
from db.revision import CURRENT, read_revision
from db.sqlite import is_file
from db.store import Store, open_engine, sqlite_path


class Restored(NamedTuple):
    """A backup that is the store now; ``kept`` is where the store before it lies."""

    contents: Contents
    kept: Path | None


def restore(url: str, backup: Path, at: datetime, *, force: bool = False, watch: Watch = unwatched) -> Restored:
    """Put ``backup`` in the place of the store at ``url``.

    Raises StoreRefused where the backup is not whole, and, without ``force``, where the store holds what the backup
    does not; StoreUnavailable where a process of the office still uses the store. Nothing is changed then.
    """
    if not is_file(backup):
        raise StoreRefused(f"there is no backup at {backup}")
    if backup.suffix != suffix_of(url):
        raise StoreRefused(f"{backup} is not a backup of such a store: its name must end in {suffix_of(url)}")
    heads = heads_of(url)
    contents = look_at(url, backup, watch, {office: head.seq for office, head in heads.items()})
    if contents.version > CURRENT:
        raise StoreRefused(
            f"{backup} is of version {contents.version}, newer than {CURRENT}: install the newer program"
        )
    if not force:
        _refuse_loss(heads, contents)
    contents = contents._replace(hashes={})
    path = sqlite_path(url)
    if path is not None:
        return Restored(contents, sqlite_restore.replace(path, backup, at, watch, contents))
    kept = backup.parent / f"{name_of(url)}-replaced-{at:{STAMP}}{suffix_of(url)}" if heads else None
    postgresql_restore.refuse_while_used(url)
    if kept is not None:
        write_copy(url, kept, watch)
    postgresql_restore.replace(url, backup, watch, contents)
    return Restored(contents, kept)


def heads_of(url: str) -> dict[int, Head]:
    """Return the end of every office's journal; empty where there is no store, or one that can no longer be read."""
    path = sqlite_path(url)
    if path is not None and not is_file(path):
        return {}
    try:
        engine = open_engine(url)
    except StoreRefused:
        return {}
    try:
        if read_revision(engine) is None:
            return {}
        with Store(engine, 0).read() as tx:
            return witness.heads(tx)
    except StoreRefused:
        return {}
    finally:
        engine.close()


def _refuse_loss(heads: dict[int, Head], contents: Contents) -> None:
    for office, head in heads.items():
        if head.seq and contents.hashes.get(office) != head.hash:
            end = contents.ends.get(office)
            until = f"its last row is {end.seq}, of {end.at[:19]} UTC" if end else "it knows no such office"
            raise StoreRefused(
                f"the store of office {office} is newer than the backup: it has {head.seq} rows, and of the backup "
                f"{until}; --force replaces it all the same, and keeps it beside"
            )
