"""One person while the fields are put in their places, and the check of what stands there at the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from intake.reading.addresses import LONGEST_ADDRESS, asks, bare_address
from intake.reading.dates import DateRead
from intake.reading.fields import Field, Role
from intake.reading.model import Code, Entry, Part, Problem
from intake.reading.names import bare_name, name_problem


@dataclass
class Draft:
    """What was found for each part; ``sure_name`` is False where two readings are possible."""

    name: str = ""
    sure_name: bool = True
    birth: DateRead | None = None
    birth_text: str = ""
    age: str = ""
    address: str = ""
    reordered: bool = False
    birth_place: str = ""
    phone: str = ""
    nik: str = ""
    arrival: date | None = None

    @property
    def has_birth(self) -> bool:
        """Whether something stands in the place of the birth date, a date or not."""
        return self.birth is not None or bool(self.birth_text)

    def finished(self) -> Entry:
        """Return the good parts with what lacks and what is wrong."""
        name, address = bare_name(self.name), bare_address(self.address)
        # A question that runs on behind the form makes the whole of it one: the address is asked for again.
        address = "" if asks(address) else address
        codes = {
            Part.NAME: self._name_code(name),
            Part.BIRTH_DATE: self._birth_code(),
            Part.ADDRESS: Code.TOO_LONG if len(address) > LONGEST_ADDRESS else None,
        }
        there = {Part.NAME: bool(self.name.strip()), Part.BIRTH_DATE: self._is_dated(), Part.ADDRESS: bool(address)}
        problems = {part: code for part, code in codes.items() if code is not None and there[part]}
        return Entry(
            name="" if Part.NAME in problems else name,
            birth_date=self.birth.born if self.birth else None,
            address="" if Part.ADDRESS in problems else address,
            missing=tuple(part for part, known in there.items() if not known),
            problems=tuple(Problem(part, code) for part, code in problems.items()),
            reordered=self.reordered,
            birth_place=self.birth_place or (self.birth.place if self.birth else ""),
            phone=self.phone,
            nik=self.nik,
            arrival_date=self.arrival,
        )

    def _name_code(self, name: str) -> Code | None:
        return name_problem(name) or (None if self.sure_name else Code.NOT_A_NAME)

    def _birth_code(self) -> Code | None:
        return self.birth.code if self.birth else Code.NOT_A_DATE

    def _is_dated(self) -> bool:
        """Whether a birth date was given; an age in its place is one that cannot be taken."""
        return self.has_birth or bool(self.age)


def solid(fields: Sequence[Field]) -> list[Field]:
    """Return the fields that hold something."""
    return [item for item in fields if item.role is not Role.EMPTY]


def joined(fields: Sequence[Field]) -> str:
    """Return neighbouring fields as they stood, with their separators."""
    return "".join((item.gap if index else "") + item.raw for index, item in enumerate(fields))
