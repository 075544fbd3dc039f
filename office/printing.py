"""Printing: the papers of tickets, from the queue of a printer to the hand of the applicant.

The number was issued with the check-in; printing never issues one. A job is journalled as SENDING before its first
byte goes out, so that a spooler that dies leaves no paper unexplained.
"""

from dataclasses import dataclass, replace

from db import Tx, journal
from db.journal import HEAD_DIGITS
from db.queries import print_jobs as rows
from db.queries import tickets as ticket_rows
from db.queries.print_jobs import NewJob, PrintJobRow, Progress
from domain.printing import PrintState
from domain.refusals import RefusalReason, Refused
from domain.slip import Slip, slip_from_json, slip_to_json
from office.context import Act, Facts, Office, record
from office.outcomes import Reprinted


@dataclass(frozen=True)
class PrintJob:
    """One paper to print, with the words that stand on it."""

    id: int
    ticket_id: int
    slip: Slip
    state: PrintState
    copy: int
    cut_counter: int | None


def claim_job(office: Office, spooler: str) -> PrintJob | None:
    """Give the oldest waiting paper of this office's printer to a spooler, None when there is none.

    Papers of another day stay in the queue for ever: nobody waits for them any more.
    The paper carries the end of the journal as it is now: a witness of everything before it, outside the machine.
    """
    with office.store.begin() as tx:
        row = rows.claim_next(tx, office.printer, spooler, office.today(), office.now())
        if row is None:
            return None
        slip = replace(slip_from_json(row.slip), audit=journal.read_head(tx).hash[:HEAD_DIGITS])
        rows.save_slip(tx, row.id, slip_to_json(slip), row.copy)
        return replace(_job(row), slip=slip)


def is_waiting(office: Office) -> bool:
    """Tell whether a paper waits in the queue of this office's printer."""
    with office.store.read() as tx:
        return rows.any_waiting(tx, office.printer, office.today())


def unfinished_jobs(office: Office) -> tuple[PrintJob, ...]:
    """Return the papers a spooler took and never brought to an end, the oldest first."""
    with office.store.read() as tx:
        return tuple(_job(row) for row in rows.unfinished(tx, office.printer))


def mark_sending(office: Office, job_id: int, cut_counter: int | None) -> None:
    """Journal that the first byte is about to go out, with the printer's cut counter before it."""
    _save(office, job_id, PrintState.SENDING, cut_counter=cut_counter)


def mark_printed(office: Office, job_id: int) -> None:
    """Note that the paper is out, cut and whole."""
    _save(office, job_id, PrintState.PRINTED)


def mark_not_printed(office: Office, job_id: int, detail: str) -> None:
    """Put a paper back into the queue of which surely nothing came out."""
    _save(office, job_id, PrintState.QUEUED, detail=detail)


def mark_uncertain(office: Office, job_id: int, detail: str) -> None:
    """Note that nobody knows how much of the paper came out."""
    _save(office, job_id, PrintState.UNKNOWN, detail=detail, keep_counter=True)


def mark_fragment(office: Office, job_id: int) -> None:
    """Note that no whole paper came out, before its strip is voided.

    The void is cut off as well, so from now on a cut counter that moved by one would be a false proof.
    """
    _save(office, job_id, PrintState.UNKNOWN, detail="fragment")


def mark_blocked(office: Office, job_id: int, detail: str) -> None:
    """Note that a person must help before this paper can be printed."""
    _save(office, job_id, PrintState.BLOCKED, detail=detail, keep_counter=True)


def print_again(office: Office, job_id: int, copy: int) -> PrintJob | None:
    """Take the same paper in hand once more, after a fragment of it was voided.

    It is marked as copy number ``copy``, or as a later one where that paper was printed in the meantime. Asking
    again changes nothing.
    """
    with office.store.begin() as tx:
        row = rows.by_id(tx, job_id)
        if row is None or row.state is PrintState.PRINTED:
            return None
        ticket_rows.by_id(tx, row.ticket, lock=True)  # a reprint of the same ticket waits
        last = rows.last_of_ticket(tx, row.ticket) or row
        number = row.copy if row.copy >= copy else max(copy, last.copy + 1)
        slip = replace(slip_from_json(row.slip), copy=number)
        rows.save_slip(tx, job_id, slip_to_json(slip), number)
        return _move(office, tx, row, Progress(PrintState.CLAIMED, None, "voided", office.now()), slip)


def job_state(office: Office, job_id: int) -> PrintState:
    """Return how far a paper has come."""
    with office.store.read() as tx:
        row = rows.by_id(tx, job_id)
    return PrintState.BLOCKED if row is None else row.state


def reprint(office: Office, act: Act, ticket_id: int) -> Reprinted | Refused:
    """Print a ticket once more, with the same number and the mark of a copy."""
    with office.store.begin() as tx:
        ticket = ticket_rows.by_id(tx, ticket_id, lock=True)
        if known := journal.find_request(tx, act.request_id):
            return Reprinted(int(known.facts["job"] or 0), int(known.facts["copy"] or 0))
        last = rows.last_of_ticket(tx, ticket_id)
        if last is None or ticket is None or not ticket.state.is_live:
            return Refused(RefusalReason.NOT_FOUND)
        slip = replace(slip_from_json(last.slip), copy=last.copy + 1)
        now = office.now()
        job_id = rows.queue_job(tx, NewJob(ticket_id, office.printer, slip_to_json(slip), slip.copy, now, now))
        record(office, tx, act, "reprinted", f"ticket:{ticket_id}", {"job": job_id, "copy": slip.copy})
        return Reprinted(job_id, slip.copy)


def _job(row: PrintJobRow) -> PrintJob:
    return PrintJob(row.id, row.ticket, slip_from_json(row.slip), row.state, row.copy, row.cut_counter)


def _save(
    office: Office,
    job_id: int,
    state: PrintState,
    *,
    cut_counter: int | None = None,
    detail: str = "",
    keep_counter: bool = False,
) -> None:
    with office.store.begin() as tx:
        row = rows.by_id(tx, job_id)
        assert row is not None, f"print job {job_id} is not in the store"
        counter = row.cut_counter if keep_counter else cut_counter
        _move(office, tx, row, Progress(state, counter, detail, office.now()), slip_from_json(row.slip))


def _move(office: Office, tx: Tx, row: PrintJobRow, to: Progress, slip: Slip) -> PrintJob | None:
    """Write how far a paper has come; what is printed stays printed."""
    if not rows.save_progress(tx, row.id, to):
        return None
    facts: Facts = {"ticket": row.ticket, "detail": to.detail}
    record(office, tx, Act.by("spooler"), f"paper_{to.state.value}", f"job:{row.id}", facts)
    return PrintJob(row.id, row.ticket, slip, to.state, slip.copy, to.cut_counter)
