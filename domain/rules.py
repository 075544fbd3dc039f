"""The settings of an office that its rules depend on."""

from dataclasses import dataclass, field
from datetime import time, timedelta

from domain.check_in import CheckInRules
from domain.priority import FairShare
from domain.slots import SlotPlan

DEFAULT_SLOT_PLAN = SlotPlan(first=time(8, 0), last=time(14, 45), minutes=15, places=5)


@dataclass(frozen=True)
class OfficeRules:
    """What one office decided; the defaults are those of the reports and the measurements."""

    check_in: CheckInRules = field(default_factory=CheckInRules)
    share: FairShare = field(default_factory=FairShare)
    horizon_days: int = 3
    # A second press within this time is a bouncing finger, not a second call.
    press_guard: timedelta = timedelta(seconds=1.5)
    undo_within: timedelta = timedelta(seconds=10)
    recalls_before_no_show: int = 3
    slot_plan: SlotPlan = DEFAULT_SLOT_PLAN
    max_reschedules: int = 1
