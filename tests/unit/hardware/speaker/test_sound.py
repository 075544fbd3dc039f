"""Sound in memory: WAV files, joining, the chime."""

import io
import wave

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.speaker.chime import chime
from hardware.speaker.sound import RATE, Sound, from_wav, join, seconds, silence, to_wav

sounds = st.lists(st.integers(-32768, 32767), max_size=200).map(lambda samples: np.array(samples, dtype=np.int16))


def a_wav(rate: int, channels: int, width: int, frames: bytes) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(width)
        out.setframerate(rate)
        out.writeframes(frames)
    return file.getvalue()


@given(sounds)
def test_sound_comes_back_from_its_file(sound: Sound) -> None:
    assert (from_wav(to_wav(sound)) == sound).all()


@given(st.lists(sounds, max_size=5))
def test_joined_sounds_follow_each_other(parts: list[Sound]) -> None:
    joined = join(parts)
    assert seconds(joined) == pytest.approx(sum(map(seconds, parts)))
    assert joined.tolist() == [sample for part in parts for sample in part.tolist()]


@pytest.mark.parametrize("rate", [8000, 16000, 22050, 44100, 48000])
@pytest.mark.parametrize("channels", [1, 2])
def test_clip_of_any_rate_keeps_its_length(rate: int, channels: int) -> None:
    frames = np.full(rate * channels // 2, 1000, dtype="<i2").tobytes()
    sound = from_wav(a_wav(rate, channels, 2, frames))
    assert seconds(sound) == pytest.approx(0.5, abs=0.001)
    assert set(sound.tolist()) == {1000}


@given(st.binary(max_size=100))
def test_file_that_is_no_sound_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="WAV"):
        from_wav(content)


def test_file_of_eight_bits_is_refused() -> None:
    with pytest.raises(ValueError, match="8 bits"):
        from_wav(a_wav(8000, 1, 1, b"\x80" * 100))


def test_file_cut_short_is_read_as_far_as_it_goes() -> None:
    assert len(from_wav(to_wav(silence(0.1))[:-501])) == round(0.1 * RATE) - 251


def test_chime_rings_falls_silent_and_is_not_distorted() -> None:
    bell = chime().astype(float)
    assert 1.0 < seconds(chime()) < 3.0
    assert 0.5 < np.abs(bell).max() / 32767 < 0.7
    assert np.abs(bell[-100:]).max() < 100
    assert abs(bell.mean()) < 50
