"""The ticket printer: what it prints, what it answers, and how an uncertain print is settled."""

from hardware.printer.driver import EscPosPrinter
from hardware.printer.encode import encode_slip, encode_void
from hardware.printer.fake import FakePrinter
from hardware.printer.opening import PrinterSettings, open_printer
from hardware.printer.profile import PROFILES, Level, Profile, UnknownProfile, profile_named
from hardware.printer.protocol import TicketPrinter
from hardware.printer.status import (
    CoverOpen,
    CutterError,
    Fault,
    Fragment,
    NoAnswer,
    NotPrinted,
    PaperOut,
    Printed,
    PrinterError,
    PrinterStatus,
    PrintOutcome,
    Ready,
    Resolution,
    Uncertain,
    Unknown,
    Unresolved,
    may_print,
)
from hardware.printer.timings import Timings

__all__ = [
    "PROFILES",
    "CoverOpen",
    "CutterError",
    "EscPosPrinter",
    "FakePrinter",
    "Fault",
    "Fragment",
    "Level",
    "NoAnswer",
    "NotPrinted",
    "PaperOut",
    "PrintOutcome",
    "Printed",
    "PrinterError",
    "PrinterSettings",
    "PrinterStatus",
    "Profile",
    "Ready",
    "Resolution",
    "TicketPrinter",
    "Timings",
    "Uncertain",
    "Unknown",
    "UnknownProfile",
    "Unresolved",
    "encode_slip",
    "encode_void",
    "may_print",
    "open_printer",
    "profile_named",
]
