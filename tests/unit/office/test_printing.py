"""Printing: a paper from the queue to the hand, and what is never taken back."""

from collections.abc import Callable

import pytest

from domain.printing import PrintState
from office import printing
from office.context import Act, Office
from office.invariants import check_invariants
from office.outcomes import Reprinted
from tests.helpers.offices import open_counters
from tests.helpers.visits import a_walk_in, contents, journal_kinds, pressed


def claimed(office: Office) -> printing.PrintJob:
    """Hand out a number and take its paper in hand."""
    a_walk_in(office)
    job = printing.claim_job(office, "spooler")
    assert job is not None
    return job


def reprinted(office: Office, ticket_id: int) -> Reprinted:
    outcome = printing.reprint(office, Act.by("test"), ticket_id)
    assert isinstance(outcome, Reprinted), outcome
    return outcome


def test_claim_takes_the_oldest_paper_and_each_once(office: Office) -> None:
    tickets = [a_walk_in(office).ticket for _ in range(2)]
    jobs = [printing.claim_job(office, "spooler") for _ in range(3)]
    assert [job and job.ticket_id for job in jobs] == [tickets[0].id, tickets[1].id, None]
    assert [job.slip.label for job in jobs if job] == ["L-001", "L-002"]


def test_paper_carries_the_end_of_the_journal_as_it_is_now(office: Office) -> None:
    job = claimed(office)
    last = contents(office)["journal"][-1]
    assert job.slip.audit == last[-1][:8]
    (unfinished,) = printing.unfinished_jobs(office)
    assert unfinished.slip.audit == job.slip.audit


def test_is_waiting_tells_of_a_paper_in_the_queue(office: Office) -> None:
    before = printing.is_waiting(office)
    a_walk_in(office)
    assert (before, printing.is_waiting(office)) == (False, True)
    printing.claim_job(office, "spooler")
    assert printing.is_waiting(office) is False


def test_printed_paper_is_finished(office: Office) -> None:
    job = claimed(office)
    printing.mark_sending(office, job.id, 41)
    assert [(left.state, left.cut_counter) for left in printing.unfinished_jobs(office)] == [(PrintState.SENDING, 41)]
    printing.mark_printed(office, job.id)
    assert printing.job_state(office, job.id) is PrintState.PRINTED
    assert printing.unfinished_jobs(office) == ()
    assert journal_kinds(office)[-2:] == ["paper_sending", "paper_printed"]


MARKS: dict[str, tuple[Callable[[Office, int], None], PrintState, int | None]] = {
    "not_printed": (lambda office, job: printing.mark_not_printed(office, job, "paper_out"), PrintState.QUEUED, None),
    "uncertain": (lambda office, job: printing.mark_uncertain(office, job, "no_answer"), PrintState.UNKNOWN, 41),
    "fragment": (lambda office, job: printing.mark_fragment(office, job), PrintState.UNKNOWN, None),
    "blocked": (lambda office, job: printing.mark_blocked(office, job, "cutter"), PrintState.BLOCKED, 41),
}


@pytest.mark.parametrize(("mark", "state", "cut_counter"), MARKS.values(), ids=MARKS.keys())
def test_what_became_of_a_paper(
    office: Office, mark: Callable[[Office, int], None], state: PrintState, cut_counter: int | None
) -> None:
    job = claimed(office)
    printing.mark_sending(office, job.id, 41)
    mark(office, job.id)
    assert printing.job_state(office, job.id) is state
    assert contents(office)["print_job"][0][8] == cut_counter
    assert journal_kinds(office)[-1] == f"paper_{state}"


@pytest.mark.parametrize("mark", [mark for mark, _, _ in MARKS.values()], ids=MARKS.keys())
def test_what_is_printed_stays_printed(office: Office, mark: Callable[[Office, int], None]) -> None:
    job = claimed(office)
    printing.mark_printed(office, job.id)
    before = contents(office)
    mark(office, job.id)
    assert printing.print_again(office, job.id, 1) is None
    assert contents(office) == before


def test_paper_put_back_is_claimed_again(office: Office) -> None:
    job = claimed(office)
    printing.mark_not_printed(office, job.id, "paper_out")
    again = printing.claim_job(office, "spooler")
    assert again is not None
    assert again.id == job.id


def test_voided_paper_is_printed_again_as_a_copy(office: Office) -> None:
    job = claimed(office)
    printing.mark_fragment(office, job.id)
    again = printing.print_again(office, job.id, 1)
    assert again is not None
    assert (again.id, again.copy, again.slip.copy, again.state) == (job.id, 1, 1, PrintState.CLAIMED)
    asked_again = printing.print_again(office, job.id, 1)
    assert asked_again == again


def test_voided_paper_and_a_reprint_never_carry_the_same_copy_number(office: Office) -> None:
    job = claimed(office)
    printing.mark_fragment(office, job.id)
    first = reprinted(office, job.ticket_id)
    numbers = [first.copy]
    for _ in range(2):
        again = printing.print_again(office, job.id, 1)
        assert again is not None
        numbers.append(again.copy)
    assert numbers == [1, 2, 2]
    assert reprinted(office, job.ticket_id).copy == 3


def test_reprint_is_the_same_number_with_the_mark_of_a_copy(office: Office) -> None:
    job = claimed(office)
    printing.mark_printed(office, job.id)
    outcome = reprinted(office, job.ticket_id)
    copy = printing.claim_job(office, "spooler")
    assert copy is not None
    assert (copy.id, copy.copy, copy.slip.label, copy.slip.copy) == (outcome.job_id, 1, job.slip.label, 1)
    assert check_invariants(office) == []


def test_reprint_while_the_ticket_is_at_a_counter(office: Office) -> None:
    ticket = a_walk_in(office).ticket
    open_counters(office, 1)
    pressed(office)
    assert reprinted(office, ticket.id).copy == 1


def test_unknown_job_is_blocked_and_cannot_be_printed_again(office: Office) -> None:
    assert printing.job_state(office, 99) is PrintState.BLOCKED
    assert printing.print_again(office, 99, 1) is None


def test_papers_of_another_printer_are_left_alone(office: Office) -> None:
    from dataclasses import replace

    a_walk_in(replace(office, printer="P2"))
    assert printing.claim_job(office, "spooler") is None
    assert printing.claim_job(replace(office, printer="P2"), "spooler") is not None
