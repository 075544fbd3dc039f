"""Devices as the office sees them: a state, and a short code that says what is wrong."""

from dataclasses import dataclass
from enum import StrEnum


class DeviceState(StrEnum):
    """How well a device works."""

    OK = "ok"
    WARNING = "warning"
    FAULT = "fault"
    OFFLINE = "offline"


@dataclass(frozen=True)
class DeviceReport:
    """What one device says of itself; ``detail`` is a code such as ``paper_out``, never a sentence."""

    name: str
    kind: str
    state: DeviceState
    detail: str = ""
