"""Printer models: how wide they print and how much they can tell."""

from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """How much a printer can tell about a print, from nothing to everything."""

    WRITE_ONLY = 0  # nothing comes back
    STATUS = 1  # DLE EOT before and after
    FENCE = 2  # GS r is answered once what stands before it is printed
    PROCESS_ID = 3  # GS ( H names the very print that is finished
    PRESENTER = 4  # and a sensor sees the ticket in the mouth


@dataclass(frozen=True)
class Profile:
    """One printer model; ``columns`` and ``small_columns`` are for font A and font B."""

    name: str
    dots: int
    dpi: int
    columns: int
    small_columns: int
    speed_mm_s: int
    best: Level = Level.PROCESS_ID
    native_qr: bool = True

    @property
    def dots_per_mm(self) -> float:
        """Return the dots on one millimetre of paper."""
        return self.dpi / 25.4


_MODELS = (
    Profile("TM-T82X", dots=576, dpi=203, columns=48, small_columns=64, speed_mm_s=200),
    Profile("TM-T88VI", dots=512, dpi=180, columns=42, small_columns=56, speed_mm_s=350),
    Profile("TM-m30", dots=576, dpi=203, columns=48, small_columns=64, speed_mm_s=200),
    Profile("VKP80III", dots=576, dpi=203, columns=48, small_columns=64, speed_mm_s=200, best=Level.PRESENTER),
    Profile("generic-80", dots=576, dpi=203, columns=48, small_columns=64, speed_mm_s=150),
    Profile("generic-58", dots=384, dpi=203, columns=32, small_columns=42, speed_mm_s=80),
    Profile("mute-80", dots=576, dpi=203, columns=48, small_columns=64, speed_mm_s=150, best=Level.WRITE_ONLY),
    Profile("mute-58", dots=384, dpi=203, columns=32, small_columns=42, speed_mm_s=80, best=Level.WRITE_ONLY),
)
PROFILES = {model.name: model for model in _MODELS}


class UnknownProfile(ValueError):
    """The profile's name is none of the known ones; the message lists them."""


def profile_named(name: str) -> Profile:
    """Return the profile called ``name``."""
    try:
        return PROFILES[name]
    except KeyError:
        raise UnknownProfile(f"printer.profile: {name!r} is unknown; allowed: {', '.join(PROFILES)}") from None
