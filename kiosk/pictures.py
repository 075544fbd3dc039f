"""The picture beside every refusal: an icon of ``Loket.Ui`` and how grave it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.refusals import RefusalReason as Reason


@dataclass(frozen=True)
class Picture:
    """An icon's name and a tone: ``info`` (wait, come back), ``warning`` (something to mend) or ``bad`` (not valid)."""

    icon: str
    tone: str = "info"


_OF_OFFICERS = Picture("staff", "warning")

PICTURES: Mapping[Reason, Picture] = {
    Reason.CODE_UNREADABLE: Picture("qr", "warning"),
    Reason.CODE_FORGED: Picture("shield-off", "bad"),
    Reason.WRONG_OFFICE: Picture("building", "warning"),
    Reason.WRONG_DAY: Picture("calendar"),
    Reason.TOO_EARLY: Picture("clock"),
    Reason.TOO_LATE: Picture("hourglass", "warning"),
    Reason.ALREADY_CHECKED_IN: Picture("ticket"),
    Reason.ALREADY_BOOKED: Picture("check"),
    Reason.BOOKING_CANCELLED: Picture("calendar-off", "bad"),
    Reason.BOOKING_REPLACED: Picture("repeat"),
    Reason.NOT_FOUND: Picture("search", "warning"),
    Reason.OFFICE_CLOSED: Picture("moon"),
    Reason.TOO_MANY_TRIES: Picture("lock", "warning"),
    Reason.SLOT_FULL: Picture("people", "warning"),
    Reason.SERIES_EXHAUSTED: Picture("tickets-out", "warning"),
    Reason.NOT_BOOKABLE: Picture("documents"),
    Reason.NOT_WALK_IN: Picture("phone"),
    Reason.CLOCK_WRONG: Picture("clock-off", "warning"),
    Reason.RESCHEDULE_USED: Picture("calendar-off", "warning"),
}


def picture_for(reason: Reason) -> Picture:
    """Return the picture of a refusal; those only officers can meet share one."""
    return PICTURES.get(reason, _OF_OFFICERS)
