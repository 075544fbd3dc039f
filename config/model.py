"""The sections of the configuration: names, limits and defaults."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from config.devices import BoardSection, DigitsBoard, LineSection, ModbusLine, PrinterSection, refuse_missing_line
from config.values import (
    CameraUrl,
    CounterNumber,
    DeviceName,
    FolderPath,
    ListenAddress,
    MirrorFile,
    OptionalFolder,
    ReaderUrl,
    Section,
    StoreUrl,
    TimeOfDay,
    Word,
    ZoneName,
    count,
    refuse_doubles,
    seconds,
)

Day = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
Group = Literal["regular", "hajj_umrah"]
Stage = Literal["pre_check", "interview", "payment", "collection"]
Language = Literal["id", "en"]

WEEKDAYS: tuple[Day, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday")


class OfficeSection(Section):
    """Which office this is: its number stands in every confirmation it signs."""

    number: Annotated[int, count(1, 65535)]
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
    minutes: Annotated[int, count(5, 240)] = 60
    places: Annotated[int, count(1, 500)] = 10


class RulesSection(Section):
    """What an office may decide for itself."""

    early_minutes: Annotated[int, count(0, 600)] = 30
    late_minutes: Annotated[int, count(0, 600)] = 60
    priority_in_a_row: Annotated[int, count(1, 20)] = 2
    horizon_days: Annotated[int, count(1, 60)] = 3
    max_reschedules: Annotated[int, count(0, 20)] = 1
    press_guard_s: Annotated[float, seconds(0, 10)] = 1.5
    undo_within_s: Annotated[float, seconds(0, 300)] = 10
    recalls_before_no_show: Annotated[int, count(1, 20)] = 3
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
    idle_s: Annotated[float, seconds(5, 600)] = 30
    width: Annotated[int, count(480, 7680)] = 1080
    height: Annotated[int, count(480, 7680)] = 1920
    mirror: MirrorFile = None
    reader: ReaderUrl = ""


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
    notices: OptionalFolder = None


class CounterSection(Section):
    """The counter at which the counter client runs."""

    number: CounterNumber = 1


class SoundSection(Section):
    """Chime and voice of the hall; an empty device is the system's own, and ``clips`` holds recorded words."""

    enabled: Annotated[bool, Field(strict=True, description="true or false")] = True
    device: Annotated[str, Field(max_length=80, description='a name from `aplay -L`, or ""')] = ""
    clips: OptionalFolder = None


class JournalSection(Section):
    """Where a national centre may pull this office's journal from, while `loket journal serve` runs."""

    listen: ListenAddress = "127.0.0.1:8443"


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
    journal: JournalSection = JournalSection()

    @model_validator(mode="after")
    def _names_are_unique(self) -> Self:
        refuse_doubles("the name", self._names(), "every device needs a name of its own")
        return self

    @model_validator(mode="after")
    def _ports_are_unique(self) -> Self:
        ports = [line.url for line in self.lines]
        ports += [board.url for board in self.boards if not isinstance(board, DigitsBoard)]
        ports += [self.kiosk.reader] if self.kiosk.reader else []
        refuse_doubles("the port", ports, "every line, board and reader needs a port of its own")
        return self

    @model_validator(mode="after")
    def _digits_are_on_a_line(self) -> Self:
        lines = {line.name: line for line in self.lines if isinstance(line, ModbusLine)}
        for board in self.boards:
            if isinstance(board, DigitsBoard):
                refuse_missing_line(board, lines)
        return self

    def _names(self) -> Iterator[str]:
        yield from (self.kiosk.name, self.printer.name, self.display.name)
        yield from (line.name for line in self.lines)
        yield from (board.name for board in self.boards)
