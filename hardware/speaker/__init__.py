"""The hall's loudspeaker: a chime and a voice, one announcement after the other."""

from hardware.speaker.fake import FakeSpeaker
from hardware.speaker.model import Announcement, Speaker, SpeakerState
from hardware.speaker.opening import open_speaker
from hardware.speaker.player import ProcessSpeaker

__all__ = ["Announcement", "FakeSpeaker", "ProcessSpeaker", "Speaker", "SpeakerState", "open_speaker"]
