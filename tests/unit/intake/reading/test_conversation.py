"""Conversations: photos before and after, repeats, edits, pieces, other numbers, and the hours that count."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.window import default_window
from intake.reading.conversation import read_conversation
from intake.reading.model import Command, Kind, Message, MessageType, Part, Reading

ZONE = ZoneInfo("Asia/Jakarta")
WINDOW = default_window(ZONE)
MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=ZONE)
SITI = "6281200000001"
BUDI = "6281200000002"
FORM = "Siti Aminah#03-11-1985#Jl. Mawar 7"
IMAGE, TEXT, EDIT, DOCUMENT = MessageType.IMAGE, MessageType.TEXT, MessageType.EDIT, MessageType.DOCUMENT


def a_message(
    text: str = "", minutes: float = 0, kind: MessageType = TEXT, sender: str = SITI, **more: object
) -> Message:
    return Message(type=kind, at=MORNING + timedelta(minutes=minutes), sender=sender, text=text, **more)  # type: ignore[arg-type]


def read(*messages: Message) -> Reading:
    return read_conversation(messages, WINDOW)


def test_nothing_was_said() -> None:
    assert read().kind is Kind.IGNORE


def test_a_booking_counts_at_its_own_time() -> None:
    reading = read(a_message(FORM))
    assert (reading.kind, reading.in_window, reading.photos) == (Kind.BOOKING, True, 0)
    assert (reading.said.entries[0].name, reading.said.entries[0].birth_date) == ("Siti Aminah", date(1985, 11, 3))


@pytest.mark.parametrize("minutes", [-15, 0, 15])
def test_photo_before_or_after_belongs_to_the_booking(minutes: float) -> None:
    photo, form = a_message(minutes=minutes, kind=IMAGE), a_message(FORM)
    reading = read(*sorted((photo, form), key=lambda message: message.at))
    assert (reading.kind, reading.photos) == (Kind.BOOKING, 1)


def test_photo_too_late_is_a_photo_alone() -> None:
    assert read(a_message(FORM), a_message(minutes=15.1, kind=IMAGE)).kind is Kind.PHOTO_ONLY


def test_photo_of_somebody_else_is_a_photo_alone() -> None:
    assert read(a_message(FORM), a_message(minutes=1, kind=IMAGE, sender=BUDI)).kind is Kind.PHOTO_ONLY


def test_photo_after_ten_leaves_the_booking_in_the_window() -> None:
    late = a_message(FORM, minutes=119)
    reading = read(late, a_message(minutes=121, kind=IMAGE))
    assert (reading.kind, reading.in_window, reading.photos) == (Kind.BOOKING, True, 1)


def test_photo_for_what_is_not_whole_asks_for_the_rest() -> None:
    reading = read(a_message("Siti Aminah#03-11-1985"), a_message(minutes=1, kind=IMAGE))
    assert (reading.kind, reading.photos, reading.said.entries[0].missing) == (Kind.INCOMPLETE, 1, (Part.ADDRESS,))


def test_picture_sent_as_a_file_is_a_photo_and_a_pdf_is_none() -> None:
    as_file = a_message(FORM, kind=DOCUMENT, mime="image/jpeg")
    pdf = a_message(FORM, kind=DOCUMENT, mime="application/pdf")
    assert (read(as_file).photos, read(as_file).unsupported) == (1, ())
    assert (read(pdf).photos, read(pdf).unsupported) == (0, ("document",))
    assert read(a_message(kind=DOCUMENT, mime="application/pdf")).kind is Kind.UNSUPPORTED_MEDIA


def test_caption_of_a_film_is_read_and_the_film_is_not_taken() -> None:
    reading = read(a_message(FORM, kind=MessageType.VIDEO))
    assert (reading.kind, reading.unsupported) == (Kind.BOOKING, ("video",))
    assert read(a_message("lihat ini", kind=MessageType.VIDEO)).media == "video"


def test_same_message_twice_is_a_duplicate() -> None:
    message = a_message(FORM, id="wamid.1")
    assert read(message, message).kind is Kind.DUPLICATE


def test_same_person_again_is_a_repeat_with_the_first_address() -> None:
    reading = read(a_message(FORM), a_message("SITI AMINAH # 3/11/85 # Batam", minutes=1))
    assert (reading.kind, reading.cross_sender) == (Kind.REPEAT, False)
    assert reading.said.entries[0].address == "Jl. Mawar 7"


def test_same_person_spelled_another_way_is_a_repeat() -> None:
    reading = read(a_message(FORM), a_message("Hj. St. Aminah#03-11-1985#Jl. Mawar 7", minutes=1))
    assert (reading.kind, reading.said.entries[0].name) == (Kind.REPEAT, "Siti Aminah")


def test_same_person_from_another_number_is_flagged() -> None:
    reading = read(a_message(FORM), a_message(FORM, minutes=1, sender=BUDI))
    assert (reading.kind, reading.cross_sender) == (Kind.REPEAT, True)


def test_family_again_is_a_repeat_and_a_new_member_is_not() -> None:
    family = f"{FORM}\nBudi Santoso#12-05-1990#Jl. Mawar 7"
    assert read(a_message(family), a_message(family, minutes=1)).kind is Kind.REPEAT
    assert read(a_message(FORM), a_message(family, minutes=1)).kind is Kind.BOOKINGS


def test_other_birth_date_is_another_booking() -> None:
    assert read(a_message(FORM), a_message("Siti Aminah#03-11-1986#Jl. Mawar 7", minutes=1)).kind is Kind.BOOKING


def test_edit_counts_instead_of_what_it_changed() -> None:
    edit = a_message("Siti Aminah#04-11-1985#Jl. Mawar 7", minutes=1, kind=EDIT, target=0)
    reading = read(a_message(FORM), edit)
    assert (reading.kind, reading.edited) == (Kind.BOOKING, True)
    assert reading.said.entries[0].birth_date == date(1985, 11, 4)
    assert read(a_message(FORM), edit, a_message(FORM, minutes=2)).kind is Kind.BOOKING


def test_edit_of_nothing_known_is_read_all_the_same() -> None:
    assert read(a_message(FORM, kind=EDIT, target=7)).kind is Kind.BOOKING


def test_deleting_a_message_cancels_nothing() -> None:
    revoke = a_message(minutes=1, kind=MessageType.REVOKE, target=0)
    assert read(a_message(FORM), revoke).kind is Kind.REVOKED
    assert read(a_message(FORM), revoke, a_message(FORM, minutes=2)).kind is Kind.REPEAT


def test_reaction_is_ignored_and_forwarding_noticed() -> None:
    assert read(a_message(kind=MessageType.REACTION)).kind is Kind.IGNORE
    assert read(a_message(FORM, forwarded=True)).forwarded


def test_command_after_a_booking_is_a_command() -> None:
    assert read(a_message(FORM), a_message("batal", minutes=1)).said.command is Command.CANCEL


PIECES = (a_message("Siti Aminah"), a_message("03-11-1985", minutes=1), a_message("Jl. Mawar 7", minutes=2))


def test_pieces_are_put_together_and_never_booked_unasked() -> None:
    reading = read(*PIECES)
    assert (reading.kind, reading.split, reading.said.entries[0].missing) == (Kind.INCOMPLETE, True, ())
    assert read(*PIECES[:2]).said.entries[0].missing == (Part.ADDRESS,)


def test_pieces_are_booked_when_their_sender_says_yes() -> None:
    reading = read(*PIECES, a_message("Ya", minutes=3))
    assert (reading.kind, reading.split) == (Kind.BOOKING, True)
    assert (reading.said.entries[0].name, reading.said.entries[0].address) == ("Siti Aminah", "Jl. Mawar 7")


@pytest.mark.parametrize(
    "last",
    [a_message("ya", minutes=30), a_message("ya", minutes=3, sender=BUDI), a_message("ya tapi besok", minutes=3)],
    ids=["too late", "somebody else", "not only yes"],
)
def test_pieces_are_not_booked_without_a_plain_yes(last: Message) -> None:
    assert read(*PIECES, last).kind is Kind.CHATTER


def test_yes_to_nothing_is_talk() -> None:
    assert read(a_message("ya")).kind is Kind.CHATTER
    assert read(a_message("Siti Aminah"), a_message("ya", minutes=1)).kind is Kind.CHATTER


def test_missing_address_may_follow() -> None:
    reading = read(a_message("Siti Aminah#03-11-1985#"), a_message("Jl. Mawar 7", minutes=1))
    assert (reading.kind, reading.said.entries[0].missing, reading.split) == (Kind.INCOMPLETE, (), True)
