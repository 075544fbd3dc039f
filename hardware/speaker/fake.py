"""A loudspeaker in memory, for tests of whoever has something said."""

from collections import deque

from hardware.speaker.model import Announcement, SpeakerState


class FakeSpeaker:
    """Says each announcement from one ``poll`` to the next and keeps what was said."""

    def __init__(self) -> None:
        self.said: list[Announcement] = []
        self._queue: deque[Announcement] = deque()
        self._speaking: Announcement | None = None
        self._fault: SpeakerState | None = None

    def break_down(self, fault: SpeakerState | None) -> None:
        """Fail from now on, or work again."""
        self._fault = fault

    def announce(self, announcement: Announcement) -> None:
        """Say this after everything that is waiting."""
        self._queue.append(announcement)

    def poll(self) -> None:
        """Note what has ended, and begin what is next."""
        if self._speaking is not None and self._fault is None:
            self.said.append(self._speaking)
        self._speaking = self._queue.popleft() if self._queue else None

    def waiting(self) -> int:
        """Return how many announcements have not begun."""
        return len(self._queue)

    def state(self) -> SpeakerState:
        """Return how the loudspeaker is."""
        if self._fault is not None:
            return self._fault
        return SpeakerState.SILENT if self._speaking is None else SpeakerState.SPEAKING

    def close(self) -> None:
        """Fall silent."""
        self._queue.clear()
        self._speaking = None
