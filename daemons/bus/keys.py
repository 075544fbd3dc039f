"""What a key of a box means, and the name under which a press is done once and never again. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from config.devices import KeyAct, LineSection, ModbusLine
from hardware.buttons import Press, box_name
from office import calling
from office.calling import Outcome
from office.context import Act, Office

# A Modbus input is a box with one key.
_ONLY_KEY = "0"

DEEDS: Mapping[KeyAct, Callable[[Office, Act, int], Outcome]] = {
    "call_next": calling.call_next,
    "recall": calling.recall,
    "start": calling.start,
    "hold": calling.hold,
    "no_show": calling.no_show,
    "finish": calling.finish,
}


@dataclass(frozen=True)
class Key:
    """What happens at which counter."""

    counter: int
    act: KeyAct


def keys_of(line: LineSection) -> Mapping[tuple[str, str], Key]:
    """Return the meaning of every key of a line, by box and key; a key without one is not in it."""
    if isinstance(line, ModbusLine):
        found = {(box_name(box), _ONLY_KEY): Key(box.counter, box.act) for box in line.boxes}
    else:
        found = {(box_name(box), key): Key(box.counter, act) for box in line.boxes for key, act in box.keys.items()}
    return {at: key for at, key in found.items() if key.act in DEEDS}


def counters_of(line: LineSection) -> Mapping[str, int]:
    """Return the counter that each box of a line stands at."""
    return {box_name(box): box.counter for box in line.boxes}


def act_of(press: Press, day: date) -> Act:
    """Return the act of a press.

    A box draws its epoch at random when it is switched on, so over the years one comes twice: with the day before
    it, no press is ever taken for one of another day and left undone.
    """
    return Act(f"{day.isoformat()}/{press.event_id}", f"box:{press.line}/{press.box}")
