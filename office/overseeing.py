"""Overseeing: one visit step by step, and the office's day as the supervisor answers for it. No names anywhere."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from db import Tx
from db.journal import JournalRow
from db.queries import history as rows
from db.queries import tickets as ticket_rows
from domain.figures import Came, Hour, hours_of_day
from domain.services import Stage
from office import views
from office.context import Office


@dataclass(frozen=True)
class Step:
    """One step of a visit: the check-in, which has no counter, or a call and how it ended."""

    at: datetime
    counter: int | None = None
    stage: Stage | None = None
    outcome: str = ""
    recalls: int = 0

    @property
    def is_past(self) -> bool:
        """Whether this is over: a call that is still open is not."""
        return self.counter is None or self.outcome != ""


@dataclass(frozen=True)
class Overridden:
    """A number that was called out of order, by whom and why."""

    at: datetime
    label: str
    counter: int
    officer: str
    reason: str


@dataclass(frozen=True)
class Reprint:
    """A paper that was printed once more."""

    at: datetime
    label: str
    copy: int


@dataclass(frozen=True)
class Overview:
    """The office at this moment, and its day so far."""

    counters: tuple[views.CounterView, ...]
    calls: tuple[views.BoardCall, ...]
    waiting: Mapping[Stage, int]
    today: views.Today
    hours: tuple[Hour, ...]
    overrides: tuple[Overridden, ...]
    reprints: tuple[Reprint, ...]


def visit(office: Office, ticket_id: int) -> tuple[Step, ...]:
    """Return the steps of a visit so far, the check-in first."""
    with office.store.read() as tx:
        issued = rows.issued_at(tx, ticket_id)
        calls = rows.visit_calls(tx, ticket_id)
    if issued is None:
        return ()
    steps = (Step(one.called_at, one.counter, Stage(one.stage), one.outcome or "", one.recalls) for one in calls)
    return (Step(issued), *steps)


def overview(office: Office) -> Overview:
    """Return the counters, the lines, today's figures, and what was done out of order today."""
    board = views.board(office)
    today = views.today(office)
    with office.store.read() as tx:
        came = [Came(one.issued_at, one.called_at) for one in rows.arrivals(tx, office.today())]
        served = [one.ended_at for one in rows.served(tx, office.today())]
        overridden = rows.journal_of_day(tx, office.today(), "override_call")
        reprinted = [(row, _label_of(tx, row)) for row in rows.journal_of_day(tx, office.today(), "reprinted")]
    return Overview(
        counters=board.counters,
        calls=board.calls,
        waiting=Counter(row.stage for row in board.waiting),
        today=today,
        hours=hours_of_day(came, served, office.zone),
        overrides=tuple(_overridden(row) for row in overridden),
        reprints=tuple(Reprint(row.at, label, int(row.facts["copy"] or 0)) for row, label in reprinted),
    )


def _overridden(row: JournalRow) -> Overridden:
    facts, officer = row.facts, row.actor.removeprefix("officer:")
    return Overridden(row.at, str(facts["label"]), int(facts["counter"] or 0), officer, str(facts["reason"]))


def _label_of(tx: Tx, row: JournalRow) -> str:
    ticket = ticket_rows.by_id(tx, int(row.subject.removeprefix("ticket:")))
    return "" if ticket is None else ticket.label
