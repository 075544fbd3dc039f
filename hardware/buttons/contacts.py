"""Turns what a Modbus module says of an input into presses. Pure; time is an argument."""

from abc import ABC, abstractmethod

STALE_S = 3.0
_MOST_AT_ONCE = 100
_READ_TWICE = 2


class Contact(ABC):
    """One input: how many new presses each reading of it tells of.

    The first reading, and one after a silence, tells of none: what happened meanwhile is too old to call by.
    """

    _read_at = float("-inf")

    def read(self, value: int, now: float) -> int:
        """Take in a reading and return how many presses are new."""
        is_fresh = now - self._read_at <= STALE_S
        self._read_at = now
        if is_fresh:
            return self._follow(value)
        self._begin(value)
        return 0

    @abstractmethod
    def clear(self) -> None:
        """Note that the module confirmed it has forgotten its presses: what it tells of now is new."""

    @abstractmethod
    def _begin(self, value: int) -> None: ...

    @abstractmethod
    def _follow(self, value: int) -> int: ...


class BitContact(Contact):
    """A bit that is set by a press: a level or a latch.

    It counts as up once it was read so twice, since neither a bounce nor an answer that came late is a release.
    """

    def __init__(self) -> None:
        self._ups = 0

    def clear(self) -> None:
        """Take a latch that is set again for a new press."""
        self._ups = _READ_TWICE

    def _begin(self, value: int) -> None:
        self._ups = 0 if value else _READ_TWICE

    def _follow(self, value: int) -> int:
        if not value:
            self._ups += 1
            return 0
        is_new = self._ups >= _READ_TWICE
        self._ups = 0
        return int(is_new)


class CounterContact(Contact):
    """A register that counts presses and comes round.

    A step back is believed when it is read twice: then the module was switched off and counts anew. Once alone,
    it was an answer that came late.
    """

    def __init__(self, bits: int) -> None:
        self._modulus = 1 << bits
        self._value = 0
        self._doubtful: int | None = None

    def clear(self) -> None:
        """Count from 0."""
        self._begin(0)

    def _begin(self, value: int) -> None:
        self._value, self._doubtful = value, None

    def _follow(self, value: int) -> int:
        steps = self._steps(self._value, value)
        if steps is None and self._doubtful is not None:
            steps = self._steps(self._doubtful, value)
        if steps is None:
            self._doubtful = value
            return 0
        self._begin(value)
        return steps

    def _steps(self, before: int, value: int) -> int | None:
        steps = (value - before) % self._modulus
        return steps if steps <= _MOST_AT_ONCE else None
