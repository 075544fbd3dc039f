"""The state of the simulated printer, and the status bytes it makes of it. Pure."""

from dataclasses import dataclass

NEAR_END_MM = 6000.0
FULL_ROLL_MM = 80_000.0


@dataclass(frozen=True)
class Condition:
    """What is right and wrong with the printer at one moment."""

    power: bool = True
    cable: str = "in"
    cover_open: bool = False
    paper_mm: float = FULL_ROLL_MM
    cutter_stuck: bool = False
    cutter_error: bool = False
    in_mouth: bool = False
    cuts: int = 0
    sheets: int = 0

    @property
    def paper_out(self) -> bool:
        """Tell whether the roll has ended."""
        return self.paper_mm <= 0

    @property
    def near_end(self) -> bool:
        """Tell whether the roll ends soon."""
        return self.paper_mm <= NEAR_END_MM

    @property
    def online(self) -> bool:
        """Tell whether the printer prints what it gets."""
        return self.power and not (self.cover_open or self.paper_out or self.cutter_error)


def real_time_byte(now: Condition, number: int) -> int | None:
    """Return the answer to DLE EOT ``number``, or None where the printer does not know it."""
    match number:
        case 1:
            return 0x12 | (0 if now.online else 0x08)
        case 2:
            return 0x12 | now.cover_open * 0x04 | now.paper_out * 0x20 | now.cutter_error * 0x40
        case 3:
            return 0x12 | now.cutter_error * 0x08
        case 4:
            return 0x12 | now.near_end * 0x0C | now.paper_out * 0x60
        case _:
            return None


def auto_status(now: Condition) -> bytes:
    """Return the four ASB bytes."""
    printer = 0x10 | (0 if now.online else 0x08) | now.cover_open * 0x20
    paper = now.near_end * 0x03 | now.paper_out * 0x0C
    return bytes((printer, now.cutter_error * 0x08, paper, 0x0F))


def presenter_status(now: Condition) -> bytes:
    """Return a kiosk printer's full status."""
    paper = now.paper_out * 0x01 | now.near_end * 0x04 | now.in_mouth * 0x20
    return bytes((0x10, 0x0F, paper, now.cover_open * 0x02, 0x00, now.cutter_error * 0x01))


def paper_byte(now: Condition) -> int:
    """Return the answer to GS r 1."""
    return now.near_end * 0x03 | now.paper_out * 0x0C
