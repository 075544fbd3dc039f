"""Where the inputs and outputs of Modbus RTU modules are; addresses start from 0, as they stand in a frame."""

from dataclasses import dataclass
from enum import StrEnum


class InputMode(StrEnum):
    """How a module tells of a press."""

    LEVEL = "level"
    """A bit that is set while the key is down: a press shorter than a poll is never seen."""
    LATCH = "latch"
    """A bit that stays set until it is cleared."""
    COUNTER = "counter"
    """A register that counts the presses: none is missed, however slowly it is read."""


class Table(StrEnum):
    """The table of a module that holds its inputs."""

    DISCRETE = "discrete"
    COILS = "coils"
    INPUT_REGISTERS = "input_registers"
    HOLDING_REGISTERS = "holding_registers"


@dataclass(frozen=True)
class ModuleMap:
    """The addresses of one kind of module. ``width`` is the number of registers a counter takes, low one first."""

    name: str
    mode: InputMode
    table: Table
    first: int
    inputs: int
    lamps: int | None = None
    outputs: int = 8
    clear: int | None = None
    width: int = 1


WAVESHARE_IO_8CH = ModuleMap("waveshare-io-8ch", InputMode.LEVEL, Table.DISCRETE, 0, 8, lamps=0)
ICP_DAS_LATCH = ModuleMap("icp-das-latch", InputMode.LATCH, Table.COILS, 64, 8, lamps=0, clear=263)
ICP_DAS_COUNTER = ModuleMap("icp-das-counter", InputMode.COUNTER, Table.INPUT_REGISTERS, 96, 8, lamps=0)
ADAM_4150 = ModuleMap("adam-4150", InputMode.COUNTER, Table.HOLDING_REGISTERS, 0, 7, lamps=16, width=2)

MODULE_MAPS = {each.name: each for each in (WAVESHARE_IO_8CH, ICP_DAS_LATCH, ICP_DAS_COUNTER, ADAM_4150)}
