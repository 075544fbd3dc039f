"""Every reason the office can give for a no: the smallest way to it, its code, and that nothing is written."""

import pytest

from domain.clock import FixedClock
from domain.refusals import RefusalReason, Refused, fill_advice
from domain.text import Language
from office.context import Office
from tests.helpers.offices import ZONE
from tests.helpers.refused import bookings, counters, kiosk, staff
from tests.helpers.refused.cases import CASES, Case
from tests.helpers.visits import contents

MODULES = (kiosk, bookings, counters, staff)  # each registers its cases when it is imported


@pytest.mark.parametrize(("reason", "case"), CASES, ids=[case.__name__ for _, case in CASES])
def test_refusal(office: Office, clock: FixedClock, reason: RefusalReason, case: Case) -> None:
    refused_act = case(office, clock)
    before = contents(office)
    refused = refused_act()
    assert isinstance(refused, Refused), refused
    assert refused.reason is reason
    assert contents(office) == before
    assert "{" not in "".join(fill_advice(refused, ZONE, Language.EN))


def test_every_reason_has_a_case() -> None:
    counted_at_the_kiosk = {RefusalReason.TOO_MANY_TRIES}
    assert {reason for reason, _ in CASES} | counted_at_the_kiosk == set(RefusalReason)
    assert {case.__module__ for _, case in CASES} == {module.__name__ for module in MODULES}
