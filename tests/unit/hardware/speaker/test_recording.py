"""The list of words to record is the one the voice needs: with it every call can be said, from clips alone."""

import itertools
import re
import time
from pathlib import Path

import pytest

from config.model import SoundSection
from domain.numbers import TicketNumber
from domain.services import default_services
from domain.text import Language
from hardware.speaker import Announcement, SpeakerState
from hardware.speaker.opening import open_speaker
from hardware.speaker.sound import from_wav, seconds, silence, to_wav
from hardware.speaker.voice import Voice
from hardware.speaker.words import all_words, words_for

SCRIPT = Path(__file__).parents[4] / "docs" / "voice.md"
COUNTERS = range(1, 25)
ISSUERS = ("", *(f"K{number}" for number in range(1, 10)))


def listed(language: Language) -> list[str]:
    """Return the words the script asks a person to record."""
    return re.findall(rf"^\| `{language.value}/([a-z-]+)\.wav` \| \S.* \|$", SCRIPT.read_text(encoding="utf-8"), re.M)


@pytest.mark.parametrize("language", Language)
def test_the_script_lists_each_word_once(language: Language) -> None:
    assert sorted(listed(language)) == sorted(all_words(language))


@pytest.mark.parametrize("language", Language)
def test_every_number_of_every_series_is_called_to_every_counter_with_the_list(language: Language) -> None:
    series = sorted({service.series for service in default_services()})
    labels = [TicketNumber(*parts).label for parts in itertools.product(series, (1, 10, 234, 567, 890, 999), ISSUERS)]
    calls = [Announcement(label, counter) for label in labels for counter in COUNTERS]
    assert {word for call in calls for word in words_for(call, language)} <= set(listed(language))


def test_a_call_is_said_from_clips_alone_in_both_languages(tmp_path: Path) -> None:
    for language in Language:
        (tmp_path / language.value).mkdir()
        for word in listed(language):
            (tmp_path / language.value / f"{word}.wav").write_bytes(to_wav(silence(0.5)))
    voice = Voice(tmp_path, machine=("false",))
    both = voice.say(Announcement("A-K1-017", 24, (Language.ID, Language.EN)))
    one = voice.say(Announcement("A-K1-017", 24, (Language.ID,)))
    indonesian, english = (len(words_for(Announcement("A-K1-017", 24), language)) for language in Language)
    assert seconds(both) - seconds(one) == pytest.approx(0.35 + 0.5 * english, abs=0.01)
    assert seconds(one) > 0.5 * indonesian


def test_configured_clips_are_what_the_loudspeaker_says(tmp_path: Path) -> None:
    folder, heard = tmp_path / "voice" / "id", tmp_path / "heard.wav"
    folder.mkdir(parents=True)
    words = words_for(Announcement("A-001", 1), Language.ID)
    for word in words:
        (folder / f"{word}.wav").write_bytes(to_wav(silence(1.0)))
    configured = SoundSection().model_copy(update={"clips": tmp_path / "voice"})
    speaker = open_speaker(configured, ("sh", "-c", f"cat > {heard}"))
    speaker.announce(Announcement("A-001", 1))
    while speaker.state() is SpeakerState.SPEAKING:
        time.sleep(0.01)
        speaker.poll()
    assert seconds(from_wav(heard.read_bytes())) > len(words)
