"""How far a long work is, for whoever draws a bar."""

from collections.abc import Callable
from typing import NamedTuple


class Step(NamedTuple):
    """One moment of a long work; ``total`` is 0 where nobody knows it."""

    what: str
    done: int
    total: int


Watch = Callable[[Step], None]


def unwatched(_step: Step) -> None:
    """Take no notice."""
