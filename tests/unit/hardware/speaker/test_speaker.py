"""The loudspeaker: one announcement at a time, with real players, and every failure as a state."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from config.model import SoundSection
from domain.text import Language
from hardware.speaker import Announcement, FakeSpeaker, ProcessSpeaker, Speaker, SpeakerState, open_speaker
from hardware.speaker.chime import chime
from hardware.speaker.sound import from_wav, join, seconds, silence, to_wav
from hardware.speaker.voice import Voice
from hardware.speaker.words import all_words, words_for

FIRST, SECOND = Announcement("A-001", 1), Announcement("A-002", 2)
MUTE = Voice(machine=("no-such-machine",))
LISTENER = "import sys, pathlib; pathlib.Path(sys.argv[1]).open('ab').write(sys.stdin.buffer.read())"


def a_speaker_into(file: Path, voice: Voice = MUTE) -> ProcessSpeaker:
    return ProcessSpeaker(voice, (sys.executable, "-c", LISTENER, str(file)))


def play_until(speaker: Speaker, done: Callable[[], bool]) -> None:
    limit = time.monotonic() + 20
    while not done() and time.monotonic() < limit:
        speaker.poll()
        time.sleep(0.005)
    assert done()


def is_silent(speaker: Speaker) -> Callable[[], bool]:
    return lambda: speaker.state() is SpeakerState.SILENT and speaker.waiting() == 0


@pytest.fixture(params=["fake", "process"])
def speaker(request: pytest.FixtureRequest, tmp_path: Path) -> Speaker:
    made: dict[str, Speaker] = {"fake": FakeSpeaker(), "process": a_speaker_into(tmp_path / "heard")}
    return made[request.param]


def test_announcements_are_said_one_at_a_time(speaker: Speaker) -> None:
    speaker.announce(FIRST)
    speaker.announce(SECOND)
    play_until(speaker, lambda: speaker.state() is SpeakerState.SPEAKING)
    assert speaker.waiting() == 1
    play_until(speaker, is_silent(speaker))
    assert speaker.waiting() == 0


def test_closed_speaker_is_silent(speaker: Speaker) -> None:
    speaker.announce(FIRST)
    speaker.announce(SECOND)
    speaker.close()
    speaker.poll()
    assert is_silent(speaker)()


def test_fake_keeps_what_was_said_and_fails_on_command() -> None:
    speaker = FakeSpeaker()
    speaker.announce(FIRST)
    play_until(speaker, is_silent(speaker))
    speaker.break_down(SpeakerState.NO_PLAYER)
    speaker.announce(SECOND)
    speaker.poll()
    speaker.poll()
    assert (speaker.said, speaker.state()) == ([FIRST], SpeakerState.NO_PLAYER)


def test_player_is_given_the_whole_sound(tmp_path: Path) -> None:
    speaker = a_speaker_into(tmp_path / "heard")
    speaker.announce(FIRST)
    play_until(speaker, is_silent(speaker))
    assert (from_wav((tmp_path / "heard").read_bytes()) == chime()).all()


def test_missing_player_is_a_state_and_announcements_do_not_pile_up() -> None:
    speaker = ProcessSpeaker(MUTE, ("no-such-player",))
    speaker.announce(FIRST)
    speaker.announce(SECOND)
    assert (speaker.state(), speaker.waiting()) == (SpeakerState.NO_PLAYER, 0)


def test_failing_player_is_a_state_until_one_is_heard(tmp_path: Path) -> None:
    flag = tmp_path / "device"
    speaker = ProcessSpeaker(MUTE, ("sh", "-c", f"test -e {flag}"))
    speaker.announce(FIRST)
    play_until(speaker, lambda: speaker.state() is SpeakerState.PLAYER_FAILED)
    flag.touch()
    speaker.announce(SECOND)
    play_until(speaker, is_silent(speaker))
    assert speaker.state() is SpeakerState.SILENT


def test_player_that_hangs_is_ended_and_the_next_one_begins() -> None:
    now = [0.0]
    speaker = ProcessSpeaker(MUTE, ("sleep", "60"), clock=lambda: now[0])
    speaker.announce(FIRST)
    speaker.announce(SECOND)
    now[0] = 10.0
    speaker.poll()
    assert (speaker.state(), speaker.waiting()) == (SpeakerState.PLAYER_HANGS, 0)
    speaker.close()


def record(folder: Path, language: Language) -> None:
    (folder / language.value).mkdir()
    for place, word in enumerate(sorted(all_words(language))):
        (folder / language.value / f"{word}.wav").write_bytes(to_wav(silence(0.1) + (place + 1)))


def test_recorded_words_are_joined_after_the_chime(tmp_path: Path) -> None:
    record(tmp_path, Language.ID)
    sound = Voice(tmp_path).say(FIRST)
    words = sorted(all_words(Language.ID))
    said = [silence(0.1) + (words.index(word) + 1) for word in words_for(FIRST, Language.ID)]
    assert (sound == join([chime(), silence(0.35), *said])).all()


@pytest.mark.parametrize("damage", [Path.unlink, lambda clip: clip.write_bytes(b"no sound")])
def test_language_without_one_of_its_words_leaves_the_chime(damage: Callable[[Path], object], tmp_path: Path) -> None:
    record(tmp_path, Language.ID)
    damage(tmp_path / "id" / "satu.wav")
    assert (Voice(tmp_path, ("no-such-machine",)).say(FIRST) == chime()).all()


def test_speaking_machine_says_what_is_not_recorded(tmp_path: Path) -> None:
    spoken = tmp_path / "spoken.wav"
    spoken.write_bytes(to_wav(silence(0.5) + 7))
    voice = Voice(machine=("sh", "-c", f"cat {spoken}"))
    assert seconds(voice.say(FIRST)) == pytest.approx(seconds(chime()) + 0.35 + 0.5, abs=0.001)


@pytest.mark.parametrize("script", ["exit 1", "echo no sound", "exit 0"])
def test_speaking_machine_that_fails_leaves_the_chime(script: str, caplog: pytest.LogCaptureFixture) -> None:
    assert (Voice(machine=("sh", "-c", script)).say(FIRST) == chime()).all()
    assert "speaking machine" in caplog.text


def test_configured_speaker_opens_without_a_device() -> None:
    speaker = open_speaker(SoundSection(device="no-such-device"))
    assert speaker.state() is SpeakerState.SILENT
