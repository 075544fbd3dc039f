"""Whether anything moves before the camera: an empty hall need not be searched for codes again and again."""

import numpy as np
from numpy.typing import NDArray

EVERY_NTH_PIXEL = 16
STEP = 24
SHARE = 0.004


class Stillness:
    """Compares each picture with the last one that was different; single grey steps are the sensor's noise."""

    def __init__(self) -> None:
        self._last: NDArray[np.int16] | None = None

    def is_still(self, image: NDArray[np.uint8]) -> bool:
        """Say whether ``image`` shows what the last different one showed; if not, it becomes that one."""
        sample = image[::EVERY_NTH_PIXEL, ::EVERY_NTH_PIXEL].astype(np.int16)
        last = self._last
        if last is not None and last.shape == sample.shape:
            moved = np.count_nonzero(np.abs(sample - last) > STEP)
            if moved <= SHARE * sample.size:
                return True
        self._last = sample
        return False
