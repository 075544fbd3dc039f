"""What tests of the daemons share: an office on a file, papers to print, and turns until all is done."""

from contextlib import closing
from datetime import date
from itertools import count

from daemons.door import Door
from daemons.health import Health
from daemons.spooler.queue import Queue
from daemons.spooler.spooler import Spooler
from db import JournalRow
from domain.bookings import Person
from domain.text import Language
from hardware.printer import TicketPrinter
from office.check_in import WalkIn, walk_in
from office.context import Act, Office
from office.outcomes import CheckedIn
from tests.helpers.offices import number_word

_names = count(1)
# A service for which people come without a booking.
WALK_IN_SERVICE = "hilang"


def a_visitor(office: Office) -> CheckedIn:
    """Let an invented person walk in and get a ticket."""
    person = Person(f"Rina Contoh {number_word(next(_names))}", date(1988, 3, 2), "Jl. Melati 3")
    checked_in = walk_in(office, Act.by("test"), WalkIn(WALK_IN_SERVICE, person), Language.ID)
    assert isinstance(checked_in, CheckedIn), checked_in
    return checked_in


def journal_of(office: Office) -> list[JournalRow]:
    """Return what the office has written down so far."""
    with closing(office.store.feed(cursor=0)) as feed:
        return feed.poll()


def a_spooler(office: Office, printer: TicketPrinter, door: Door | None = None) -> Spooler:
    """Return a spooler of the office's printer that has just been started."""
    way = door or Door(lambda: office)
    return Spooler([Queue(way, office.printer)], Health(way), printer, office.printer)


def turns(spooler: Spooler, at_most: int = 60) -> int:
    """Let the spooler work until it has nothing to do, and return how many turns that took."""
    for number in range(1, at_most + 1):
        if spooler.turn() > 0:
            return number
    raise AssertionError(f"the spooler is not done after {at_most} turns")
