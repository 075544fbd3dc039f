"""What a ticket printer says of itself, and what became of a print."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Ready:
    """The printer can print; ``paper_low`` asks staff for a new roll before this one ends."""

    paper_low: bool = False

    @property
    def code(self) -> str:
        """Return the device code of this status: empty when all is well."""
        return "near_end" if self.paper_low else ""


@dataclass(frozen=True)
class PaperOut:
    """The roll has ended."""

    code: ClassVar[str] = "paper_out"


@dataclass(frozen=True)
class CoverOpen:
    """The cover is open."""

    code: ClassVar[str] = "cover_open"


@dataclass(frozen=True)
class CutterError:
    """The blade is stuck: a person has to free it."""

    code: ClassVar[str] = "cutter"


@dataclass(frozen=True)
class PrinterError:
    """The printer is off line for another reason, such as a hot head or a held feed button."""

    code: str = "printer_error"


@dataclass(frozen=True)
class NoAnswer:
    """Nothing answers: no power, no cable (``no_answer``), or no such port (``port_missing``)."""

    code: str = "no_answer"


@dataclass(frozen=True)
class Unknown:
    """The way to this printer carries no answers, so nobody can tell."""

    code: ClassVar[str] = "cannot_tell"


Fault = PaperOut | CoverOpen | CutterError | PrinterError | NoAnswer
PrinterStatus = Ready | Unknown | Fault


def may_print(status: PrinterStatus) -> bool:
    """Tell whether sending a ticket now makes sense."""
    return isinstance(status, Ready | Unknown)


@dataclass(frozen=True)
class Printed:
    """The printer confirmed that the whole ticket came out and was cut off."""


@dataclass(frozen=True)
class NotPrinted:
    """Not one byte of the ticket went out: try again as soon as ``status`` allows."""

    status: PrinterStatus


@dataclass(frozen=True)
class Uncertain:
    """Bytes went out and no confirmation came: never print again before ``resolve`` has spoken.

    ``detail`` is a device code, ``"timeout"``, or ``"write_only"`` when the printer cannot answer at
    all and a person has to look.
    """

    detail: str


PrintOutcome = Printed | NotPrinted | Uncertain


@dataclass(frozen=True)
class Fragment:
    """No whole ticket came out, or it cannot be proved: void what hangs there, then print again."""


@dataclass(frozen=True)
class Unresolved:
    """The printer still needs a person; ask again later."""

    status: PrinterStatus


Resolution = Printed | Fragment | Unresolved
