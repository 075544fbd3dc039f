"""The table of refusals: each case prepares an office and returns an act that must be refused."""

from collections.abc import Callable

from domain.clock import FixedClock
from domain.refusals import RefusalReason
from office.context import Act, Office

RefusedAct = Callable[[], object]
Case = Callable[[Office, FixedClock], RefusedAct]
CASES: list[tuple[RefusalReason, Case]] = []


def refuses(reason: RefusalReason) -> Callable[[Case], Case]:
    """Register a case whose act must be refused for ``reason``."""

    def register(case: Case) -> Case:
        CASES.append((reason, case))
        return case

    return register


def act() -> Act:
    """Return a new act."""
    return Act.by("test")
