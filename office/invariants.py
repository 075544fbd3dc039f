"""Invariants: what must hold at every moment, asked of the store itself."""

from db import journal
from db.queries.invariants import broken_rules
from office.context import Office


def check_invariants(office: Office) -> list[str]:
    """Return a sentence for each breach of the office's invariants: an empty list for a whole store.

    One moment of the store is read: live tickets of bookings, numbers without doubles and gaps, one ticket at a
    counter, places of slots, one active booking of a person, a paper for each ticket, and the journal's chain.
    """
    with office.store.read() as tx:
        found = broken_rules(tx)
        faults = [step for step in journal.verify(tx) if isinstance(step, journal.Fault)]
    return found + [f"the journal does not hold at row {fault.seq}: {fault.what}" for fault in faults]
