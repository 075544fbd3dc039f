"""A ticket printer in memory, for tests: it does at once what its fields say."""

from dataclasses import dataclass, field

from domain.slip import Slip
from hardware.printer.profile import Level
from hardware.printer.status import (
    Fragment,
    NotPrinted,
    Printed,
    PrinterStatus,
    PrintOutcome,
    Ready,
    Resolution,
    Uncertain,
    Unresolved,
    may_print,
)


@dataclass
class FakePrinter:
    """Remembers whole tickets in ``slips``; ``fails_midway`` makes the next print end that way."""

    state: PrinterStatus = field(default_factory=Ready)
    fails_midway: PrinterStatus | None = None
    cut_though_failed: bool = False
    level: Level = Level.PROCESS_ID
    slips: list[Slip] = field(default_factory=list)
    voids: int = 0
    cuts: int = 0
    hanging: bool = False
    closed: bool = False

    def status(self) -> PrinterStatus:
        """Return the state that was set."""
        return self.state

    def cut_counter(self) -> int | None:
        """Return the cuts so far, while the printer can answer."""
        return self.cuts if may_print(self.state) and self.level >= Level.PROCESS_ID else None

    def print_slip(self, slip: Slip) -> PrintOutcome:
        """Print at once, or fail midway as asked."""
        if not may_print(self.state):
            return NotPrinted(self.state)
        if self.fails_midway is None:
            self._come_out(slip)
            return Printed()
        self.state, self.fails_midway = self.fails_midway, None
        if self.cut_though_failed:
            self._come_out(slip)
        else:
            self.hanging = True
        return Uncertain(self.state.code)

    def resolve(self, before: int | None) -> Resolution:
        """Judge by the cut counter alone."""
        if not isinstance(self.state, Ready):
            return Unresolved(self.state)
        return Printed() if before is not None and self.cuts == before + 1 else Fragment()

    def void_fragment(self) -> PrintOutcome:
        """Cut off what hangs there."""
        if not may_print(self.state):
            return NotPrinted(self.state)
        self.voids, self.cuts, self.hanging = self.voids + 1, self.cuts + 1, False
        return Printed()

    def close(self) -> None:
        """Remember that the port was let go."""
        self.closed = True

    def _come_out(self, slip: Slip) -> None:
        self.slips.append(slip)
        self.cuts += 1
