"""The words of a confirmation: who, what, when, where, and what to bring."""

from domain.text import Language
from office.context import Office
from office.messages import confirmation_message, confirmation_picture
from tests.helpers.offices import a_booking, a_person


def test_message_says_who_when_where_and_what_to_bring(office: Office) -> None:
    lines = "\n".join(confirmation_message(office, a_booking(office, a_person("Siti Aminah")), Language.ID))
    assert "Siti Aminah" in lines
    assert "Selasa, 24 November 2026, pukul 08.00" in lines
    assert "MPP Batam" in lines
    assert all(document.id in lines for document in office.services["baru"].documents)
    assert "bukan paspor" in lines


def test_message_in_english(office: Office) -> None:
    lines = "\n".join(confirmation_message(office, a_booking(office), Language.EN))
    assert "Tuesday, 24 November 2026, 08:00" in lines


def test_picture_is_a_png(office: Office) -> None:
    assert confirmation_picture(office, a_booking(office), Language.ID).startswith(b"\x89PNG")
