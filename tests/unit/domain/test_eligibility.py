"""Who may book, and who may come directly."""

from datetime import date

import pytest

from domain.eligibility import Ground, age_on, ground_by_age, ground_name, judge_booking, judge_walk_in
from domain.refusals import RefusalReason, Refused
from domain.services import default_services
from domain.tickets import TicketClass

SERVICES = {service.code: service for service in default_services()}
DAY = date(2026, 11, 24)


def test_bookable_service_may_be_booked() -> None:
    assert judge_booking(SERVICES["baru"]) is None


@pytest.mark.parametrize("code", ["hilang", "rusak", "perubahan_data"])
def test_lost_damaged_and_changed_passports_come_directly(code: str) -> None:
    assert judge_booking(SERVICES[code]) == Refused(RefusalReason.NOT_BOOKABLE)


@pytest.mark.parametrize(
    ("code", "ticket_class", "ground", "reason"),
    [
        ("hilang", TicketClass.REGULAR, "", None),
        ("prioritas", TicketClass.PRIORITY, "", None),
        ("pmi", TicketClass.PRIORITY, "", None),
        ("baru", TicketClass.PRIORITY, "elderly", None),
        ("hilang", TicketClass.PRIORITY, "sick", None),
        ("baru", TicketClass.REGULAR, "elderly", RefusalReason.NOT_WALK_IN),
        ("baru", TicketClass.PRIORITY, "  ", RefusalReason.REASON_MISSING),
        ("hilang", TicketClass.PRIORITY, "", RefusalReason.REASON_MISSING),
    ],
)
def test_walk_in_needs_a_right_or_a_ground(
    code: str, ticket_class: TicketClass, ground: str, reason: RefusalReason | None
) -> None:
    refused = judge_walk_in(SERVICES[code], ticket_class, ground)
    assert (refused and refused.reason) == reason


@pytest.mark.parametrize(
    ("born", "age"),
    [(date(1966, 11, 24), 60), (date(1966, 11, 25), 59), (date(2024, 2, 29), 2)],
)
def test_age_counts_full_years(born: date, age: int) -> None:
    assert age_on(DAY, born) == age


@pytest.mark.parametrize(
    ("born", "ground"),
    [
        (date(1966, 11, 24), Ground.ELDERLY),
        (date(1966, 11, 25), None),
        (date(2020, 11, 25), Ground.SMALL_CHILD),
        (date(2020, 11, 24), None),
        (date(2027, 1, 1), None),
    ],
    ids=["60 today", "60 tomorrow", "still 5", "6 today", "not born"],
)
def test_ground_by_age(born: date, ground: Ground | None) -> None:
    assert ground_by_age(born, DAY) is ground


@pytest.mark.parametrize("ground", Ground)
def test_ground_name_in_both_languages(ground: Ground) -> None:
    assert ground_name(ground).id
    assert ground_name(ground).en
