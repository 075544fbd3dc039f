"""The merge: what becomes of the papers of a kiosk that worked alone, on both engines at the server's side."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from db import JournalRow, StoreUnavailable
from domain.bookings import BookingStatus
from domain.clock import FixedClock
from domain.papers import Fate
from domain.printing import PrintState
from domain.refusals import RefusalReason, Refused
from domain.text import Language
from domain.tickets import TicketState
from office import calling, merge
from office.bookings import BookingRequest as Request
from office.bookings import book, cancel, free_slots, reschedule
from office.check_in import check_in
from office.context import Act, Office
from office.invariants import check_invariants
from office.learning import learn
from office.outcomes import Booked, CheckedIn, Reprinted
from office.papers import void_papers
from office.printing import claim_job, job_state, reprint
from office.views import queue
from tests.helpers.daemons import journal_of
from tests.helpers.mirrors import LoneKiosk, a_lone_kiosk
from tests.helpers.offices import a_booking, a_person, open_counters
from tests.helpers.visits import contents, pressed, without_press_guard


@pytest.fixture
def kiosks(office: Office, tmp_path: Path) -> Iterator[list[LoneKiosk]]:
    """Give two kiosks that have seen the office while it was empty."""
    with ExitStack() as stack:
        yield [stack.enter_context(a_lone_kiosk(office, tmp_path, name)) for name in ("K1", "K2")]


@pytest.fixture
def kiosk(kiosks: list[LoneKiosk]) -> LoneKiosk:
    """Give one of them."""
    return kiosks[0]


def labels(office: Office) -> list[str]:
    """Return the numbers that wait, in the order of the line."""
    return [row.label for row in queue(office)]


def explained(office: Office) -> list[tuple[str, Fate, str]]:
    """Return what officers are told of numbers that do not count."""
    return [(paper.label, paper.fate, paper.instead) for paper in void_papers(office)]


def rows_of(office: Office, kind: str) -> list[JournalRow]:
    return [row for row in journal_of(office) if row.kind == kind]


def online(office: Office, booked: Booked, act: Act | None = None) -> CheckedIn:
    """Check in at the server."""
    done = check_in(office, act or Act.by("test"), booked.payload, booked.booking.person.birth_date, Language.ID)
    assert isinstance(done, CheckedIn), done
    return done


def test_a_paper_becomes_the_live_ticket_in_its_place_of_the_line(kiosk: LoneKiosk, office: Office) -> None:
    early, late = a_booking(office), a_booking(office)
    online(office, late)
    alone = kiosk.check_in(early)
    assert (merge.is_owed(kiosk.local), kiosk.carry(), merge.is_owed(kiosk.local)) == (True, 1, False)
    assert sorted(labels(office)) == ["A-001", "A-K1-001"]
    merged = rows_of(office, "merged")
    row = next(row for row in journal_of(kiosk.local) if row.kind == "checked_in")
    assert [each.facts["audit"] for each in merged] == [row.hash[:8]]
    assert [each.facts["label"] for each in merged] == [alone.ticket.label]
    assert (explained(office), check_invariants(office), kiosk.breaches()) == ([], [], [])


def test_a_merged_ticket_is_called_and_served_like_any_other(kiosk: LoneKiosk, office: Office) -> None:
    kiosk.check_in(a_booking(office, a_person("Siti Aminah")))
    kiosk.carry()
    open_counters(office, 1)
    assert pressed(office).ticket.label == "A-K1-001"
    assert check_invariants(office) == []


def test_a_day_of_two_kiosks_is_merged_in_order_without_a_gap(kiosks: list[LoneKiosk], office: Office) -> None:
    for kiosk in kiosks * 4:
        kiosk.check_in(a_booking(office))
    assert [kiosk.carry() for kiosk in kiosks] == [4, 4]
    assert [kiosk.carry() for kiosk in kiosks] == [0, 0]
    assert sorted(labels(office)) == [f"A-{name}-00{number}" for name in ("K1", "K2") for number in (1, 2, 3, 4)]
    assert [row.facts["label"] for row in rows_of(office, "merged")][:4] == [f"A-K1-00{n}" for n in (1, 2, 3, 4)]
    assert check_invariants(office) == []


def test_more_papers_than_one_turn_takes_are_carried_in_several(kiosk: LoneKiosk, office: Office) -> None:
    for _ in range(3):
        kiosk.check_in(a_booking(office))
    taken = [merge.carry(kiosk.local, office, at_most=2) for _ in range(2)]
    assert (taken, len(labels(office))) == ([2, 1], 3)


def test_a_booking_that_two_kiosks_checked_in_has_one_live_ticket(kiosks: list[LoneKiosk], office: Office) -> None:
    booked = a_booking(office)
    for kiosk in kiosks:
        kiosk.check_in(booked)
        kiosk.carry()
    assert (labels(office), explained(office)) == (["A-K1-001"], [("A-K2-001", Fate.DUPLICATE, "A-K1-001")])
    duplicate = rows_of(office, "duplicate")[0]
    assert (duplicate.facts["label"], duplicate.facts["instead"]) == ("A-K2-001", "A-K1-001")
    assert [check_invariants(office), *(kiosk.breaches() for kiosk in kiosks)] == [[], [], []]


def test_the_paper_in_the_hand_counts_where_the_answer_of_the_server_was_lost(kiosk: LoneKiosk, office: Office) -> None:
    booked, act = a_booking(office), Act.by("kiosk:K1")
    lost = online(office, booked, act)
    later = online(office, a_booking(office, slot_id=free_slots(office, "baru", same_day=True)[1].id))
    kiosk.check_in(booked, act)
    kiosk.carry()
    assert labels(office) == ["A-K1-001", later.ticket.label]
    assert explained(office) == [("A-001", Fate.SUPERSEDED, "A-K1-001")]
    superseded = rows_of(office, "superseded")[0]
    assert (superseded.subject, superseded.facts["by"]) == (f"ticket:{lost.ticket.id}", "A-K1-001")
    assert rows_of(office, "merged")[0].facts["instead_of"] == "A-001"
    assert job_state(office, lost.job_id) is PrintState.VOID
    assert check_invariants(office) == []


def test_the_paper_of_a_superseded_number_is_not_printed_any_more(kiosk: LoneKiosk, office: Office) -> None:
    booked, act = a_booking(office), Act.by("kiosk:K1")
    online(office, booked, act)
    kiosk.check_in(booked, act)
    kiosk.carry()
    assert claim_job(office, "P1") is None
    assert claim_job(kiosk.local, "P1") is not None


def call(office: Office) -> None:
    open_counters(office, 1)
    pressed(office)


def call_in_vain(office: Office) -> None:
    call(office)
    calling.no_show(office, Act.by("test"), 1)


def serve(office: Office) -> None:
    call(office)
    calling.start(office, Act.by("test"), 1)


def hold(office: Office) -> None:
    call(office)
    calling.hold(office, Act.by("test"), 1)


class Course(NamedTuple):
    """What officers did with a number whose answer the kiosk never heard, and what then becomes of both."""

    acts: Callable[[Office], None]
    counts: str
    void: str
    fate: Fate


COURSES = {
    "called": Course(call, "A-K1-001", "A-001", Fate.SUPERSEDED),
    "called in vain": Course(call_in_vain, "A-K1-001", "A-001", Fate.SUPERSEDED),
    "served": Course(serve, "A-001", "A-K1-001", Fate.DUPLICATE),
    "held": Course(hold, "A-001", "A-K1-001", Fate.DUPLICATE),
}


@pytest.mark.parametrize("course", COURSES.values(), ids=COURSES)
def test_a_lost_number_that_officers_called_meanwhile(kiosk: LoneKiosk, office: Office, course: Course) -> None:
    booked, act = a_booking(office), Act.by("kiosk:K1")
    online(office, booked, act)
    course.acts(office)
    kiosk.check_in(booked, act)
    kiosk.carry()
    assert explained(office) == [(course.void, course.fate, course.counts)]
    assert check_invariants(office) == []


def test_a_counter_that_called_a_lost_number_goes_on_with_the_next_press(kiosk: LoneKiosk, office: Office) -> None:
    booked, act = a_booking(office), Act.by("kiosk:K1")
    online(office, booked, act)
    call(office)
    kiosk.check_in(booked, act)
    kiosk.carry()
    assert pressed(without_press_guard(office)).ticket.label == "A-K1-001"
    assert check_invariants(office) == []


def test_a_person_who_was_given_up_and_booked_again_keeps_the_new_booking(
    kiosk: LoneKiosk, office: Office, clock: FixedClock
) -> None:
    booked, act = a_booking(office), Act.by("kiosk:K1")
    online(office, booked, act)
    call_in_vain(office)
    kiosk.check_in(booked, act)
    a_booking(office, booked.booking.person, day=office.today() + timedelta(days=1))
    kiosk.carry()
    assert explained(office) == [("A-K1-001", Fate.DUPLICATE, "A-001")]
    assert check_invariants(office) == []


def test_a_booking_that_was_cancelled_meanwhile_is_explained(kiosk: LoneKiosk, office: Office) -> None:
    booked = a_booking(office)
    kiosk.follow()
    cancel(office, Act.by("test"), booked.booking.serial)
    kiosk.check_in(booked)
    kiosk.carry()
    assert (labels(office), explained(office)) == ([], [("A-K1-001", Fate.REFUSED, "")])
    assert check_invariants(office) == []


def test_a_booking_that_was_moved_to_another_day_is_explained(kiosk: LoneKiosk, office: Office) -> None:
    booked = a_booking(office)
    kiosk.follow()
    reschedule(office, Act.by("test"), booked.booking.serial, free_slots(office, "baru")[-1].id)
    kiosk.check_in(booked)
    kiosk.carry()
    assert explained(office) == [("A-K1-001", Fate.REFUSED, "")]
    kiosk.mirror.close()
    kiosk.follow()
    again = kiosk.ask(booked.code, booked)
    assert isinstance(again, Refused)
    assert again.reason is RefusalReason.WRONG_DAY


def test_a_booking_that_was_moved_within_the_day_counts(kiosk: LoneKiosk, office: Office) -> None:
    booked = a_booking(office)
    kiosk.follow()
    reschedule(office, Act.by("test"), booked.booking.serial, free_slots(office, "baru", same_day=True)[3].id)
    kiosk.check_in(booked)
    kiosk.carry()
    assert (labels(office), explained(office)) == (["A-K1-001"], [])


@pytest.mark.parametrize(("books_again", "status"), [(False, BookingStatus.CHECKED_IN), (True, BookingStatus.DONE)])
def test_a_server_that_was_away_all_day_learns_who_came(
    kiosk: LoneKiosk, office: Office, clock: FixedClock, books_again: bool, status: BookingStatus
) -> None:
    booked = a_booking(office)
    kiosk.check_in(booked)
    clock.advance(timedelta(days=1))
    for _ in range(books_again):
        a_booking(office, booked.booking.person)
    kiosk.carry()
    assert contents(office)["booking"][0][13] == status.value
    assert check_invariants(office) == []


def test_a_typed_birth_date_that_nobody_could_compare_is_marked(kiosk: LoneKiosk, office: Office) -> None:
    right, wrong = a_booking(office), a_booking(office)
    kiosk.check_in(right)
    learn(kiosk.local, wrong.payload, date(1950, 1, 1))
    check_in(kiosk.local, Act.by("kiosk:K1"), wrong.payload, date(1950, 1, 1), Language.ID)
    kiosk.carry()
    assert [row.facts.get("birth_date") for row in rows_of(office, "merged")] == [None, "unproved"]


class Killed(Exception):
    """The kiosk died here."""


def test_a_kiosk_that_dies_anywhere_in_a_merge_begins_again_where_it_was(
    kiosk: LoneKiosk, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    booked, act = a_booking(office), Act.by("kiosk:K1")
    online(office, booked, act)
    kiosk.check_in(booked, act)
    kiosk.check_in(a_booking(office))

    def dies(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(merge, "_settle", dies)
        for _ in range(3):
            with pytest.raises(Killed):
                kiosk.carry()
    assert (kiosk.carry(), kiosk.carry()) == (2, 0)
    assert labels(office) == ["A-K1-001", "A-K1-002"]
    assert len(rows_of(office, "merged")) == 2
    assert check_invariants(office) == []


def away(*_: object) -> Fate:
    raise StoreUnavailable("cut")


def test_a_server_that_goes_in_the_middle_is_owed_the_rest(
    kiosk: LoneKiosk, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        kiosk.check_in(a_booking(office))
    answers = iter([merge.receive, away])
    with monkeypatch.context() as patched:
        patched.setattr(merge, "receive", lambda *asked: next(answers)(*asked))
        with pytest.raises(StoreUnavailable):
            kiosk.carry()
    assert (kiosk.carry(), len(labels(office)), check_invariants(office)) == (2, 3, [])


def test_a_number_that_two_kiosks_of_one_name_gave_is_noted_and_holds_nobody_up(
    kiosk: LoneKiosk, office: Office, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "other").mkdir()
    with a_lone_kiosk(office, tmp_path / "other") as twin:
        for each in (kiosk, twin):
            each.check_in(a_booking(office))
        assert [each.carry() for each in (kiosk, twin)] == [1, 1]
        assert merge.is_owed(twin.local) is False
    assert [row.facts["reason"] for row in rows_of(office, "refused")] == ["number_taken"]
    assert "A-K1-001" in caplog.text
    assert labels(office) == ["A-K1-001"]


def test_a_booking_the_server_does_not_have_is_noted(kiosk: LoneKiosk, office: Office, tmp_path: Path) -> None:
    booked = a_booking(office)
    kiosk.check_in(booked)
    paper = merge._next_paper(kiosk.local)
    assert paper is not None
    unknown = replace(paper, new=paper.new._replace(booking=4711))
    assert merge.receive(office, unknown) is Fate.REFUSED
    assert merge.receive(office, unknown) is Fate.REFUSED
    assert [row.facts["reason"] for row in rows_of(office, "refused")] == ["unknown_booking"]


def test_a_merged_ticket_can_be_reprinted_at_the_office(kiosk: LoneKiosk, office: Office) -> None:
    booked = a_booking(office, a_person("Budi Santoso"))
    kiosk.follow()
    kiosk.check_in(booked)
    kiosk.carry()
    done = reprint(office, Act.by("test"), queue(office)[0].ticket_id)
    assert isinstance(done, Reprinted)
    job = claim_job(office, "P1")
    assert job is not None
    assert (job.slip.label, job.slip.name, job.copy) == ("A-K1-001", "Budi S.", 1)


def test_every_explanation_names_what_to_do(kiosks: list[LoneKiosk], office: Office) -> None:
    booked = a_booking(office)
    for kiosk in kiosks:
        kiosk.check_in(booked)
        kiosk.carry()
    said = void_papers(office)[0].explanation
    assert ["A-K1-001" in said.in_(language) for language in Language] == [True, True]


def test_ended_tickets_do_not_wait_at_the_kiosk(kiosk: LoneKiosk, office: Office) -> None:
    kiosk.check_in(a_booking(office))
    kiosk.carry()
    assert queue(kiosk.local) == ()
    assert [row[12] for row in contents(kiosk.local)["ticket"]] == [TicketState.FINISHED.value]


def test_a_person_with_another_channel_may_book_after_the_merge(kiosk: LoneKiosk, office: Office) -> None:
    booked = a_booking(office)
    kiosk.check_in(booked)
    kiosk.carry()
    again = book(office, Act.by("test"), Request(booked.booking.person, "baru", booked.booking.channel))
    assert isinstance(again, Refused)
    assert again.reason is RefusalReason.ALREADY_BOOKED
