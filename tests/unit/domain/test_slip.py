"""The slip: its words, its privacy, and its canonical form."""

import json
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.numbers import TicketNumber
from domain.services import Stage, default_services
from domain.slip import NOTICE, Slip, make_slip, slip_from_json, slip_to_json
from domain.text import Language

SERVICE = default_services()[0]


def a_slip(language: Language = Language.ID, name: str = "Budi Santoso") -> Slip:
    return make_slip(
        number=TicketNumber("A", 17),
        service=SERVICE,
        stage=Stage.PRE_CHECK,
        where="Loket 1-2",
        name=name,
        at=datetime(2026, 11, 24, 1, 40, tzinfo=UTC),
        zone=ZoneInfo("Asia/Jakarta"),
        wait=timedelta(minutes=12),
        office="Kantor Imigrasi Batam",
        site="Mal Pelayanan Publik",
        language=language,
        qr="LKT:A-017",
        audit="0123456789abcdef",
    )


@pytest.mark.parametrize(
    ("language", "day", "printed_at"),
    [
        (Language.ID, "Selasa, 24 November 2026", "08.40"),
        (Language.EN, "Tuesday, 24 November 2026", "08:40"),
    ],
)
def test_slip_is_in_the_language_of_the_applicant(language: Language, day: str, printed_at: str) -> None:
    slip = a_slip(language)
    assert (slip.label, slip.day, slip.printed_at) == ("A-017", day, printed_at)
    assert slip.service == SERVICE.name.in_(language)
    assert slip.documents == tuple(document.in_(language) for document in SERVICE.documents)
    assert slip.notice == NOTICE.in_(language)


def test_slip_shows_no_full_name_and_eight_digits_of_the_audit_head() -> None:
    slip = a_slip(name="Budi\x1b Santoso")
    assert slip.name == "Budi S."
    assert "Santoso" not in slip_to_json(slip)
    assert slip.audit == "01234567"


@given(
    st.builds(
        Slip,
        language=st.sampled_from(Language),
        copy=st.integers(0, 9),
        documents=st.lists(st.text()).map(tuple),
    )
)
def test_slip_survives_its_canonical_form(slip: Slip) -> None:
    text = slip_to_json(slip)
    assert slip_from_json(text) == slip
    assert slip_to_json(slip_from_json(text)) == text


@pytest.mark.parametrize("broken", ["", "[]", "{}", '{"documents": [], "language": "xx"}', '{"documents": 1}'])
def test_slip_from_json_refuses_what_is_no_slip(broken: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        slip_from_json(broken)


def test_slip_from_json_refuses_an_unknown_field() -> None:
    data = json.loads(slip_to_json(a_slip())) | {"colour": "red"}
    with pytest.raises(ValueError, match="colour"):
        slip_from_json(json.dumps(data))
