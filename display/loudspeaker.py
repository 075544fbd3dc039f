"""The hall's loudspeaker on a lane of its own: making a voice may take seconds, and no frame waits for it."""

from PySide6.QtCore import QObject, QTimer, Signal

from hardware.speaker import Announcement, Speaker, SpeakerState
from ui.lane import Lane

POLL_MS = 200
BUSY = frozenset({SpeakerState.SPEAKING})
FAULTS = frozenset({SpeakerState.NO_PLAYER, SpeakerState.PLAYER_FAILED, SpeakerState.PLAYER_HANGS})


class Loudspeaker(QObject):
    """Says announcements one after the other; a failure is a state and never stops the board."""

    speaking = Signal(bool)
    state_changed = Signal(str)

    def __init__(self, speaker: Speaker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speaker = speaker
        self._lane = Lane("loudspeaker", self)
        self._state = SpeakerState.SILENT
        self._told = False
        self._asked = 0
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self._poll)

    @property
    def state(self) -> SpeakerState:
        """How the loudspeaker is."""
        return self._state

    def announce(self, announcement: Announcement) -> None:
        """Say this next."""
        self._asked += 1
        self._tell()
        self._timer.start()
        self._lane.run(lambda: self._speaker.announce(announcement), self._on_announced)

    def close(self) -> None:
        """Fall silent and end the lane."""
        self._timer.stop()
        self._lane.close()
        self._speaker.close()

    def _on_announced(self, _done: None) -> None:
        self._asked -= 1
        self._poll()

    def _poll(self) -> None:
        self._lane.run(self._look, self._on_state)

    def _look(self) -> tuple[SpeakerState, int]:
        self._speaker.poll()
        return self._speaker.state(), self._speaker.waiting()

    def _on_state(self, found: tuple[SpeakerState, int]) -> None:
        state, waiting = found
        if state is not self._state and (state in FAULTS or self._state in FAULTS):
            self.state_changed.emit(state.value)
        self._state = state
        self._tell(waiting)
        if not self._told:
            self._timer.stop()

    def _tell(self, waiting: int = 0) -> None:
        busy = self._asked > 0 or waiting > 0 or self._state in BUSY
        if busy != self._told:
            self._told = busy
            self.speaking.emit(busy)
