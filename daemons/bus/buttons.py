"""One line of call buttons: its presses become acts of the office, its lamps show the counters."""

import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from config.devices import LineSection
from daemons.bus.hall import Parts
from daemons.bus.keys import DEEDS, Key, act_of, counters_of, keys_of
from daemons.bus.lamps import lamp_for
from daemons.bus.reports import line_reports
from daemons.stop import Stop
from db import StoreUnavailable
from domain.refusals import RefusalReason, Refused
from hardware.buttons import ButtonLine, Press, wait_for
from office.calling import Outcome

log = logging.getLogger(__name__)

# After this time nobody expects anything of a press any more.
STALE_S = 3.0
REFUSED_FOR_S = 1.5
# From one look at the hall, the lamps and the state of the boxes to the next.
LOOK_S = 0.05


@dataclass(frozen=True)
class _Due:
    """A press that the office has not answered yet."""

    press: Press
    key: Key
    until: float


class ButtonWorker:
    """Serves one line. One thread, so that no line ever waits for another.

    A press is acknowledged to its box only by the next ``poll``, after the office has committed what it means.
    """

    def __init__(
        self,
        section: LineSection,
        line: ButtonLine,
        parts: Parts,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._keys = keys_of(section)
        self._counters = counters_of(section)
        self._line = line
        self._parts = parts
        self._clock = clock
        self._due: list[_Due] = []
        self._look_at = float("-inf")
        self._refused_until = dict.fromkeys(self._counters, float("-inf"))

    def run(self, stop: Stop) -> None:
        """Serve the line until told to stop."""
        while not stop.is_set:
            self.turn()
            wait_for([self._line], LOOK_S)
        self._line.close()

    def turn(self) -> None:
        """Do what is due on the line."""
        presses = self._line.poll()
        now = self._clock()
        if not presses and now < self._look_at:
            return  # most turns only move bytes: a full line has a thousand of them a second
        self._look_at = now + LOOK_S
        self._due += self._meant(presses, now)
        self._due = [due for due in self._due if not self._is_done(due)]
        self._show_lamps()
        for report in line_reports(self._line.name, self._line.states()):
            self._parts.health.tell(report)

    def _meant(self, presses: Iterable[Press], now: float) -> list[_Due]:
        found = [(press, self._keys.get((press.box, press.key))) for press in presses]
        return [_Due(press, key, now + STALE_S - press.age_s) for press, key in found if key is not None]

    def _is_done(self, due: _Due) -> bool:
        """Do what a press means; False while the store is away and the press is still fresh."""
        name = due.press.event_id
        if self._clock() > due.until:
            log.warning("press %s was dropped: the store was away too long", name)
            self._refuse(due.press.box)
            return True
        outcome = self._outcome_of(due)
        if outcome is None:
            return False
        log.info("press %s: %s at counter %d: %s", name, due.key.act, due.key.counter, _word_for(outcome))
        if isinstance(outcome, Refused) and outcome.reason is not RefusalReason.PRESSED_TWICE:
            self._refuse(due.press.box)
        return True

    def _outcome_of(self, due: _Due) -> Outcome | None:
        door = self._parts.door
        if door.is_away:
            return None  # whoever follows the feed finds out when it is back; asking here would hold up the line
        deed = DEEDS[due.key.act]
        try:
            return door.ask(lambda office: deed(office, act_of(due.press, office.today()), due.key.counter))
        except StoreUnavailable:
            return None

    def _refuse(self, box: str) -> None:
        self._refused_until[box] = self._clock() + REFUSED_FOR_S

    def _show_lamps(self) -> None:
        scene, now = self._parts.hall.scene, self._clock()
        offline = scene is None or self._parts.door.is_away
        for box, counter in self._counters.items():
            state = None if scene is None else scene.counters.get(counter)
            refused = now < self._refused_until[box]
            self._line.set_lamp(box, lamp_for(state, refused=refused, offline=offline))


def _word_for(outcome: Outcome) -> str:
    return outcome.reason.value if isinstance(outcome, Refused) else "done"
