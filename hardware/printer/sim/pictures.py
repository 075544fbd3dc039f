"""Pictures and QR codes as rows of dots. Pure."""

import numpy as np
from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_L, ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode

from hardware.printer.sim.paper import Rows

_CORRECTION = {48: ERROR_CORRECT_L, 49: ERROR_CORRECT_M, 50: ERROR_CORRECT_Q, 51: ERROR_CORRECT_H}


def raster(data: bytes, width_bytes: int) -> Rows:
    """Return a picture stored row by row, eight dots a byte."""
    whole = len(data) // width_bytes * width_bytes if width_bytes else 0
    if not whole:
        return np.zeros((0, 1), dtype=np.bool_)
    bits = np.unpackbits(np.frombuffer(data[:whole], dtype=np.uint8))
    return bits.reshape(-1, width_bytes * 8).astype(np.bool_)


def columns(data: bytes, mode: int) -> Rows:
    """Return an ESC * picture, stored column by column, in the printer's full density."""
    tall = 3 if mode in (32, 33) else 1
    whole = len(data) // tall * tall
    if not whole:
        return np.zeros((0, 1), dtype=np.bool_)
    bits = np.unpackbits(np.frombuffer(data[:whole], dtype=np.uint8))
    upright = bits.reshape(-1, tall * 8).T.astype(np.bool_)
    return np.kron(upright, np.ones((1 if tall == 3 else 3, 1 if mode in (1, 33) else 2), dtype=np.bool_)).astype(
        np.bool_
    )


def qr(text: bytes, dot: int, correction: int) -> Rows | None:
    """Return a QR as dots, or None where the text is more than a code can hold."""
    code = QRCode(error_correction=_CORRECTION.get(correction, ERROR_CORRECT_L), border=0)
    code.add_data(text)
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError):
        return None
    squares = np.array(code.get_matrix(), dtype=np.bool_)
    return np.kron(squares, np.ones((dot, dot), dtype=np.bool_)).astype(np.bool_)
