"""The chime before an announcement: three falling bell tones, made when first needed."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from hardware.speaker.sound import RATE, Sound

_TONES_HZ = (783.99, 659.26, 523.25)
_STEP_S, _RING_S = 0.32, 1.1
_DECAY_S = 0.28
_ATTACK_S = 0.006
# Of each partial of a small bell: its frequency over the tone's, its loudness, how fast it dies over the tone.
_PARTIALS = ((1.0, 1.0, 1.0), (2.0, 0.32, 1.7), (2.76, 0.18, 2.6), (5.4, 0.06, 4.5))
_PEAK = 0.6 * np.iinfo(np.int16).max


@cache
def chime() -> Sound:
    """Return the chime."""
    mix = np.zeros(round((_STEP_S * (len(_TONES_HZ) - 1) + _RING_S) * RATE))
    for place, tone in enumerate(_TONES_HZ):
        start = round(place * _STEP_S * RATE)
        bell = _bell(tone)
        mix[start : start + len(bell)] += bell
    loud: Sound = (mix / np.abs(mix).max() * _PEAK).astype(np.int16)
    return loud


def _bell(tone: float) -> NDArray[np.float64]:
    at = np.arange(round(_RING_S * RATE)) / RATE
    swell = np.minimum(1.0, at / _ATTACK_S) * np.minimum(1.0, (_RING_S - at) / 0.05)
    partials = [
        loudness * np.sin(2 * np.pi * tone * ratio * at) * np.exp(-at * haste / _DECAY_S)
        for ratio, loudness, haste in _PARTIALS
    ]
    return np.asarray(swell * np.sum(partials, axis=0), dtype=np.float64)
