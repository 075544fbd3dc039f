"""What the lamps of a box show. Pure.

The colours are for boxes with four lamps; the patterns alone tell the states apart on a box with one.
"""

from domain.counters import CounterState
from hardware.buttons import LAMP_OFF, Lamp, Pattern

GREEN, AMBER, RED, WHITE = 0b0001, 0b0010, 0b0100, 0b1000

# As a box blinks by itself when nobody asks it any more.
OFFLINE = Lamp(RED, Pattern.SLOW)
REFUSED = Lamp(RED, Pattern.FAST, beep=True)

_LAMPS = {
    CounterState.CLOSED: LAMP_OFF,
    CounterState.IDLE: Lamp(GREEN, Pattern.FLASH),
    CounterState.CALLING: Lamp(AMBER, Pattern.FAST),
    CounterState.SERVING: Lamp(GREEN, Pattern.STEADY),
    CounterState.PAUSED: Lamp(WHITE, Pattern.SLOW),
}


def lamp_for(state: CounterState | None, *, refused: bool, offline: bool) -> Lamp:
    """Return the lamp of a box whose counter is in ``state``, None for a counter the office does not have."""
    if offline:
        return OFFLINE
    if refused:
        return REFUSED
    return LAMP_OFF if state is None else _LAMPS[state]
