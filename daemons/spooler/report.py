"""A printer's status as the office keeps it."""

from daemons.spooler.course import BLOCKED
from domain.devices import DeviceReport, DeviceState
from hardware.printer import (
    CoverOpen,
    CutterError,
    Level,
    NoAnswer,
    PaperOut,
    PrinterError,
    PrinterStatus,
    Ready,
    Unknown,
)

KIND = "printer"
UNPROVED = "unproved"


def report_of(name: str, status: PrinterStatus, level: Level) -> DeviceReport:
    """Return the device report of a status; paper that ends soon is a warning to staff.

    Of a printer that is well staff learn when it cannot prove its tickets.
    """
    unproved = level == Level.STATUS and status == Ready()
    return DeviceReport(name, KIND, _state_of(status), UNPROVED if unproved else status.code)


def blocked_report(name: str) -> DeviceReport:
    """Return the alarm of a printer that seems well and does not bring a ticket out: a person has to look."""
    return DeviceReport(name, KIND, DeviceState.FAULT, BLOCKED)


def _state_of(status: PrinterStatus) -> DeviceState:
    match status:
        case Ready(paper_low=True):
            return DeviceState.WARNING
        case Ready() | Unknown():
            return DeviceState.OK
        case NoAnswer():
            return DeviceState.OFFLINE
        case PaperOut() | CoverOpen() | CutterError() | PrinterError():
            return DeviceState.FAULT
