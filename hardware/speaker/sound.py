"""Sound in memory: one channel of 16-bit samples, read from and written as WAV. Pure."""

import io
import wave
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

RATE = 22050
_SAMPLE_BYTES = 2

Sound = NDArray[np.int16]


def silence(seconds: float) -> Sound:
    """Return nothing to hear."""
    return np.zeros(round(seconds * RATE), dtype=np.int16)


def seconds(sound: Sound) -> float:
    """Return how long ``sound`` lasts."""
    return len(sound) / RATE


def join(sounds: Sequence[Sound]) -> Sound:
    """Return the sounds one after the other."""
    return np.concatenate([silence(0), *sounds])


def to_wav(sound: Sound) -> bytes:
    """Return ``sound`` as the content of a WAV file."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(_SAMPLE_BYTES)
        out.setframerate(RATE)
        out.writeframes(sound.astype("<i2").tobytes())
    return file.getvalue()


def from_wav(content: bytes) -> Sound:
    """Return the sound in a 16-bit WAV file of any rate and any number of channels, or raise ``ValueError``."""
    try:
        with wave.open(io.BytesIO(content), "rb") as file:
            channels, width, rate = file.getnchannels(), file.getsampwidth(), file.getframerate()
            raw = file.readframes(file.getnframes())
    except (wave.Error, EOFError) as error:
        raise ValueError(f"not a WAV file: {error}") from error
    if width != _SAMPLE_BYTES or not rate:
        raise ValueError(f"a WAV file of {8 * width} bits at {rate} Hz, where 16 bits are read")
    whole = len(raw) - len(raw) % (_SAMPLE_BYTES * channels)
    mono = np.frombuffer(raw[:whole], dtype="<i2").reshape(-1, channels).mean(axis=1)
    return _at_our_rate(mono, rate)


def _at_our_rate(samples: NDArray[np.float64], rate: int) -> Sound:
    if rate == RATE or not len(samples):
        return samples.astype(np.int16)
    moments = np.arange(round(len(samples) * RATE / rate)) * rate / RATE
    return np.interp(moments, np.arange(len(samples)), samples).astype(np.int16)
