"""From the configuration to a printer."""

from functools import partial
from typing import Protocol

from hardware.printer.driver import EscPosPrinter
from hardware.printer.profile import profile_named
from hardware.printer.timings import Timings
from hardware.printer.transport import check_url, open_transport


class PrinterSettings(Protocol):
    """The part of the configuration that says which printer it is and where."""

    @property
    def url(self) -> str:
        """``socket://host:port``, ``serial:///dev/name?baud=9600``, ``usb://vendor:product`` or ``file:///path``."""
        ...

    @property
    def profile(self) -> str:
        """One of the names in ``PROFILES``."""
        ...


def open_printer(settings: PrinterSettings, timings: Timings | None = None) -> EscPosPrinter:
    """Return the printer of ``settings``; a printer that is not there is a status, not an error.

    Raises ``ValueError`` with a sentence where the address or the profile is none we know.
    """
    profile = profile_named(settings.profile)
    check_url(settings.url)
    return EscPosPrinter(partial(open_transport, settings.url), profile, timings)
