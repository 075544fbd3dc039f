"""Reads one text by itself: booking, command, question, or whatever else it is."""

from datetime import date

from intake.reading.cleaning import LIMIT, clean, folded
from intake.reading.commands import leading_command, read_command
from intake.reading.intents import read_intent
from intake.reading.model import Entry, Kind, Said
from intake.reading.people import People, read_people

# What the office shows as an example; sent back unchanged it registers nobody.
EXAMPLE = "Siti Aminah#03-11-1985#Jl. Mawar 5"
_EXAMPLE = folded(EXAMPLE)
_SHOWING = frozenset("contoh contohnya misal misalnya format formatnya ketik".split())


def read_text(text: str, today: date) -> Said:
    """Return what a text says; ``today`` is the day of the message at the office."""
    cleaned = clean(text)
    if folded(cleaned) == _EXAMPLE:
        return Said(Kind.TEMPLATE_ECHO)
    command = leading_command(cleaned, today)
    if command is not None:
        return command
    people = read_people(cleaned, today)
    bare = cleaned.strip(" #\n")
    order = None if "#" in bare else read_command(bare, today)
    if people.entries and (order is None or any(entry.is_complete for entry in people.entries)):
        said = _registered(people, cleaned)
        return _refused(said) if len(text) > LIMIT else said
    if order is not None:
        return order
    return Said(Kind.TEMPLATE_ECHO) if people.pattern else read_intent(cleaned)


def _registered(people: People, text: str) -> Said:
    if not _SHOWING.isdisjoint(folded(text).split()):
        return Said(Kind.TEMPLATE_ECHO)
    return Said(_kind_of(people.entries), entries=people.entries)


def _kind_of(entries: tuple[Entry, ...]) -> Kind:
    """Several people are booked one by one; a single one, or none that is whole, needs an answer."""
    if len(entries) > 1 and any(entry.is_complete for entry in entries):
        return Kind.BOOKINGS
    if all(entry.is_complete for entry in entries):
        return Kind.BOOKING
    return Kind.INVALID if any(entry.problems for entry in entries) else Kind.INCOMPLETE


def _refused(said: Said) -> Said:
    """A text that was cut may have lost the end of a name or a date: nothing in it is booked."""
    return Said(Kind.INVALID, entries=said.entries)
