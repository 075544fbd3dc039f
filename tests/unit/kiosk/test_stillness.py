"""Stillness: noise is no movement, a phone is."""

import numpy as np

from kiosk.stillness import Stillness


def a_hall(seed: int) -> np.ndarray:
    """Return a grey hall with a sensor's noise."""
    noise = np.random.default_rng(seed).integers(-6, 7, (720, 1280, 3))
    return np.clip(90 + noise, 0, 255).astype(np.uint8)


def test_noise_is_still_and_a_phone_is_not() -> None:
    stillness = Stillness()
    assert not stillness.is_still(a_hall(1))
    assert stillness.is_still(a_hall(2))
    phone = a_hall(3)
    phone[300:500, 600:720] = 240
    assert not stillness.is_still(phone)
    assert stillness.is_still(phone)


def test_another_size_is_another_picture() -> None:
    stillness = Stillness()
    stillness.is_still(a_hall(1))
    assert not stillness.is_still(a_hall(1)[:480, :640])
