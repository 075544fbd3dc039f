"""Papers: numbers that count no more, explained to the officers whom their holders will ask."""

from dataclasses import dataclass
from datetime import datetime

from db.queries import mirror as rows
from db.queries.mirror import VoidRow
from domain.papers import Fate, fate_text
from domain.text import Text
from office.context import Office


@dataclass(frozen=True)
class VoidPaper:
    """A number of today that was voided, and the one that counts instead, empty where there is none."""

    ticket_id: int
    label: str
    fate: Fate
    instead: str
    issued_at: datetime

    @property
    def explanation(self) -> Text:
        """What happened, in a sentence."""
        return fate_text(self.fate, self.instead)


def void_papers(office: Office) -> tuple[VoidPaper, ...]:
    """Return the numbers of today that count no more: every paper that somebody may show in vain."""
    with office.store.read() as tx:
        found = rows.void_tickets(tx, office.today())
    return tuple(VoidPaper(row.id, row.label, _fate_of(row), row.instead or "", row.issued_at) for row in found)


def _fate_of(row: VoidRow) -> Fate:
    if row.instead is None:
        return Fate.REFUSED
    return Fate.DUPLICATE if row.issuer else Fate.SUPERSEDED
