"""The sections of the configuration: names, limits and defaults."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from config.values import (
    Baud,
    CameraUrl,
    CounterNumber,
    DeviceName,
    FolderPath,
    LineUrl,
    MirrorFile,
    PrinterUrl,
    Section,
    StoreUrl,
    TimeOfDay,
    Word,
    ZoneName,
)

Day = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
Group = Literal["regular", "hajj_umrah"]
Stage = Literal["pre_check", "interview", "payment", "collection"]
Language = Literal["id", "en"]
KeyAct = Literal["call_next", "recall", "start", "hold", "no_show", "finish", "none"]

WEEKDAYS: tuple[Day, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday")


def _seconds(low: float, high: float) -> Any:
    return Field(ge=low, le=high, strict=True, description=f"seconds from {low:g} to {high:g}")


def _count(low: int, high: int) -> Any:
    return Field(ge=low, le=high, strict=True, description=f"a whole number from {low} to {high}")


class OfficeSection(Section):
    """Which office this is: its number stands in every confirmation it signs."""

    number: Annotated[int, _count(1, 65535)]
    prefix: Annotated[str, Field(pattern=r"^[A-Z]{2,4}$", description='2 to 4 capital letters, such as "BTM"')]
    name: Word
    site: Word
    address: Word
    zone: ZoneName = "Asia/Jakarta"


class StoreSection(Section):
    """Where the store is: an SQLite file beside the processes, or a PostgreSQL server."""

    url: StoreUrl = "sqlite:///var/loket.db"


class KeysSection(Section):
    """Where the keys are: ``key-<id>.pub`` everywhere, ``key-<id>.key`` only where bookings are made."""

    folder: FolderPath = Path("var/keys")


class SlotsSection(Section):
    """The start times of a day and the places each of them has."""

    first: TimeOfDay = time(8)
    last: TimeOfDay = time(14)
    minutes: Annotated[int, _count(5, 240)] = 60
    places: Annotated[int, _count(1, 500)] = 10


class RulesSection(Section):
    """What an office may decide for itself."""

    early_minutes: Annotated[int, _count(0, 600)] = 30
    late_minutes: Annotated[int, _count(0, 600)] = 60
    priority_in_a_row: Annotated[int, _count(1, 20)] = 2
    horizon_days: Annotated[int, _count(1, 60)] = 3
    max_reschedules: Annotated[int, _count(0, 20)] = 1
    press_guard_s: Annotated[float, _seconds(0, 10)] = 1.5
    undo_within_s: Annotated[float, _seconds(0, 300)] = 10
    recalls_before_no_show: Annotated[int, _count(1, 20)] = 3
    slots: SlotsSection = SlotsSection()


class HoursSection(Section):
    """When the office opens and closes on one day of the week."""

    opens: TimeOfDay
    closes: TimeOfDay

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.opens >= self.closes:
            raise ValueError(f"opens at {self.opens:%H:%M}, which is not before it closes at {self.closes:%H:%M}")
        return self


def _usual_week() -> dict[Day, HoursSection]:
    hours = HoursSection(opens=time(8), closes=time(15))
    return dict.fromkeys((*WEEKDAYS, "saturday", "sunday"), hours)


class CalendarSection(Section):
    """The week, the closed days, and which days serve which group of services."""

    national_holidays: Annotated[bool, Field(strict=True, description="true or false")] = True
    hours: dict[Day, HoursSection] = Field(default_factory=_usual_week, description="hours by the day's English name")
    closed: dict[date, Word] = Field(default={}, description='closed days, such as 2026-12-25 = "Hari Raya Natal"')
    group_days: dict[Group, tuple[Day, ...]] = Field(
        default={"regular": WEEKDAYS, "hajj_umrah": (*WEEKDAYS, "saturday", "sunday")},
        description="lists of English day names, by group of services",
    )


class KioskSection(Section):
    """One touch screen where applicants check in."""

    name: DeviceName = "K1"
    camera: CameraUrl = ""
    idle_s: Annotated[float, _seconds(5, 600)] = 30
    width: Annotated[int, _count(480, 7680)] = 1080
    height: Annotated[int, _count(480, 7680)] = 1920
    mirror: MirrorFile = None


class PrinterSection(Section):
    """The ticket printer of a kiosk."""

    name: DeviceName = "P1"
    url: PrinterUrl = "socket://127.0.0.1:9100"
    profile: Annotated[
        Literal["generic-80", "generic-58"],
        Field(description='"generic-80" or "generic-58" (width of the paper in mm)'),
    ] = "generic-80"


def _usual_keys() -> dict[str, KeyAct]:
    return {"0": "call_next", "1": "recall", "2": "no_show", "3": "finish"}


class KlbBox(Section):
    """A button box on a KLB/1 line; ``keys`` says what each key does."""

    address: Annotated[int, _count(1, 99)]
    counter: CounterNumber
    keys: Annotated[
        dict[Annotated[str, Field(pattern=r"^[0-9]$")], KeyAct],
        Field(description='key numbers "0" to "9" with call_next, recall, start, hold, no_show, finish or none'),
    ] = Field(default_factory=_usual_keys)


class ModbusBox(Section):
    """A button wired to one input of a Modbus RTU module."""

    unit: Annotated[int, _count(1, 247)]
    input: Annotated[int, _count(0, 63)]
    counter: CounterNumber
    act: Annotated[
        KeyAct, Field(description='"call_next", "recall", "start", "hold", "no_show", "finish" or "none"')
    ] = "call_next"


class KlbLine(Section):
    """A serial line of KLB/1 button boxes."""

    name: DeviceName
    url: LineUrl
    driver: Literal["klb1"]
    baud: Baud = 57600
    poll_ms: Annotated[int, _count(10, 5000)] = 50
    boxes: tuple[KlbBox, ...]


class ModbusLine(Section):
    """A serial line of Modbus RTU input modules."""

    name: DeviceName
    url: LineUrl
    driver: Literal["modbus_rtu"]
    baud: Baud = 9600
    poll_ms: Annotated[int, _count(10, 5000)] = 50
    boxes: tuple[ModbusBox, ...]


LineSection = Annotated[KlbLine | ModbusLine, Field(discriminator="driver")]


class BoardSection(Section):
    """An LED board that shows the calls of some counters."""

    name: DeviceName
    url: LineUrl
    driver: Annotated[Literal["alpha"], Field(description='"alpha"')] = "alpha"
    baud: Baud = 9600
    counters: tuple[CounterNumber, ...] = ()


class DisplaySection(Section):
    """One hall display; no stages means all of them."""

    name: DeviceName = "D1"
    stages: Annotated[
        tuple[Stage, ...], Field(description='a list of "pre_check", "interview", "payment", "collection"')
    ] = ()
    languages: Annotated[tuple[Language, ...], Field(min_length=1, description='a list of "id" and "en"')] = (
        "id",
        "en",
    )


class CounterSection(Section):
    """The counter at which the counter client runs."""

    number: CounterNumber = 1


class SoundSection(Section):
    """Chime and voice of the hall; an empty device is the system's own."""

    enabled: Annotated[bool, Field(strict=True, description="true or false")] = True
    device: Annotated[str, Field(max_length=80, description='a name from `aplay -L`, or ""')] = ""


class Config(Section):
    """Everything one office says about itself, its rules and its devices."""

    office: OfficeSection
    store: StoreSection = StoreSection()
    keys: KeysSection = KeysSection()
    rules: RulesSection = RulesSection()
    calendar: CalendarSection = CalendarSection()
    kiosk: KioskSection = KioskSection()
    printer: PrinterSection = PrinterSection()
    lines: tuple[LineSection, ...] = ()
    boards: tuple[BoardSection, ...] = ()
    display: DisplaySection = DisplaySection()
    counter: CounterSection = CounterSection()
    sound: SoundSection = SoundSection()

    @model_validator(mode="after")
    def _names_are_unique(self) -> Self:
        _refuse_doubles("the name", self._names(), "every device needs a name of its own")
        return self

    @model_validator(mode="after")
    def _ports_are_unique(self) -> Self:
        ports = [line.url for line in self.lines] + [board.url for board in self.boards]
        _refuse_doubles("the port", ports, "every line and board needs a port of its own")
        return self

    def _names(self) -> Iterator[str]:
        yield from (self.kiosk.name, self.printer.name, self.display.name)
        yield from (line.name for line in self.lines)
        yield from (board.name for board in self.boards)


def _refuse_doubles(what: str, values: Iterator[str] | list[str], wanted: str) -> None:
    doubles = [value for value, count in Counter(values).items() if count > 1]
    if doubles:
        raise ValueError(f'{what} "{doubles[0]}" stands twice: {wanted}')
