"""Opens the loudspeaker that the configuration describes."""

from collections.abc import Sequence

from config.model import SoundSection
from hardware.speaker.model import Speaker
from hardware.speaker.player import APLAY, ProcessSpeaker
from hardware.speaker.voice import Voice


def open_speaker(sound: SoundSection, player: Sequence[str] = APLAY) -> Speaker:
    """Return the loudspeaker, with the configured clips; an empty device is the system's own."""
    device = ("-D", sound.device) if sound.device else ()
    return ProcessSpeaker(Voice(sound.clips), (*player, *device, "-"))
