"""Who may book, and who may come without a booking."""

from datetime import date
from enum import StrEnum

from domain.reasons import RefusalReason, Refused
from domain.services import Service
from domain.text import Text
from domain.tickets import TicketClass

SENIOR_AGE = 60
SMALL_CHILD_AGE = 5


class Ground(StrEnum):
    """Why a person may come directly and waits in the priority line."""

    ELDERLY = "elderly"
    SMALL_CHILD = "small_child"
    SICK = "sick"
    DISABLED = "disabled"
    PREGNANT = "pregnant"
    MIGRANT_WORKER = "migrant_worker"


_GROUND_NAMES = {
    Ground.ELDERLY: Text("Lansia (60 tahun ke atas)", "Elderly (60 and older)"),
    Ground.SMALL_CHILD: Text("Balita (5 tahun ke bawah)", "Small child (5 and younger)"),
    Ground.SICK: Text("Sakit", "Ill"),
    Ground.DISABLED: Text("Penyandang disabilitas", "Person with a disability"),
    Ground.PREGNANT: Text("Ibu hamil", "Pregnant"),
    Ground.MIGRANT_WORKER: Text("Calon pekerja migran", "Prospective migrant worker"),
}


def ground_name(ground: Ground) -> Text:
    """Return the words for a ground."""
    return _GROUND_NAMES[ground]


def age_on(day: date, birth_date: date) -> int:
    """Return the age in full years on ``day``."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def ground_by_age(birth_date: date, day: date) -> Ground | None:
    """Return the ground that the birth date alone gives, None where it gives none."""
    age = age_on(day, birth_date)
    if age >= SENIOR_AGE:
        return Ground.ELDERLY
    return Ground.SMALL_CHILD if 0 <= age <= SMALL_CHILD_AGE else None


def judge_booking(service: Service) -> Refused | None:
    """Return why the service cannot be booked: lost, damaged or changed passports come directly."""
    return None if service.bookable else Refused(RefusalReason.NOT_BOOKABLE)


def judge_walk_in(service: Service, ticket_class: TicketClass, ground: str) -> Refused | None:
    """Return why nobody may come directly for the service, None when this person may.

    Priority is a right with a ground; without one an officer could favour a friend unseen.
    """
    if service.walk_in and (ticket_class is TicketClass.REGULAR or service.priority):
        return None
    if ticket_class is TicketClass.REGULAR:
        return Refused(RefusalReason.NOT_WALK_IN)
    return None if ground.strip() else Refused(RefusalReason.REASON_MISSING)
