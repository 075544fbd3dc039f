"""A printer's status as the office keeps it."""

from daemons.spooler.course import BLOCKED
from domain.devices import DeviceReport, DeviceState
from hardware.printer import CoverOpen, CutterError, NoAnswer, PaperOut, PrinterError, PrinterStatus, Ready, Unknown

KIND = "printer"


def report_of(name: str, status: PrinterStatus) -> DeviceReport:
    """Return the device report of a status; paper that ends soon is a warning to staff."""
    return DeviceReport(name, KIND, _state_of(status), status.code)


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
