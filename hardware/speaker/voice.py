"""Who says the words: recorded clips, or a speaking machine where a clip is missing."""

import logging
import subprocess
from collections.abc import Sequence
from pathlib import Path

from domain.text import Language
from hardware.speaker.chime import chime
from hardware.speaker.model import Announcement
from hardware.speaker.sound import Sound, from_wav, join, silence
from hardware.speaker.words import sentence_for, words_for

_log = logging.getLogger(__name__)
_PAUSE_S = 0.35
_SYNTHESIS_LIMIT_S = 3.0

ESPEAK = ("espeak-ng", "-s", "140", "-g", "4", "--stdout", "-v")


class Voice:
    """Turns announcements into sound; what cannot be said in a language is left to the chime and the board.

    ``folder`` holds a clip a word: ``id/nomor-antrean.wav``. Half a sentence would be worse than none, so a
    language speaks from clips only if it has all of those it needs.
    """

    def __init__(self, folder: Path | None = None, machine: Sequence[str] = ESPEAK) -> None:
        self._folder = folder
        self._machine = tuple(machine)
        self._clips: dict[Path, Sound | None] = {}

    def say(self, announcement: Announcement) -> Sound:
        """Return the chime, and the announcement in each of its languages that has a voice."""
        spoken = [self._say_in(announcement, language) for language in announcement.languages]
        parts = [part for sound in spoken if sound is not None for part in (silence(_PAUSE_S), sound)]
        return join([chime(), *parts])

    def _say_in(self, announcement: Announcement, language: Language) -> Sound | None:
        clips = [self._clip(language, word) for word in words_for(announcement, language)]
        found = [clip for clip in clips if clip is not None]
        if len(found) == len(clips):
            return join(found)
        return self._synthesise(sentence_for(announcement, language), language)

    def _clip(self, language: Language, word: str) -> Sound | None:
        if self._folder is None:
            return None
        path = self._folder / language.value / f"{word}.wav"
        if path not in self._clips:
            self._clips[path] = _read_clip(path)
        return self._clips[path]

    def _synthesise(self, sentence: str, language: Language) -> Sound | None:
        try:
            spoken = subprocess.run(
                [*self._machine, language.value, sentence],
                capture_output=True,
                timeout=_SYNTHESIS_LIMIT_S,
                check=True,
            )
            return from_wav(spoken.stdout)
        except FileNotFoundError:
            return None  # an office without a speaking machine has the chime
        except (OSError, subprocess.SubprocessError, ValueError) as error:
            _log.warning("the speaking machine said nothing: %s", error)
            return None


def _read_clip(path: Path) -> Sound | None:
    if not path.exists():
        return None
    try:
        return from_wav(path.read_bytes())
    except (OSError, ValueError) as error:
        _log.warning("the clip %s cannot be used: %s", path, error)
        return None
