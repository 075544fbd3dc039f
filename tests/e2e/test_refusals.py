"""What must not get a number: each proof is refused for its own reason, in both languages, and nothing is issued."""

import pytest

from domain.refusals import RefusalReason
from office.views import queue
from tests.helpers.proofs import BIRTH_DATE, refused_proofs
from tests.helpers.running import RunningOffice

pytestmark = pytest.mark.processes


@pytest.mark.parametrize(("language", "family"), [("id", "Wulandari"), ("en", "Siregar")])
def test_each_wrong_proof_is_refused_for_its_own_reason(
    hall_on_sqlite: RunningOffice, language: str, family: str
) -> None:
    before = queue(hall_on_sqlite.office)
    proofs = list(refused_proofs(hall_on_sqlite.office, hall_on_sqlite.world.photographs, family))
    visitor = hall_on_sqlite.at_the_kiosk()
    met = [visitor.check_in(proof.picture, BIRTH_DATE, language).reason for proof in proofs]
    assert met == [proof.reason.value for proof in proofs]
    assert queue(hall_on_sqlite.office) == before


@pytest.mark.parametrize(("language", "place"), [("id", 0), ("en", 1)])
def test_second_scan_of_a_booking_is_refused(hall_on_sqlite: RunningOffice, language: str, place: int) -> None:
    guest = hall_on_sqlite.guests[place]
    assert hall_on_sqlite.check_in(guest, language).label
    before = queue(hall_on_sqlite.office)
    assert hall_on_sqlite.check_in(guest, language).reason == RefusalReason.ALREADY_CHECKED_IN.value
    assert queue(hall_on_sqlite.office) == before
