"""Wires the ticket spooler: config, office, printer. The one module that knows them all."""

from collections.abc import Callable

from config.faults import StartFault
from config.model import Config
from daemons import service
from daemons.door import Door
from daemons.health import Health
from daemons.spooler.lock import claim_printer
from daemons.spooler.spooler import Spooler
from daemons.stop import Stop
from hardware.printer import TicketPrinter, open_printer


def run(config: Config, look: Callable[[], None] = lambda: None) -> int:
    """Print the tickets of the configured printer until told to stop; raises StartFault or StoreRefused.

    ``look`` may refuse to start; it comes after the claim, since a printer answers one host at a time.
    """
    service.start_log()
    stop = Stop()
    stop.on_signals()
    door = Door.of(config)
    health = Health(door)
    with claim_printer(config):
        look()
        printer = _printer(config)
        service.notify("READY=1")
        try:
            Spooler(door, health, printer, config.printer.name).run(stop)
        finally:
            service.notify("STOPPING=1")
            printer.close()
            door.close()
            health.close()
            stop.close()
    return 0


def _printer(config: Config) -> TicketPrinter:
    try:
        return open_printer(config.printer)
    except ValueError as error:
        raise StartFault(str(error)) from error
