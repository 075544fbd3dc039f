"""Keeps the store safe: backups, restoring, moving to a server, and erasing old personal data."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from config.load import load_config
from config.model import Config
from loket.options import DEFAULT_CONFIG, ConfigFile
from loket.progress import bar

Keep = Annotated[int, typer.Option("--keep", min=1, help="How many backups stay in the folder.")]
ToFolder = Annotated[
    Path, typer.Option("--to", metavar="FOLDER", help="Where the backups are kept: on another disk, if there is one.")
]
ToServer = Annotated[
    str, typer.Option("--to", metavar="ADDRESS", help="The server's database: postgresql://user@host:5432/loket.")
]
Force = Annotated[
    bool, typer.Option("--force", help="Replace a store that is newer than the backup; it is kept beside.")
]
OlderThan = Annotated[
    int, typer.Option("--older-than", metavar="DAYS", min=1, help="How old the bookings are whose people are erased.")
]
Erase = Annotated[bool, typer.Option("--erase", help="Do it; without this it is only said what would be done.")]


def backup(to: ToFolder, keep: Keep = 14, config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Copy the store while the office works, have another program read the copy back, and remove old copies."""
    settings = load_config(config)
    from db.backup import back_up
    from db.files import on_one_disk
    from db.settling import settle
    from db.store import sqlite_path

    with bar() as watch:
        made = back_up(settings.store.url, to, _now(settings), keep, watch)
    print(f"{made.path}: {made.contents.rows} rows of the audit log, read back and whole.")
    for path in made.removed:
        print(f"Removed {path.name}.")
    settle(settings.store.url)
    store = sqlite_path(settings.store.url)
    if store is not None and on_one_disk(store, to):
        print("This folder is on the same disk as the store: copy it to another one as well.")


def restore(
    backup: Annotated[Path, typer.Argument(metavar="BACKUP", help="The backup to bring back.")],
    force: Force = False,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Put a backup in the place of the store; end the office's processes first."""
    settings = load_config(config)
    from db.restore import restore as bring_back

    with bar() as watch:
        restored = bring_back(settings.store.url, backup, _now(settings), force=force, watch=watch)
    print(f"The store is {backup.name} now: {restored.contents.rows} rows of the audit log.")
    if restored.kept:
        print(f"The store before it is kept at {restored.kept}.")
    print("Now hold the last printed ticket against it: `loket db check --paper` and the 8 digits at its foot.")


def copy(to: ToServer, config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Copy an SQLite store into an empty database of a PostgreSQL server; end the office's processes first."""
    settings = load_config(config)
    from db.moving import move_to_server

    with bar() as watch:
        moved = move_to_server(settings.store.url, to, watch)
    print(f"{moved.rows} rows of {moved.tables} tables are on the server, counted and followed there.")
    print("Now write that address into [store] url on every machine, and start the processes.")


def purge(older_than: OlderThan, erase: Erase = False, config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Erase the names, addresses and NIKs of old bookings; days of birth become years."""
    settings = load_config(config)
    from db.settling import settle
    from office.context import Act, open_office
    from office.erasing import count_erasable, erase_before, last_day_kept

    office = open_office(settings)
    try:
        day = last_day_kept(office, older_than)
        if not erase:
            found = count_erasable(office, day)
            print(f"{found} bookings of before {day:%d %b %Y} hold personal data. Nothing was changed: add --erase.")
            return
        with bar() as watch:
            erased = erase_before(office, Act.by("technician"), day, watch)
    finally:
        office.store.close()
    settle(settings.store.url)
    print(f"The people of {erased} bookings of before {day:%d %b %Y} are erased; numbers and times stay.")
    print("Backups hold them still, until the last one of before today is removed.")


def _now(settings: Config) -> datetime:
    from domain.clock import SystemClock
    from office.context import calendar_of

    return SystemClock().now().astimezone(calendar_of(settings).zone)
