"""Counters: the desks with a number."""

from enum import StrEnum


class CounterState(StrEnum):
    """What a counter does now."""

    CLOSED = "closed"
    IDLE = "idle"
    CALLING = "calling"
    SERVING = "serving"
    PAUSED = "paused"
