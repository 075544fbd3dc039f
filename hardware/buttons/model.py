"""What every line of call buttons has in common: presses, lamps, states and the line itself."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Protocol


class Pattern(IntEnum):
    """How a lit lamp behaves; the values are those of the KLB/1 lamp byte."""

    STEADY = 0
    SLOW = 1
    FAST = 2
    FLASH = 3


# Of each pattern, its period and the lit part of it, in seconds.
_RHYTHM = {
    Pattern.STEADY: (1.0, 1.0),
    Pattern.SLOW: (1.0, 0.5),
    Pattern.FAST: (0.25, 0.125),
    Pattern.FLASH: (1.0, 0.1),
}


@dataclass(frozen=True)
class Lamp:
    """The state of a box's lamps: absolute, so that sending it again changes nothing."""

    bits: int = 0
    pattern: Pattern = Pattern.STEADY
    beep: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.bits <= 0b1111:
            raise ValueError(f"a box has four lamps, not {self.bits:#b}")

    def to_byte(self) -> int:
        """Return the KLB/1 lamp byte."""
        return self.bits | self.pattern << 4 | self.beep << 7

    @classmethod
    def from_byte(cls, byte: int) -> "Lamp":
        """Return the lamp a KLB/1 lamp byte stands for."""
        return cls(byte & 0b1111, Pattern(byte >> 4 & 0b11), bool(byte & 0x80))

    def lit(self, now: float) -> int:
        """Return which lamps shine at the moment ``now`` of the pattern."""
        period, on = _RHYTHM[self.pattern]
        return self.bits if now % period < on else 0


LAMP_OFF = Lamp()


@dataclass(frozen=True)
class Press:
    """A key went down at a box ``age_s`` ago.

    ``number`` counts the events of one ``epoch`` (a power-up of the box) without ever repeating, so that
    ``event_id`` names the same press after a restart of the program that reads the line.
    """

    line: str
    box: str
    key: str
    epoch: int
    number: int
    age_s: float = 0.0

    @property
    def event_id(self) -> str:
        """Return the name of this press: the same one whenever the box repeats it."""
        return f"{self.line}/{self.box}/{self.epoch:04X}/{self.number}"


class BoxState(StrEnum):
    """How a box is."""

    UNKNOWN = "unknown"
    PRESENT = "present"
    KEY_STUCK = "key_stuck"
    NO_ANSWER = "no_answer"
    ADDRESS_CONFLICT = "address_conflict"
    PORT_MISSING = "port_missing"


@dataclass(frozen=True)
class BoxReport:
    """The state of one box, and how many of its events were lost because nobody had asked for them."""

    box: str
    state: BoxState
    lost: int = 0


class ButtonLine(Protocol):
    """A line of button boxes. Not thread-safe; owned by the counter bus.

    A press that ``poll`` returned is acknowledged to its box only by a later ``poll``: a program that dies in
    between gets it again, under the same ``event_id``.
    """

    @property
    def name(self) -> str:
        """The line's name in the configuration."""

    def poll(self) -> list[Press]:
        """Do what is due on the line and return the new presses, oldest first."""

    def set_lamp(self, box: str, lamp: Lamp) -> None:
        """Let the box show ``lamp``, now or as soon as it is there."""

    def states(self) -> tuple[BoxReport, ...]:
        """Return the state of every box."""

    def fileno(self) -> int | None:
        """Return the descriptor that tells of an answer, if there is one."""

    def wait_s(self) -> float:
        """Return for how long ``poll`` would have nothing to do, unless an answer comes."""

    def close(self) -> None:
        """Let the port go."""
