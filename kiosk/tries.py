"""A limit on guessing: so many wrong answers in so many minutes, then a pause for everybody at this kiosk."""

from collections import deque
from dataclasses import dataclass, field


@dataclass
class Tries:
    """Counts wrong codes and birth dates, in monotonic seconds. A guesser gets about 600 tries a day."""

    allowed: int = 5
    within_s: float = 300.0
    _wrong: deque[float] = field(default_factory=deque)

    def are_used_up(self, now: float) -> bool:
        """Whether no more may be tried for now."""
        while self._wrong and now - self._wrong[0] >= self.within_s:
            self._wrong.popleft()
        return len(self._wrong) >= self.allowed

    def note_wrong(self, now: float) -> None:
        """Remember a wrong one."""
        self._wrong.append(now)
