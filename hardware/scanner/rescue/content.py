"""From corrected data codewords to the bytes that were put into the code."""

from __future__ import annotations

ALPHANUMERIC = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
END, NUMERIC, LETTERS, BYTES = 0b0000, 0b0001, 0b0010, 0b0100
# For versions 1 to 9.
COUNT_BITS = {NUMERIC: 10, LETTERS: 9, BYTES: 8}
PADDING = (0xEC, 0x11)


class NotACode(ValueError):
    """The codewords hold no message."""


class _Bits:
    """Takes bits from the front of the codewords."""

    def __init__(self, codewords: bytes) -> None:
        self._value = int.from_bytes(codewords, "big")
        self.left = len(codewords) * 8

    def take(self, count: int) -> int:
        """Return the next ``count`` bits as a number; raise NotACode where there are fewer."""
        if count > self.left:
            raise NotACode("the message is longer than the code")
        self.left -= count
        return self._value >> self.left & ((1 << count) - 1)


def content_of(codewords: bytes) -> bytes:
    """Return the message; raise NotACode unless everything, up to the padding, is as an encoder writes it."""
    bits = _Bits(codewords)
    out = bytearray()
    while bits.left >= 4 and (mode := bits.take(4)) != END:
        if mode not in COUNT_BITS:
            raise NotACode(f"mode {mode} is not read here")
        out += _segment(bits, mode, bits.take(COUNT_BITS[mode]))
    _check_padding(bits)
    return bytes(out)


def _segment(bits: _Bits, mode: int, count: int) -> bytes:
    if mode == BYTES:
        return bytes(bits.take(8) for _ in range(count))
    if mode == LETTERS:
        return b"".join(_letters(bits, min(2, count - done)) for done in range(0, count, 2))
    return b"".join(_digits(bits, min(3, count - done)) for done in range(0, count, 3))


def _letters(bits: _Bits, count: int) -> bytes:
    value = bits.take(11 if count == 2 else 6)
    if value >= 45**count:
        raise NotACode("no such letters")
    return bytes(ALPHANUMERIC[value // 45**power % 45] for power in range(count - 1, -1, -1))


def _digits(bits: _Bits, count: int) -> bytes:
    value = bits.take(1 + 3 * count)
    if value >= 10**count:
        raise NotACode("no such digits")
    return str(value).zfill(count).encode()


def _check_padding(bits: _Bits) -> None:
    if bits.take(bits.left % 8):
        raise NotACode("the last byte is not filled with zeros")
    for number in range(bits.left // 8):
        if bits.take(8) != PADDING[number % 2]:
            raise NotACode("the padding is wrong")
