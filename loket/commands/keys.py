"""Makes and lists the keys that sign confirmations."""

from collections.abc import Collection

import typer

from config.keys import list_keys, make_key, public_keys, signing_key
from config.load import load_config
from loket.options import DEFAULT_CONFIG, ConfigFile

app = typer.Typer(no_args_is_help=True, help="Make and list the keys that sign confirmations.")


@app.command()
def new(config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Make the next signing key; the one before it stays trusted."""
    files = make_key(load_config(config).keys.folder)
    print(f"Key {files.key_id} is made.")
    print(f"Keep {files.private} on the machine that makes bookings, and nowhere else.")
    print(f"Copy {files.public} to every kiosk.")


@app.command("list")
def show(config: ConfigFile = DEFAULT_CONFIG) -> None:
    """List the keys on this machine, the newest first."""
    folder = load_config(config).keys.folder
    keys = list_keys(folder)
    trusted, signing = public_keys(folder), signing_key(folder)
    for files in keys:
        print(f"key {files.key_id}: {_use(files.key_id, trusted, signing)} ({files.public})")
    if not keys:
        print(f"{folder} holds no keys: make one with `loket keys new`.")


def _use(key_id: int, trusted: Collection[int], signing: tuple[int, object] | None) -> str:
    if key_id not in trusted:
        return "no longer trusted"
    return "signs and verifies" if signing and signing[0] == key_id else "verifies"
