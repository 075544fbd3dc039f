"""What the spooler asks of a ticket printer, whichever it is."""

from typing import Protocol

from domain.slip import Slip
from hardware.printer.profile import Level
from hardware.printer.status import PrinterStatus, PrintOutcome, Resolution


class TicketPrinter(Protocol):
    """A printer that prints one slip at a time. Not thread-safe: owned by one spooler thread.

    A print whose end is not known is settled in three steps, each journalled by the caller:
    ``resolve`` says whether the ticket came out; if it says ``Fragment``, the caller first records that
    the cut counter proves nothing any more, then calls ``void_fragment``, then prints again.
    """

    @property
    def level(self) -> Level:
        """How much this printer can tell, as found out when it last answered."""
        ...

    def status(self) -> PrinterStatus:
        """Ask the printer how it is, and set it going again if its blade has been freed; never raises."""
        ...

    def cut_counter(self) -> int | None:
        """Return how many cuts the printer has made in its life, or None if it does not count."""
        ...

    def print_slip(self, slip: Slip) -> PrintOutcome:
        """Print one ticket and wait for its confirmation."""
        ...

    def resolve(self, before: int | None) -> Resolution:
        """Find out what became of an uncertain print, given the cut counter from before it."""
        ...

    def void_fragment(self) -> PrintOutcome:
        """Cut off an unfinished strip, marked so that nobody takes it for a ticket."""
        ...

    def close(self) -> None:
        """Let go of the port."""
        ...
