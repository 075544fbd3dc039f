"""The mirror: what a kiosk's own store knows of the office, on both engines at the server's side."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from db import StoreRefused, StoreUnavailable
from domain.bookings import BookingStatus
from domain.clock import FixedClock
from domain.refusals import RefusalReason, Refused
from domain.services import Stage
from domain.text import Language
from office.bookings import cancel, free_slots, reschedule
from office.check_in import check_in, look_up
from office.context import Act, Office
from office.invariants import check_invariants
from office.learning import learn, note_checked_in
from office.mirror import PAGE, open_mirror
from office.outcomes import Booked, CheckedIn, Found
from tests.helpers.mirrors import LoneKiosk, a_lone_kiosk
from tests.helpers.offices import a_booking, a_person, open_counters
from tests.helpers.visits import a_check_in, a_walk_in, contents


@pytest.fixture
def kiosk(office: Office, tmp_path: Path) -> Iterator[LoneKiosk]:
    """Give a kiosk that has seen the office while it was empty."""
    with a_lone_kiosk(office, tmp_path) as kiosk:
        yield kiosk


def refusal(answer: object) -> RefusalReason:
    assert isinstance(answer, Refused), answer
    return answer.reason


def test_a_booking_of_before_and_one_of_after_the_first_look_are_known(office: Office, tmp_path: Path) -> None:
    before = a_booking(office)
    with a_lone_kiosk(office, tmp_path) as kiosk:
        after = a_booking(office)
        kiosk.follow()
        assert [isinstance(look_up(kiosk.local, each.code), Found) for each in (before, after)] == [True, True]


def test_bookings_of_the_days_ahead_are_known_page_by_page(office: Office, tmp_path: Path) -> None:
    roomy = replace(office, rules=replace(office.rules, slot_plan=replace(office.rules.slot_plan, places=PAGE)))
    tomorrow = office.today() + timedelta(days=1)
    booked = [a_booking(roomy, day=tomorrow) for _ in range(PAGE + 2)]
    with a_lone_kiosk(office, tmp_path) as kiosk:
        serials = {row[1] for row in contents(kiosk.local)["booking"]}
    assert serials == {each.booking.serial for each in booked}


def test_only_what_a_check_in_needs_is_kept(kiosk: LoneKiosk, office: Office) -> None:
    a_booking(office, replace(a_person("Budi Santoso"), nik="3171000000000001"))
    kiosk.follow()
    kept = repr(contents(kiosk.local))
    assert "Budi S." in kept
    assert [word in kept for word in ("Santoso", "Mawar", "3171000000000001")] == [False] * 3


def test_what_was_checked_in_elsewhere_is_refused(kiosk: LoneKiosk, office: Office) -> None:
    booked = a_booking(office)
    kiosk.follow()
    check_in(office, Act.by("test"), booked.code, booked.booking.person.birth_date, Language.ID)
    kiosk.follow()
    assert refusal(look_up(kiosk.local, booked.payload)) is RefusalReason.ALREADY_CHECKED_IN


def test_what_was_cancelled_or_moved_is_refused(kiosk: LoneKiosk, office: Office) -> None:
    gone, moved = a_booking(office), a_booking(office)
    cancel(office, Act.by("test"), gone.booking.serial)
    reschedule(office, Act.by("test"), moved.booking.serial, free_slots(office, "baru")[-1].id)
    kiosk.follow()
    assert refusal(look_up(kiosk.local, gone.code)) is RefusalReason.BOOKING_CANCELLED
    assert refusal(look_up(kiosk.local, moved.payload)) is RefusalReason.BOOKING_REPLACED
    assert refusal(look_up(kiosk.local, moved.code)) is RefusalReason.WRONG_DAY


def test_what_the_kiosk_gave_a_number_to_stays_checked_in(kiosk: LoneKiosk, office: Office) -> None:
    booked = a_booking(office)
    kiosk.follow()
    first = kiosk.check_in(booked)
    kiosk.mirror.close()
    kiosk.follow()  # the server still has it as confirmed
    again = kiosk.ask(booked.payload, booked)
    assert (refusal(again), again) == (
        RefusalReason.ALREADY_CHECKED_IN,
        Refused(RefusalReason.ALREADY_CHECKED_IN, day=office.today(), label=first.ticket.label),
    )


def test_others_are_followed_while_the_kiosk_knows_one_better(kiosk: LoneKiosk, office: Office) -> None:
    mine, other = a_booking(office), a_booking(office)
    kiosk.follow()
    kiosk.check_in(mine)
    cancel(office, Act.by("test"), other.booking.serial)
    kiosk.follow()
    assert refusal(look_up(kiosk.local, other.code)) is RefusalReason.BOOKING_CANCELLED


def test_a_number_of_the_server_is_known_before_its_journal_says_so(kiosk: LoneKiosk, office: Office) -> None:
    booked, unheard_of = a_booking(office), a_booking(office)
    note_checked_in(kiosk.local, unheard_of.payload)
    kiosk.follow()
    note_checked_in(kiosk.local, booked.code)
    assert refusal(look_up(kiosk.local, booked.payload)) is RefusalReason.ALREADY_CHECKED_IN
    note_checked_in(kiosk.local, "BTM-0000-0000")
    assert len(contents(kiosk.local)["booking"]) == 2


def test_a_signed_confirmation_that_the_mirror_never_saw_is_enough(kiosk: LoneKiosk, office: Office) -> None:
    booked = a_booking(office)
    learn(kiosk.local, booked.payload)
    assert look_up(kiosk.local, booked.payload) == Found(booked.booking.serial, "baru", booked.booking.starts_at)
    assert kiosk.check_in(booked).ticket.label == "A-K1-001"


def test_a_moved_booking_whose_new_confirmation_is_shown_is_learnt(kiosk: LoneKiosk, office: Office) -> None:
    booked = a_booking(office)
    kiosk.follow()
    later = free_slots(office, "baru", same_day=True)[3]
    moved = reschedule(office, Act.by("test"), booked.booking.serial, later.id)
    assert isinstance(moved, Booked)
    learn(kiosk.local, moved.payload)
    assert refusal(look_up(kiosk.local, booked.payload)) is RefusalReason.BOOKING_REPLACED
    assert look_up(kiosk.local, moved.code) == look_up(office, moved.code)


@pytest.mark.parametrize("text", ["BTM-2222-2222", "PK1:ABC", "", "a text of somebody else"])
def test_nothing_is_learnt_from_what_proves_nothing(kiosk: LoneKiosk, text: str) -> None:
    before = contents(kiosk.local)
    learn(kiosk.local, text, date(1990, 5, 12))
    assert contents(kiosk.local) == before


def test_a_forged_confirmation_is_refused_without_the_server(kiosk: LoneKiosk, office: Office) -> None:
    payload = a_booking(office).payload
    forged = payload[:-4] + ("0000" if payload[-4:] != "0000" else "1111")
    learn(kiosk.local, forged)
    assert refusal(look_up(kiosk.local, forged)) in (RefusalReason.CODE_FORGED, RefusalReason.CODE_UNREADABLE)


def test_the_wait_counts_those_who_wait_at_the_server(kiosk: LoneKiosk, office: Office) -> None:
    open_counters(office, 1)
    for _ in range(3):
        a_check_in(office)
    a_walk_in(office)
    booked = a_booking(office)
    kiosk.follow()
    first = kiosk.check_in(booked)
    assert first.ahead == sum(kiosk.local.elsewhere.values()) == 4
    assert kiosk.local.elsewhere[Stage.PRE_CHECK] == 4
    assert first.wait == timedelta(minutes=40)


def test_personal_data_is_gone_after_the_day_and_the_numbers_stay(
    kiosk: LoneKiosk, office: Office, clock: FixedClock
) -> None:
    came, missed = a_booking(office, a_person("Dewi Lestari")), a_booking(office, a_person("Joko Widagdo"))
    kiosk.follow()
    kiosk.check_in(came)
    clock.advance(timedelta(days=1))
    kiosk.follow()
    assert "Dewi" in repr(contents(kiosk.local)), "what the server does not know yet is kept"
    kiosk.carry()
    kiosk.mirror.close()
    kiosk.follow()
    left = contents(kiosk.local)
    assert [word in repr(left) for word in ("Dewi", "Joko", "1990-05-12", came.code, missed.code)] == [False] * 5
    assert [row[6] for row in left["ticket"]] == ["A-K1-001"]
    assert kiosk.breaches() == []


def test_a_mirror_that_was_lost_goes_on_behind_the_numbers_the_server_knows(office: Office, tmp_path: Path) -> None:
    with a_lone_kiosk(office, tmp_path) as kiosk:
        kiosk.check_in(a_booking(office))
        kiosk.carry()
    (tmp_path / "K1.db").unlink()
    with a_lone_kiosk(office, tmp_path) as kiosk:
        assert kiosk.check_in(a_booking(office)).ticket.label == "A-K1-002"
        assert kiosk.carry() == 1
    assert check_invariants(office) == []


def test_services_and_counters_of_the_server_are_taken_over(kiosk: LoneKiosk, office: Office) -> None:
    open_counters(office, 1)
    a_booking(office)
    kiosk.follow()
    assert [row[:3] for row in contents(kiosk.local)["service"]] == [row[:3] for row in contents(office)["service"]]
    assert [row[3] for row in contents(kiosk.local)["counter"]] == ["open", "closed", "closed", "closed"]
    assert "officer1" not in repr(contents(kiosk.local))


def test_a_mirror_is_made_whole_or_not_at_all(office: Office, tmp_path: Path) -> None:
    (tmp_path / "K1.db.new").write_bytes(b"the rest of one that was being made when the power went")
    open_mirror(tmp_path / "K1.db", office.number).close()
    assert sorted(path.name for path in tmp_path.iterdir() if "K1" in path.name and "new" in path.name) == []
    open_mirror(tmp_path / "K1.db", office.number).close()


def test_a_mirror_that_cannot_be_used_says_so(office: Office, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StoreUnavailable):
        open_mirror(tmp_path / "file" / "K1.db", office.number)
    damaged = tmp_path / "K1.db"
    damaged.write_bytes(b"not a store" * 1000)
    with pytest.raises(StoreRefused):
        open_mirror(damaged, office.number)


def test_nothing_new_writes_nothing(kiosk: LoneKiosk) -> None:
    kiosk.follow()
    before = contents(kiosk.local)
    kiosk.follow()
    assert contents(kiosk.local) == before
    assert kiosk.mirror.wait(0.01) is False


def test_a_booking_that_is_over_is_not_learnt_again(kiosk: LoneKiosk, office: Office) -> None:
    booked = a_booking(office)
    cancel(office, Act.by("test"), booked.booking.serial)
    kiosk.follow()
    assert refusal(kiosk.ask(booked.payload, booked)) is RefusalReason.BOOKING_CANCELLED
    assert [row[13] for row in contents(kiosk.local)["booking"]] == [BookingStatus.CANCELLED.value]


def test_the_same_act_gets_the_same_number(kiosk: LoneKiosk, office: Office) -> None:
    booked, act = a_booking(office), Act.by("kiosk:K1")
    first, again = kiosk.check_in(booked, act), kiosk.check_in(booked, act)
    assert isinstance(again, CheckedIn)
    assert (first.ticket.label, again.ticket.label, again.repeated) == ("A-K1-001", "A-K1-001", True)
