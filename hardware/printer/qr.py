"""The QR of a ticket: how large its dots may be, and its picture for printers that draw none."""

from typing import Any

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from hardware.printer.profile import Profile

_WIDEST_MM = 26
_SMALLEST_DOT, _LARGEST_DOT = 3, 8
_QUIET = 4
# Read by a printer even inside a picture: DLE EOT, DLE ENQ, DLE DC4.
_REAL_TIME = (b"\x10\x04", b"\x10\x05", b"\x10\x14")


def dot_size(text: str, profile: Profile) -> int:
    """Return the largest size of a square, in dots, that keeps the code within a thumb's length on paper."""
    modules = 17 + 4 * _code(text).best_fit(start=1)
    return min(_LARGEST_DOT, max(_SMALLEST_DOT, round(_WIDEST_MM * profile.dots_per_mm) // modules))


def raster_qr(text: str, dot: int) -> bytes:
    """Return the code as a GS v 0 picture in which no byte pair is a real-time command.

    It is moved by a dot, or made smaller, until that is so.
    """
    code = _code(text)
    code.make(fit=True)
    rows = [[bool(square) for square in row] for row in code.get_matrix()]
    pictures = (_raster(rows, size, shift) for size in range(dot, 0, -1) for shift in range(8))
    return next(picture for picture in pictures if not any(pair in picture for pair in _REAL_TIME))


def _code(text: str) -> QRCode[Any]:
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text)
    return code


def _raster(rows: list[list[bool]], dot: int, shift: int) -> bytes:
    quiet = _QUIET * dot
    width = -(-(len(rows) * dot + 2 * quiet + shift) // 8)
    body = b"".join(_packed(row, dot, quiet + shift, width) * dot for row in rows)
    height = len(rows) * dot
    return b"\x1dv0\x00" + width.to_bytes(2, "little") + height.to_bytes(2, "little") + body


def _packed(row: list[bool], dot: int, indent: int, width: int) -> bytes:
    bits = "0" * indent + "".join(("1" if square else "0") * dot for square in row)
    return int(bits.ljust(width * 8, "0"), 2).to_bytes(width, "big")
