"""From status bytes to what is wrong. Pure; the bits are in docs/formats/escpos.md."""

from hardware.printer.answers import AutoStatus
from hardware.printer.status import CoverOpen, CutterError, PaperOut, PrinterError, Ready, Unknown

_PORT_PAPER_EMPTY, _PORT_SELECTED, _PORT_NO_ERROR = 0x20, 0x10, 0x08

Told = Ready | PaperOut | CoverOpen | CutterError | PrinterError


def status_from_bytes(printer: int, offline: int, error: int, paper: int) -> Told:
    """Return what the four DLE EOT answers say together."""
    if offline & 0x04:
        return CoverOpen()
    if offline & 0x20 or paper & 0x60:
        return PaperOut()
    if error & 0x08:
        return CutterError()
    if printer & 0x08 or error & 0x64 or offline & 0x40:
        return PrinterError()
    return Ready(paper_low=bool(paper & 0x0C))


def status_from_auto(auto: AutoStatus) -> Told:
    """Return what the status sent unasked says."""
    if auto.printer & 0x20:
        return CoverOpen()
    if auto.paper & 0x0C:
        return PaperOut()
    if auto.error & 0x08:
        return CutterError()
    if auto.printer & 0x08 or auto.error & 0x64:
        return PrinterError()
    return Ready(paper_low=bool(auto.paper & 0x03))


def status_from_port(status: int) -> PaperOut | PrinterError | Unknown:
    """Return what GET_PORT_STATUS of USB says: it knows of paper and of trouble, and no more."""
    if status & _PORT_PAPER_EMPTY:
        return PaperOut()
    fine = _PORT_SELECTED | _PORT_NO_ERROR
    return Unknown() if status & fine == fine else PrinterError()
