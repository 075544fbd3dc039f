"""What every loudspeaker has in common."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from domain.text import Language


@dataclass(frozen=True)
class Announcement:
    """A number called to a counter, to be said in these languages."""

    label: str
    counter: int
    languages: tuple[Language, ...] = (Language.ID,)


class SpeakerState(StrEnum):
    """How the loudspeaker is; a fault lasts until an announcement is heard again."""

    SILENT = "silent"
    SPEAKING = "speaking"
    NO_PLAYER = "no_player"
    PLAYER_FAILED = "player_failed"
    PLAYER_HANGS = "player_hangs"


class Speaker(Protocol):
    """Says one announcement at a time. Not thread-safe; a failure is a state and is never raised."""

    def announce(self, announcement: Announcement) -> None:
        """Say this after everything that is waiting."""

    def poll(self) -> None:
        """Note what has ended, and begin what is next."""

    def waiting(self) -> int:
        """Return how many announcements have not begun."""

    def state(self) -> SpeakerState:
        """Return how the loudspeaker is."""

    def close(self) -> None:
        """Fall silent."""
