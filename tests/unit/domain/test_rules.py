"""The rules an office starts with."""

from datetime import timedelta

from domain.check_in import CheckInRules
from domain.priority import FairShare
from domain.rules import DEFAULT_SLOT_PLAN, OfficeRules


def test_default_rules_are_those_of_the_reports() -> None:
    rules = OfficeRules()
    assert rules.check_in == CheckInRules(early=timedelta(minutes=30), late=timedelta(minutes=60))
    assert rules.share == FairShare(priority_in_a_row=2)
    assert (rules.horizon_days, rules.max_reschedules, rules.recalls_before_no_show) == (3, 1, 3)
    assert (rules.press_guard, rules.undo_within) == (timedelta(seconds=1.5), timedelta(seconds=10))
    assert rules.slot_plan is DEFAULT_SLOT_PLAN
