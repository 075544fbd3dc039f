"""One unit of a Modbus line: when it is asked next, and whether it is there."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ModbusTimings:
    """The times of a Modbus line, in seconds but for ``absent_after``."""

    poll_s: float = 0.05
    """From one reading of a unit to the next."""
    answer_s: float = 0.1
    """How long a unit may take to answer."""
    absent_after: int = 5
    """Questions without an answer until a unit counts as absent."""
    given_up_after_s: float = 3.0
    """A unit that was silent for so long is asked seldom, so that it does not slow the others."""
    seldom_s: float = 1.0
    """From one question to a unit given up to the next."""
    refresh_s: float = 1.0
    """Lamps and digits are written again so often, in case a module was switched off and on."""
    retry_s: float = 0.2
    """How often a missing port is looked for."""


@dataclass
class Unit:
    """A module on the line, and when it was last heard of."""

    number: int
    heard_at: float
    timings: ModbusTimings
    due_at: float = float("-inf")
    missed: int = 0
    seen: bool = False

    @property
    def next_at(self) -> float:
        """Return when the unit has to be asked."""
        return self.due_at

    @property
    def is_absent(self) -> bool:
        """Whether it did not answer several times in a row."""
        return self.missed >= self.timings.absent_after

    def hear(self, now: float, again_after_s: float) -> None:
        """Note that it answered."""
        self.missed, self.seen, self.heard_at = 0, True, now
        self.due_at = now + again_after_s

    def miss(self, now: float) -> None:
        """Note that it did not: it is asked again at once, until it is given up.

        On a bad cable most answers are lost; to ask less often then would lose presses to their age.
        """
        self.missed += 1
        given_up = now - self.heard_at >= self.timings.given_up_after_s
        self.due_at = now + self.timings.seldom_s if given_up else now
