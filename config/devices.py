"""The devices of an office in the configuration: its printer, its lines of call buttons, its boards."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from config.values import (
    Baud,
    CounterNumber,
    DeviceName,
    KeypadUrl,
    LineUrl,
    PrinterUrl,
    Section,
    count,
    one_of,
    refuse_doubles,
)

KeyAct = Literal["call_next", "recall", "start", "hold", "no_show", "finish", "none"]
# A generic one is named by the width of its paper in mm; a mute one takes bytes and never answers.
PrinterModel = Literal["TM-T82X", "TM-T88VI", "TM-m30", "VKP80III", "generic-80", "generic-58", "mute-80", "mute-58"]
ModbusModule = Literal["waveshare-io-8ch", "icp-das-latch", "icp-das-counter", "adam-4150"]


class PrinterSection(Section):
    """The ticket printer of a kiosk."""

    name: DeviceName = "P1"
    url: PrinterUrl = "socket://127.0.0.1:9100"
    profile: Annotated[PrinterModel, Field(description=one_of(get_args(PrinterModel)))] = "generic-80"


def _usual_keys() -> dict[str, KeyAct]:
    return {"0": "call_next", "1": "recall", "2": "no_show", "3": "finish"}


class KlbBox(Section):
    """A button box on a KLB/1 line; ``keys`` says what each key does."""

    address: Annotated[int, count(1, 99)]
    counter: CounterNumber
    keys: Annotated[
        dict[Annotated[str, Field(pattern=r"^[0-9]$")], KeyAct],
        Field(description='key numbers "0" to "9" with call_next, recall, start, hold, no_show, finish or none'),
    ] = Field(default_factory=_usual_keys)


class ModbusBox(Section):
    """A button wired to one input of a Modbus RTU module."""

    unit: Annotated[int, count(1, 247)]
    input: Annotated[int, count(0, 63)]
    counter: CounterNumber
    act: Annotated[KeyAct, Field(description=one_of(get_args(KeyAct)))] = "call_next"


class KeypadBox(Section):
    """The keys of a USB keypad that stand for one counter, by their names in Linux without ``KEY_``."""

    counter: CounterNumber
    keys: Annotated[
        dict[Annotated[str, Field(pattern=r"^[A-Z0-9]{1,16}$")], KeyAct],
        Field(
            min_length=1,
            description="key names such as KP1 or ENTER with call_next, recall, start, hold, no_show, finish or none",
        ),
    ]


class KlbLine(Section):
    """A serial line of KLB/1 button boxes."""

    name: DeviceName
    url: LineUrl
    driver: Literal["klb1"]
    baud: Baud = 57600
    poll_ms: Annotated[int, count(10, 5000)] = 50
    boxes: tuple[KlbBox, ...]


class ModbusLine(Section):
    """A serial line of Modbus RTU input modules."""

    name: DeviceName
    url: LineUrl
    driver: Literal["modbus_rtu"]
    module: Annotated[ModbusModule, Field(description=one_of(get_args(ModbusModule)))] = "waveshare-io-8ch"
    baud: Baud = 9600
    poll_ms: Annotated[int, count(10, 5000)] = 50
    boxes: tuple[ModbusBox, ...] = ()


class KeypadLine(Section):
    """A USB keypad, which serves the counters of its boxes and types into nothing else."""

    name: DeviceName
    url: KeypadUrl
    driver: Literal["keypad"]
    boxes: tuple[KeypadBox, ...]

    @model_validator(mode="after")
    def _counters_and_keys_are_unique(self) -> Self:
        counters = [str(box.counter) for box in self.boxes]
        refuse_doubles("the counter", counters, "give all keys of a counter in one box")
        keys = [key for box in self.boxes for key in box.keys]
        refuse_doubles("the key", keys, "a key stands for one counter")
        return self


LineSection = Annotated[KlbLine | ModbusLine | KeypadLine, Field(discriminator="driver")]


class AlphaBoard(Section):
    """An Alpha or BetaBrite sign that shows the calls of some counters, all of them where none is named."""

    name: DeviceName
    url: LineUrl
    driver: Literal["alpha"] = "alpha"
    baud: Baud = 9600
    counters: tuple[CounterNumber, ...] = ()


class PoleBoard(Section):
    """A CD5220 pole of two lines with twenty characters each."""

    name: DeviceName
    url: LineUrl
    driver: Literal["cd5220"] = "cd5220"
    baud: Baud = 9600
    counters: tuple[CounterNumber, ...] = ()


class DigitsBoard(Section):
    """Six LED digits (DM36, DM56) on a Modbus RTU line, beside input modules or alone."""

    name: DeviceName
    line: Annotated[str, Field(description='the name of a line in [[lines]] with driver = "modbus_rtu"')]
    driver: Literal["dm-digits"] = "dm-digits"
    unit: Annotated[int, count(1, 247)]
    counters: tuple[CounterNumber, ...] = ()


BoardSection = Annotated[AlphaBoard | PoleBoard | DigitsBoard, Field(discriminator="driver")]


def refuse_missing_line(board: DigitsBoard, lines: Mapping[str, ModbusLine]) -> None:
    """Raise ``ValueError`` for digits on a line that is not there, or on a unit that is an input module."""
    named = f'[[boards]] "{board.name}"'
    if board.line not in lines:
        known = one_of(list(lines)) if lines else "missing"
        raise ValueError(f'{named} line is "{board.line}"; the line with driver = "modbus_rtu" is {known}')
    if board.unit in {box.unit for box in lines[board.line].boxes}:
        raise ValueError(f'{named} unit is {board.unit}, which is an input module on line "{board.line}"')
