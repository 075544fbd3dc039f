"""Wires the ticket spooler: config, office, printer. The one module that knows them all."""

from collections.abc import Callable
from contextlib import suppress

from config.faults import StartFault
from config.model import Config
from daemons import service
from daemons.door import Door
from daemons.health import Health
from daemons.spooler.lock import claim_printer
from daemons.spooler.queue import Queue
from daemons.spooler.spooler import Spooler
from daemons.stop import Stop
from db import StoreUnavailable
from hardware.printer import TicketPrinter, open_printer
from office import merge
from office.mirror import mirror_path, open_kiosk_office

# A try at a server that is away takes up to 2.5 s, in which a paper of the kiosk's own waits.
SERVER_REST_S = 3.0


def run(config: Config, look: Callable[[], None] = lambda: None) -> int:
    """Print the tickets of the configured printer until told to stop; raises StartFault or StoreRefused.

    ``look`` may refuse to start; it comes after the claim, since a printer answers one host at a time.
    """
    service.start_log()
    stop = Stop()
    stop.on_signals()
    doors = _doors(config)
    health = Health(doors[-1])
    with claim_printer(config):
        look()
        printer = _printer(config)
        service.notify("READY=1")
        try:
            Spooler(_queues(config.printer.name, doors), health, printer, config.printer.name).run(stop)
        finally:
            service.notify("STOPPING=1")
            printer.close()
            for door in doors:
                door.close()
            health.close()
            stop.close()
    return 0


def _doors(config: Config) -> list[Door]:
    """Return the ways to the stores whose papers this printer prints: of a kiosk with a mirror, that one first."""
    if mirror_path(config) is None:
        return [Door.of(config)]
    return [Door(lambda: open_kiosk_office(config)), Door.of(config, SERVER_REST_S)]


def _queues(name: str, doors: list[Door]) -> list[Queue]:
    if len(doors) == 1:
        return [Queue(doors[0], name)]
    own, server = doors

    def owes() -> bool:
        """Whether the server may still void a number whose paper it has in its queue."""
        with suppress(StoreUnavailable):
            return own.ask(merge.is_owed)
        return False

    return [Queue(own, name), Queue(server, name, patient=False, held_back=owes)]


def _printer(config: Config) -> TicketPrinter:
    try:
        return open_printer(config.printer)
    except ValueError as error:
        raise StartFault(str(error)) from error
