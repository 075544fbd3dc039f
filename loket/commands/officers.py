"""Lets officers work at this office."""

import getpass
import sys
from typing import Annotated, Literal

import typer

from config.faults import StartFault
from config.load import load_config
from loket.options import DEFAULT_CONFIG, ConfigFile

app = typer.Typer(no_args_is_help=True, help="Let officers work at this office.")


@app.command()
def add(
    login: Annotated[str, typer.Argument(metavar="LOGIN", help="What the officer signs in with.")],
    name: Annotated[str, typer.Option(help="The officer's full name.")],
    role: Annotated[Literal["officer", "supervisor"], typer.Option(help="What the officer may do.")] = "officer",
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Add an officer; asks for the PIN, or reads it from a pipe."""
    settings = load_config(config)
    from office.context import Act, open_office
    from office.officers import add_officer

    office = open_office(settings)
    try:
        added = add_officer(office, Act.by("technician"), login, name, _ask_pin(), role)
    except ValueError as error:
        raise StartFault(f"{login} was not added: {error}.") from error
    finally:
        office.store.close()
    print(f"{added.name} may sign in as {added.login}.")


def _ask_pin() -> str:
    """Ask twice at a terminal; a PIN never stands on the command line, where other users could read it."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    pin = getpass.getpass("PIN: ")
    if getpass.getpass("The same PIN again: ") != pin:
        raise StartFault("The two PINs differ: nothing was added, try again.")
    return pin
