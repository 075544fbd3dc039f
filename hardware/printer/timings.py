"""How long the driver waits for a printer."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Timings:
    """The limits of every wait, in seconds."""

    answer_s: float = 1.0
    """An answer to a question; the printer gives it within milliseconds."""
    stall_s: float = 5.0
    """Sending without the printer taking a single byte."""
    confirm_s: float = 10.0
    """Printing and cutting one ticket."""
    unproved_s: float = 5.0
    """The same on a printer that cannot say when it is done: if it stays well so long, it has printed."""
    settle_s: float = 2.5
    """A printer that comes back may go on by itself with what it still holds."""
    recover_s: float = 3.0
    """A printer's becoming ready again before a person is called."""
    poll_s: float = 0.2
    """Between two looks at a printer that is not ready."""
