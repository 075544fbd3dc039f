"""Visits at a kiosk: real QML, real presenter, a real camera process and a real office on SQLite."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import qrcode

from domain.clock import FixedClock
from domain.printing import PrintState
from office import printing
from office.bookings import cancel, free_slots
from office.context import Act, Office
from office.outcomes import Booked
from office.views import queue
from tests.helpers.offices import a_booking, a_person


def hold_up(payload: str, camera: Path) -> Path:
    """Put a picture of a phone with a QR code before the camera."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, box_size=8, border=4)
    code.add_data(payload)
    modules = np.array(code.get_matrix(), dtype=np.uint8)
    square = np.kron(1 - modules, np.full((8, 8), 255, np.uint8))
    picture = np.full((720, 1280, 3), 90, np.uint8)
    top, left = (720 - square.shape[0]) // 2, (1280 - square.shape[1]) // 2
    picture[top : top + square.shape[0], left : left + square.shape[1]] = square[:, :, None]
    path = camera / "phone.png"
    cv2.imwrite(str(camera / ".phone.png"), picture)
    (camera / ".phone.png").rename(path)
    return path


def typed_code(booked: Booked) -> str:
    """Return the eight symbols a person types."""
    return booked.code.removeprefix("BTM").replace("-", "")


def waiting_labels(office: Office) -> list[str]:
    """Return the numbers that wait."""
    return [row.label for row in queue(office)]


def test_from_a_phone_to_a_number(kiosk: Any) -> None:
    booked = a_booking(kiosk.office)
    hold_up(booked.payload, kiosk.camera)
    kiosk.wait_for("birth_date", 15_000)
    kiosk.finger.type_keys("12051990")
    kiosk.finger.tap("next")
    kiosk.wait_for("ticket")
    assert kiosk.finger.text("number") == "A-001"
    assert waiting_labels(kiosk.office) == ["A-001"]


def test_from_a_typed_code_to_a_number_in_english(kiosk: Any) -> None:
    booked = a_booking(kiosk.office)
    kiosk.finger.tap("begin_en", "next")
    kiosk.wait_for("type_code")
    assert kiosk.finger.text("title") == "Type your booking code"
    kiosk.finger.type_keys(typed_code(booked))
    kiosk.finger.tap("next")
    kiosk.wait_for("birth_date")
    kiosk.finger.type_keys("12051990")
    kiosk.finger.tap("next")
    kiosk.wait_for("ticket")
    job = printing.claim_job(kiosk.office, "spooler")
    assert job is not None
    assert job.slip.language.value == "en"
    printing.mark_printed(kiosk.office, job.id)
    kiosk.finger.qtbot.waitUntil(lambda: kiosk.finger.item("slip").property("title") == "Take your ticket")


def test_a_hand_scanner_is_read_and_reaches_no_button(kiosk: Any) -> None:
    booked = a_booking(kiosk.office)
    kiosk.finger.tap("begin_id")
    kiosk.finger.scan_by_hand(booked.payload)
    kiosk.wait_for("birth_date")
    kiosk.finger.scan_by_hand("12051990")
    assert kiosk.app.presenter.session.digits == ""


def test_a_wrong_birth_date_issues_nothing_and_may_be_tried_again(kiosk: Any) -> None:
    booked = a_booking(kiosk.office)
    kiosk.finger.scan_by_hand(booked.code)
    kiosk.wait_for("birth_date")
    kiosk.finger.type_keys("13051990")
    kiosk.finger.tap("next")
    kiosk.wait_for("refused")
    assert kiosk.finger.text("refusalTitle") == "Data tidak ditemukan"
    assert waiting_labels(kiosk.office) == []
    kiosk.finger.tap("next")
    kiosk.wait_for("birth_date")
    kiosk.finger.type_keys("12051990")
    kiosk.finger.tap("next")
    kiosk.wait_for("ticket")


def test_the_same_booking_gets_no_second_number(kiosk: Any) -> None:
    booked = a_booking(kiosk.office)
    kiosk.finger.scan_by_hand(booked.code)
    kiosk.wait_for("birth_date")
    kiosk.finger.type_keys("12051990")
    kiosk.finger.tap("next")
    kiosk.wait_for("ticket")
    kiosk.finger.tap("next")
    kiosk.wait_for("attract")
    kiosk.finger.scan_by_hand(booked.code)
    kiosk.wait_for("refused")
    assert kiosk.app.describe()["reason"] == "already_checked_in"
    assert "A-001" in kiosk.finger.text("refusalSentence")
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
    kiosk: Any, make: Callable[[Office], str], reason: str, language: str
) -> None:
    payload = make(kiosk.office)
    kiosk.finger.tap(f"begin_{language}")
    kiosk.finger.scan_by_hand(payload)
    kiosk.wait_for("refused")
    assert kiosk.app.describe()["reason"] == reason
    assert kiosk.finger.item("refusalNext").property("text")
    assert waiting_labels(kiosk.office) == []


def test_the_number_stays_when_it_cannot_be_printed(kiosk: Any) -> None:
    booked = a_booking(kiosk.office, a_person("Budi Santoso"))
    kiosk.finger.scan_by_hand(booked.code)
    kiosk.wait_for("birth_date")
    kiosk.finger.type_keys("12051990")
    kiosk.finger.tap("next")
    kiosk.wait_for("ticket")
    job = printing.claim_job(kiosk.office, "spooler")
    assert job is not None
    printing.mark_blocked(kiosk.office, job.id, "paper_out")
    kiosk.finger.qtbot.waitUntil(lambda: kiosk.app.presenter.view.slip == "trouble")
    assert kiosk.finger.text("number") == "A-001"
    assert printing.job_state(kiosk.office, job.id) is PrintState.BLOCKED
