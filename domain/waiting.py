"""How long a person may have to wait, said with the modesty of an estimate."""

import math
from datetime import timedelta

from domain.text import Language, Text

_STEP_MINUTES = 5


def estimated_wait(ahead: int, open_counters: int, service_minutes: float) -> timedelta:
    """Return the expected wait in whole minutes for somebody with ``ahead`` people before.

    With every counter closed the estimate counts on one that opens.
    """
    return timedelta(minutes=math.ceil(max(0, ahead) * service_minutes / max(1, open_counters)))


def wait_range(wait: timedelta) -> tuple[int, int]:
    """Return the wait as a span of minutes in steps of five: a single figure would be a promise."""
    steps = int(wait.total_seconds() // 60) // _STEP_MINUTES
    return steps * _STEP_MINUTES, (steps + 1 + steps // 4) * _STEP_MINUTES


def wait_text(wait: timedelta, language: Language) -> str:
    """Return the wait in words for paper and screen."""
    low, high = wait_range(wait)
    if low == 0:
        return Text("Kurang dari 5 menit", "Less than 5 minutes").in_(language)
    return Text(f"Kira-kira {low}-{high} menit", f"About {low}-{high} minutes").in_(language)
