"""Opens the loudspeaker that the configuration describes."""

from pathlib import Path

from config.model import SoundSection
from hardware.speaker.model import Speaker
from hardware.speaker.player import APLAY, ProcessSpeaker
from hardware.speaker.voice import Voice


def open_speaker(sound: SoundSection, clips: Path | None = None) -> Speaker:
    """Return the loudspeaker, with recorded words from the folder ``clips``; an empty device is the system's own."""
    device = ("-D", sound.device) if sound.device else ()
    return ProcessSpeaker(Voice(clips), (*APLAY, *device, "-"))
