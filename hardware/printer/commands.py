"""The ESC/POS commands we send around a ticket; the formats are in docs/formats/escpos.md."""

RESET = b"\x1b@"
FEED_AND_CUT = b"\x1dVB\x00"  # feeds to the blade by itself, so the distance need not be known
AUTO_STATUS_ON = b"\x1da\x0e"  # on line, errors, paper; not the drawer
PAPER_FENCE = b"\x1dr\x01"
CLEAR_BUFFERS = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
RESUME_AFTER_ERROR = b"\x10\x05\x01"
CLEAR_AFTER_ERROR = b"\x10\x05\x02"
CUT_COUNTER = b"\x1dg2\x00\xb2\x00"
PRESENTER_STATUS = b"\x10\x04\x14"
PRESENT = b"\x1de\x03\x14"  # push the cut ticket out of the mouth and hold it there
EJECT = b"\x1de\x05"


def ask_status(number: int) -> bytes:
    """Return DLE EOT ``number``: 1 printer, 2 off line, 3 error, 4 paper."""
    return bytes((0x10, 0x04, number))


def process_id(mark: str) -> bytes:
    """Return the request to answer ``mark`` (four characters) once all before it is printed."""
    code = mark.encode("ascii")
    if len(code) != 4:
        raise ValueError(f"a process id has four characters, not {mark!r}")
    return b"\x1d(H\x06\x0000" + code


def feed_dots(dots: int) -> bytes:
    """Return ESC J: print what is in the line and feed ``dots`` (0 to 255)."""
    return b"\x1bJ" + bytes((dots,))


def letter_spacing(dots: int) -> bytes:
    """Return ESC SP: empty dots behind each character."""
    return b"\x1b " + bytes((dots,))


def line_spacing(dots: int) -> bytes:
    """Return ESC 3: the distance of two lines of text."""
    return b"\x1b3" + bytes((dots,))
