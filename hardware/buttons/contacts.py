"""Turns what a Modbus module says of an input into presses. Pure; time is an argument."""

from hardware.buttons.maps import InputMode

STALE_S = 3.0
_MOST_AT_ONCE = 100


class Contact:
    """One input: how many new presses each reading of it tells of.

    The first reading, and one after a silence, tells of none: what happened meanwhile is too old to call by.
    """

    def __init__(self, mode: InputMode, counter_bits: int = 16) -> None:
        self._mode = mode
        self._modulus = 1 << counter_bits
        self._value: int | None = None
        self._read_at = float("-inf")

    def read(self, value: int, now: float) -> int:
        """Take in a reading and return how many presses are new."""
        before = self._value if now - self._read_at <= STALE_S else None
        self._value, self._read_at = value, now
        if before is None:
            return 0
        if self._mode is InputMode.COUNTER:
            return self._counted(before, value)
        return int(value > before)

    def clear(self) -> None:
        """Note that the module confirmed the latch cleared: if it is set again, that is a new press."""
        self._value = 0

    def _counted(self, before: int, value: int) -> int:
        steps = (value - before) % self._modulus
        # A module that was switched off counts from 0 again.
        return next((count for count in (steps, value) if count <= _MOST_AT_ONCE), 0)
