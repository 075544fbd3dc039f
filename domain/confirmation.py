"""The signed confirmation in the QR: 16 bytes of header and an Ed25519 signature, without personal data.

The form is written byte by byte in docs/formats/confirmation.md.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import base45
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from domain.reasons import RefusalReason

PREFIX = "PK1:"
FORMAT = 1
HEADER_BYTES = 16
SIGNATURE_BYTES = 64
PAYLOAD_LIMIT = 200
QUARTERS_A_DAY = 96

_HEADER = struct.Struct(">BBHIHBBB3s")
_FIRST_DAY = date(2020, 1, 1)
_RESERVED = bytes(3)


@dataclass(frozen=True)
class Confirmation:
    """What a confirmation says: which booking of which office, and when."""

    key_id: int
    office: int
    serial: int
    day: date
    slot_quarter: int
    service_number: int
    issue: int


def encode_header(confirmation: Confirmation) -> bytes:
    """Return the 16 signed bytes; raise ``ValueError`` where a field does not fit."""
    if not 0 <= confirmation.slot_quarter < QUARTERS_A_DAY:
        raise ValueError(f"slot {confirmation.slot_quarter} is not a quarter hour of a day")
    try:
        return _HEADER.pack(
            FORMAT,
            confirmation.key_id,
            confirmation.office,
            confirmation.serial,
            (confirmation.day - _FIRST_DAY).days,
            confirmation.slot_quarter,
            confirmation.service_number,
            confirmation.issue,
            _RESERVED,
        )
    except struct.error as error:
        raise ValueError(f"a field does not fit the confirmation: {error}") from error


def decode_header(header: bytes) -> Confirmation:
    """Read the 16 bytes; raise ``ValueError`` where they are not of this form."""
    if len(header) != HEADER_BYTES:
        raise ValueError(f"a header has {HEADER_BYTES} bytes, not {len(header)}")
    form, key_id, office, serial, days, quarter, service, issue, reserved = _HEADER.unpack(header)
    if form != FORMAT or reserved != _RESERVED or quarter >= QUARTERS_A_DAY:
        raise ValueError("the header is not of this form")
    return Confirmation(key_id, office, serial, _FIRST_DAY + timedelta(days=days), quarter, service, issue)


def sign(confirmation: Confirmation, private_key: Ed25519PrivateKey) -> str:
    """Return the text of the QR for a booking."""
    header = encode_header(confirmation)
    encoded: bytes = base45.b45encode(header + private_key.sign(header))
    return PREFIX + encoded.decode("ascii")


def looks_like_confirmation(text: str) -> bool:
    """Whether a scanned text claims to be a confirmation, so that only it is verified."""
    return text.strip().startswith(PREFIX)


def verify(payload: str | bytes, keys: Mapping[int, Ed25519PublicKey], office: int) -> Confirmation | RefusalReason:
    """Return what a scanned text proves, or why it proves nothing.

    Another office signs with a key that is not held here, so its paper is told apart by the header
    alone: it cannot be trusted, but nothing is issued for it anyway.
    """
    raw = unwrap(payload)
    if raw is None:
        return RefusalReason.CODE_UNREADABLE
    header, signature = raw[:HEADER_BYTES], raw[HEADER_BYTES:]
    try:
        confirmation = decode_header(header)
    except ValueError:
        return RefusalReason.CODE_UNREADABLE
    if confirmation.office != office:
        return RefusalReason.WRONG_OFFICE
    key = keys.get(confirmation.key_id)
    if key is None or not _is_signed(header, signature, key):
        return RefusalReason.CODE_FORGED
    return confirmation


def unwrap(payload: str | bytes) -> bytes | None:
    """Return the 80 bytes inside a payload, None where it is not one."""
    text = payload.decode("latin-1") if isinstance(payload, bytes) else payload
    if len(text) > PAYLOAD_LIMIT or not looks_like_confirmation(text):
        return None
    body = text.strip()[len(PREFIX) :]
    try:
        raw: bytes = base45.b45decode(body.encode("ascii"))
    except ValueError:
        return None
    return raw if len(raw) == HEADER_BYTES + SIGNATURE_BYTES else None


def _is_signed(header: bytes, signature: bytes, key: Ed25519PublicKey) -> bool:
    try:
        key.verify(signature, header)
    except InvalidSignature:
        return False
    return True
