"""Visits at a kiosk: real QML, real presenter, a real camera process and a real office on SQLite."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from domain.clock import FixedClock
from domain.printing import PrintState
from office import devices, printing
from office.bookings import cancel, free_slots
from office.context import Act, Office
from office.views import queue
from tests.helpers.kiosks import RunningKiosk, typed_code
from tests.helpers.offices import a_booking, a_person


def waiting_labels(office: Office) -> list[str]:
    """Return the numbers that wait."""
    return [row.label for row in queue(office)]


def device_details(office: Office) -> dict[str, str]:
    """Return what each device says is wrong."""
    return {view.name: view.detail for view in devices.devices(office)}


def test_from_a_phone_to_a_number(kiosk: RunningKiosk) -> None:
    kiosk.hold_up(a_booking(kiosk.office).payload)
    kiosk.wait_for("birth_date", 15_000)
    kiosk.give_birth_date()
    kiosk.wait_for("ticket")
    assert kiosk.eye.text("number") == "A-001"
    assert waiting_labels(kiosk.office) == ["A-001"]


def test_from_a_typed_code_to_a_printed_ticket_in_english(kiosk: RunningKiosk) -> None:
    booked = a_booking(kiosk.office)
    kiosk.eye.tap("begin_en", "next")
    kiosk.wait_for("type_code")
    assert kiosk.eye.text("title") == "Type your booking code"
    kiosk.type_keys(typed_code(booked))
    kiosk.eye.tap("next")
    kiosk.wait_for("birth_date")
    kiosk.give_birth_date()
    kiosk.wait_for("ticket")
    job = printing.claim_job(kiosk.office, "spooler")
    assert job is not None
    assert job.slip.language.value == "en"
    printing.mark_printed(kiosk.office, job.id)
    kiosk.eye.wait_until(lambda: kiosk.eye.item("slip").property("title") == "Take your ticket")


def test_a_hand_scanner_is_read_and_reaches_no_field(kiosk: RunningKiosk) -> None:
    booked = a_booking(kiosk.office)
    kiosk.eye.tap("begin_id")
    kiosk.scan_by_hand(booked.payload)
    kiosk.wait_for("birth_date")
    kiosk.scan_by_hand("12051990")
    assert kiosk.app.presenter.session.digits == ""


def test_a_hundred_scans_while_somebody_touches_leak_nowhere(kiosk: RunningKiosk) -> None:
    kiosk.eye.tap("begin_id", "next")
    for _ in range(100):
        kiosk.eye.tap("keyA", "keyDelete")
        kiosk.scan_by_hand("4KX7 https://example.org/A")
    assert kiosk.app.presenter.session.code == ""
    assert kiosk.app.presenter.session.screen.value == "type_code"


def test_a_wrong_birth_date_issues_nothing_and_may_be_tried_again(kiosk: RunningKiosk) -> None:
    kiosk.come_with(a_booking(kiosk.office))
    kiosk.give_birth_date("13051990")
    kiosk.wait_for("refused")
    assert kiosk.eye.text("refusalTitle") == "Data tidak ditemukan"
    assert waiting_labels(kiosk.office) == []
    kiosk.eye.tap("next")
    kiosk.wait_for("birth_date")
    kiosk.give_birth_date()
    kiosk.wait_for("ticket")


def test_guessing_ends_after_five_wrong_tries(kiosk: RunningKiosk) -> None:
    kiosk.come_with(a_booking(kiosk.office))
    for day in range(10, 15):
        kiosk.give_birth_date(f"{day}121990")
        kiosk.wait_for("refused")
        kiosk.eye.tap("next")
        kiosk.wait_for("birth_date")
    kiosk.give_birth_date()
    kiosk.wait_for("refused")
    assert kiosk.app.describe()["reason"] == "too_many_tries"
    assert waiting_labels(kiosk.office) == []


def test_the_same_booking_gets_no_second_number(kiosk: RunningKiosk) -> None:
    booked = a_booking(kiosk.office)
    kiosk.come_with(booked)
    kiosk.give_birth_date()
    kiosk.wait_for("ticket")
    kiosk.eye.tap("next")
    kiosk.wait_for("attract")
    kiosk.scan_by_hand(booked.code)
    kiosk.wait_for("refused")
    assert kiosk.app.describe()["reason"] == "already_checked_in"
    assert "A-001" in kiosk.eye.text("refusalSentence")
    assert waiting_labels(kiosk.office) == ["A-001"]


def _moved(office: Office, by: timedelta) -> None:
    assert isinstance(office.clock, FixedClock)
    office.clock.advance(by)


def _too_early(office: Office) -> str:
    last = [slot for slot in free_slots(office, "baru", same_day=True) if slot.day == office.today()][-1]
    return a_booking(office, day=None, slot_id=last.id, same_day=True).payload


def _too_late(office: Office) -> str:
    booked = a_booking(office)
    _moved(office, timedelta(hours=4))
    return booked.payload


def _yesterdays(office: Office) -> str:
    booked = a_booking(office)
    _moved(office, timedelta(days=1))
    return booked.payload


def _cancelled(office: Office) -> str:
    booked = a_booking(office)
    cancel(office, Act.by("test"), booked.booking.serial)
    return booked.payload


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (_too_early, "too_early"),
        (_too_late, "too_late"),
        (_yesterdays, "wrong_day"),
        (_cancelled, "booking_cancelled"),
    ],
)
@pytest.mark.parametrize("language", ["id", "en"])
def test_what_the_office_refuses_is_told_on_the_screen(
    kiosk: RunningKiosk, make: Callable[[Office], str], reason: str, language: str
) -> None:
    payload = make(kiosk.office)
    kiosk.eye.tap(f"begin_{language}")
    kiosk.scan_by_hand(payload)
    kiosk.wait_for("refused")
    assert kiosk.app.describe()["reason"] == reason
    assert kiosk.eye.text("refusalNext")
    assert waiting_labels(kiosk.office) == []


def test_staff_can_be_called_on_a_refusal(kiosk: RunningKiosk) -> None:
    kiosk.scan_by_hand(_cancelled(kiosk.office))
    kiosk.wait_for("refused")
    kiosk.eye.tap("callStaff")
    kiosk.eye.wait_until(lambda: device_details(kiosk.office)["K1"] == "help_wanted")
    assert kiosk.eye.shows("staffCalled")
    kiosk.eye.tap("next")
    kiosk.eye.wait_until(lambda: device_details(kiosk.office)["K1"] == "")


def test_the_number_stays_and_staff_knows_when_it_cannot_be_printed(kiosk: RunningKiosk) -> None:
    kiosk.come_with(a_booking(kiosk.office, a_person("Budi Santoso")))
    kiosk.give_birth_date()
    kiosk.wait_for("ticket")
    job = printing.claim_job(kiosk.office, "spooler")
    assert job is not None
    printing.mark_blocked(kiosk.office, job.id, "paper_out")
    kiosk.eye.wait_until(lambda: kiosk.app.presenter.view.slip == "trouble")
    assert kiosk.eye.text("number") == "A-001"
    assert printing.job_state(kiosk.office, job.id) is PrintState.BLOCKED
    kiosk.eye.wait_until(lambda: device_details(kiosk.office)["K1"] == "paper_missing")


def test_a_store_that_goes_away_is_told_and_the_question_is_asked_again(kiosk: RunningKiosk) -> None:
    kiosk.come_with(a_booking(kiosk.office))
    kiosk.door.shut = True
    kiosk.give_birth_date()
    kiosk.eye.wait_until(lambda: kiosk.eye.shows("stale"))
    kiosk.door.shut = False
    kiosk.wait_for("ticket")
    assert not kiosk.eye.shows("stale")
    assert waiting_labels(kiosk.office) == ["A-001"]


def test_a_camera_that_goes_away_leaves_the_keypad(kiosk: RunningKiosk) -> None:
    kiosk.eye.tap("begin_id")
    kiosk.wait_for("scan")
    kiosk.camera.rmdir()
    kiosk.wait_for("type_code", 15_000)
    kiosk.eye.wait_until(lambda: device_details(kiosk.office)["K1-camera"] == "camera_absent")


def test_nothing_of_the_person_is_left_after_the_wipe(kiosk: RunningKiosk) -> None:
    kiosk.hold_up(a_booking(kiosk.office).payload)
    kiosk.wait_for("birth_date", 15_000)
    kiosk.type_keys("1205")
    kiosk.eye.tap("back", "back")
    kiosk.wait_for("attract")
    session = kiosk.app.presenter.session
    assert (session.text, session.digits, session.code) == ("", "", "")
    assert kiosk.app.box.take() is None
