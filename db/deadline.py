"""How long a transaction may wait for its server, measured at this end of the cable.

A half-open connection, or a device in between that swallows what it is sent, never gives an error by itself, and the
server's own limits do not reach us through it. So whoever waits looks at the clock.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

import psycopg
from psycopg.abc import PQGen

from db.locks import POSTGRES_ANSWER

Answer = TypeVar("Answer")

_deadline: ContextVar[float | None] = ContextVar("deadline", default=None)
_NOTHING_YET = 0  # what psycopg's waiting loop sends ten times a second while the socket is silent


class NoAnswer(psycopg.OperationalError):
    """The server said nothing for too long."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Let everything this thread asks of a server inside the block end after ``seconds``, all together.

    Without it, each single answer may take as long as ``db.locks`` says.
    """
    token = _deadline.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _deadline.reset(token)


def time_left() -> float:
    """Return how long the next answer may take."""
    deadline = _deadline.get()
    return POSTGRES_ANSWER.total_seconds() if deadline is None else deadline - time.monotonic()


def watched(asking: PQGen[Answer]) -> PQGen[Answer]:
    """Yield as ``asking``, one of psycopg's dialogues with the server, but raise NoAnswer when its time is over."""
    deadline = time.monotonic() + time_left()
    try:
        wanted = next(asking)
        while True:
            ready = yield wanted
            if ready == _NOTHING_YET and time.monotonic() >= deadline:
                raise NoAnswer("the server does not answer in time")
            wanted = asking.send(ready)
    except StopIteration as end:
        answer: Answer = end.value
        return answer
