"""A bad cable: what it does to a piece of bytes is drawn from a seeded generator."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Noise:
    """How bad the cable is, as probabilities: of each bit, and of each frame."""

    bit_errors: float = 0.0
    lost: float = 0.0
    doubled: float = 0.0


class Channel:
    """Carries frames in one direction."""

    def __init__(self, random: Random, noise: Noise | None = None) -> None:
        self._random = random
        self.noise = noise or Noise()

    def carry(self, frame: bytes) -> list[bytes]:
        """Return what arrives of ``frame``: nothing, itself, or two of it, each with its own wrong bits."""
        if not frame or self._random.random() < self.noise.lost:
            return []
        copies = 2 if self._random.random() < self.noise.doubled else 1
        return [self._damage(frame) for _ in range(copies)]

    def _damage(self, frame: bytes) -> bytes:
        if not self.noise.bit_errors:
            return frame
        return bytes(byte ^ self._wrong_bits() for byte in frame)

    def _wrong_bits(self) -> int:
        return sum(1 << bit for bit in range(8) if self._random.random() < self.noise.bit_errors)
