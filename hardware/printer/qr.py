"""The QR of a ticket: how large its dots may be, and its picture for printers that draw none."""

from dataclasses import dataclass

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from hardware.printer.profile import Profile

_WIDEST_MM = 26
_SMALLEST_DOT, _LARGEST_DOT = 3, 8
_QUIET = 4
# Read by a printer even inside a picture: DLE EOT, DLE ENQ, DLE DC4.
_REAL_TIME = (b"\x10\x04", b"\x10\x05", b"\x10\x14")


@dataclass(frozen=True)
class QrPlan:
    """A text to print as QR, ``modules`` squares wide, each ``dot`` dots."""

    text: str
    dot: int
    rows: tuple[tuple[bool, ...], ...]

    @property
    def modules(self) -> int:
        """Return how many squares the code is wide."""
        return len(self.rows)


def plan_qr(text: str, profile: Profile) -> QrPlan:
    """Choose the largest dots that keep the code within a thumb's length on paper."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    rows = tuple(tuple(bool(square) for square in row) for row in code.get_matrix())
    room = round(_WIDEST_MM * profile.dots_per_mm)
    dot = min(_LARGEST_DOT, max(_SMALLEST_DOT, room // len(rows)))
    return QrPlan(text, dot, rows)


def raster_qr(plan: QrPlan) -> bytes:
    """Return the code as a GS v 0 picture in which no byte pair is a real-time command."""
    for shift in range(8):
        picture = _raster(plan, shift)
        if not any(pair in picture for pair in _REAL_TIME):
            return picture
    raise ValueError("every position of this picture holds a real-time command")


def _raster(plan: QrPlan, shift: int) -> bytes:
    quiet = _QUIET * plan.dot
    width = -(-(plan.modules * plan.dot + 2 * quiet + shift) // 8)
    lines = [_packed(row, plan.dot, quiet + shift, width) for row in plan.rows]
    body = b"".join(line * plan.dot for line in lines)
    height = plan.modules * plan.dot
    return b"\x1dv0\x00" + width.to_bytes(2, "little") + height.to_bytes(2, "little") + body


def _packed(row: tuple[bool, ...], dot: int, indent: int, width: int) -> bytes:
    bits = "0" * indent + "".join(("1" if square else "0") * dot for square in row)
    return int(bits.ljust(width * 8, "0"), 2).to_bytes(width, "big")
