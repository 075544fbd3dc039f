"""Plays announcements through a program that reads a WAV file from its standard input, such as aplay."""

import subprocess
import tempfile
import time
from collections import deque
from collections.abc import Callable, Sequence

from hardware.speaker.model import Announcement, SpeakerState
from hardware.speaker.sound import seconds, to_wav
from hardware.speaker.voice import Voice

APLAY = ("aplay", "-q")
_MARGIN_S = 5.0


class ProcessSpeaker:
    """A ``Speaker`` that starts one player for each announcement, with a limit to how long that may take."""

    def __init__(
        self,
        voice: Voice,
        player: Sequence[str],
        margin_s: float = _MARGIN_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._voice = voice
        self._command = tuple(player)
        self._margin_s = margin_s
        self._clock = clock
        self._queue: deque[Announcement] = deque()
        self._process: subprocess.Popen[bytes] | None = None
        self._limit = 0.0
        self._fault: SpeakerState | None = None

    def announce(self, announcement: Announcement) -> None:
        """Say this after everything that is waiting."""
        self._queue.append(announcement)
        self.poll()

    def poll(self) -> None:
        """Note what has ended, and begin what is next."""
        self._finish()
        if self._process is None and self._queue:
            self._begin(self._queue.popleft())

    def waiting(self) -> int:
        """Return how many announcements have not begun."""
        return len(self._queue)

    def state(self) -> SpeakerState:
        """Return how the loudspeaker is."""
        if self._fault is not None:
            return self._fault
        return SpeakerState.SILENT if self._process is None else SpeakerState.SPEAKING

    def close(self) -> None:
        """Fall silent."""
        self._queue.clear()
        self._kill()

    def _begin(self, announcement: Announcement) -> None:
        sound = self._voice.say(announcement)
        # A file, since a pipe holds a second of sound and writing the rest would keep the caller waiting.
        with tempfile.TemporaryFile() as file:
            file.write(to_wav(sound))
            file.seek(0)
            try:
                self._process = subprocess.Popen(
                    self._command, stdin=file, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                )
            except OSError:
                self._fault = SpeakerState.NO_PLAYER
                return
        self._limit = self._clock() + seconds(sound) + self._margin_s

    def _finish(self) -> None:
        if self._process is None:
            return
        code = self._process.poll()
        if code is not None:
            self._process = None
            self._fault = SpeakerState.PLAYER_FAILED if code else None
        elif self._clock() > self._limit:
            self._kill()
            self._fault = SpeakerState.PLAYER_HANGS

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
