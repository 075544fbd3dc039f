"""The view: finished words of one screen in one language, and nothing of another."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.refusals import RefusalReason, Refused
from domain.text import Language, Text
from kiosk.events import CheckIn, LookUp, TicketShown
from kiosk.pictures import PICTURES, picture_for
from kiosk.state import Screen, Session
from kiosk.view import Place, View, short, step_of, view_of

PLACE = Place("Kantor Imigrasi Batam", "MPP Batam", ZoneInfo("Asia/Jakarta"))
TICKET = TicketShown(
    "A-017", 1, Text("Paspor baru", "New passport"), Text("Ruang tunggu", "Hall"), timedelta(minutes=21), 4
)


@pytest.mark.parametrize(("language", "time"), [(Language.ID, "pukul 09.00"), (Language.EN, "09:00")])
def test_a_refusal_is_told_in_the_persons_language(language: Language, time: str) -> None:
    refused = Refused(RefusalReason.TOO_EARLY, opens_at=datetime(2026, 11, 24, 2, 0, tzinfo=UTC))
    view = view_of(Session(screen=Screen.REFUSED, refused=refused, language=language), PLACE)
    assert time in view.refusal_sentence
    assert view.picture == "clock"


@pytest.mark.parametrize("reason", RefusalReason)
@pytest.mark.parametrize("language", Language)
def test_every_refusal_has_words_without_holes(reason: RefusalReason, language: Language) -> None:
    view = view_of(Session(screen=Screen.REFUSED, refused=Refused(reason), language=language), PLACE)
    words = (view.refusal_title, view.refusal_sentence, view.refusal_next)
    assert all(words)
    assert "{" not in "".join(words)


def test_each_refusal_of_the_kiosk_has_a_picture_of_its_own() -> None:
    assert len({picture for picture in PICTURES.values()}) == len(PICTURES)
    assert picture_for(RefusalReason.LOGIN_FAILED).icon == "staff"


def test_a_ticket_is_told_in_both_languages() -> None:
    session = Session(screen=Screen.TICKET, ticket=TICKET)
    assert view_of(session, PLACE).wait == "Kira-kira 20-30 menit"
    assert view_of(replace(session, language=Language.EN), PLACE).where == "Hall"


def test_the_start_shows_nothing_of_anybody() -> None:
    view = view_of(Session(), PLACE)
    assert view == View(screen="attract", language="id", step=0, stale=False, idle_left=0, camera=True)


@pytest.mark.parametrize(
    ("session", "place"),
    [
        (Session(screen=Screen.SCAN), 0),
        (Session(screen=Screen.BIRTH_DATE), 1),
        (Session(screen=Screen.WORKING, pending=LookUp(1, "")), 0),
        (Session(screen=Screen.WORKING, pending=CheckIn(1, "", date(1990, 1, 1), Language.ID)), 1),
        (Session(screen=Screen.REFUSED, retry=Screen.BIRTH_DATE), 1),
        (Session(screen=Screen.TICKET, ticket=TICKET), 2),
    ],
)
def test_the_steps_say_where_the_person_stands(session: Session, place: int) -> None:
    assert step_of(session) == place


def test_documents_are_short_on_the_screen() -> None:
    document = Text("akta kelahiran (memuat nama; bila tidak, surat)", "family card; or letter")
    assert short(document, Language.ID) == "Akta kelahiran"
    assert short(document, Language.EN) == "Family card"
