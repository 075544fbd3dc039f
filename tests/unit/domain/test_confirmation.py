"""The signed confirmation: round trip, damage, strangers, and the documented vector."""

from datetime import date, timedelta
from pathlib import Path
from re import MULTILINE, search

import pytest
from base45 import b45decode, b45encode
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from domain.confirmation import (
    PAYLOAD_LIMIT,
    Confirmation,
    decode_header,
    encode_header,
    looks_like_confirmation,
    sign,
    verify,
)
from domain.refusals import RefusalReason

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
STRANGER = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
KEYS = {1: KEY.public_key()}
DOCUMENT = Path(__file__).parents[3] / "docs" / "formats" / "confirmation.md"
EXAMPLE = Confirmation(1, 1, 42, date(2026, 11, 24), 36, 1, 1)

CONFIRMATIONS = st.builds(
    Confirmation,
    key_id=st.just(1),
    office=st.integers(0, 0xFFFF),
    serial=st.integers(0, 0xFFFF_FFFF),
    day=st.integers(0, 0xFFFF).map(lambda days: date(2020, 1, 1) + timedelta(days=days)),
    slot_quarter=st.integers(0, 95),
    service_number=st.integers(0, 255),
    issue=st.integers(0, 255),
)


@given(CONFIRMATIONS)
def test_signed_confirmation_comes_back(confirmation: Confirmation) -> None:
    payload = sign(confirmation, KEY)
    assert len(payload) == 124
    assert verify(payload, KEYS, confirmation.office) == confirmation
    assert verify(f" {payload}\n".encode(), KEYS, confirmation.office) == confirmation
    assert decode_header(encode_header(confirmation)) == confirmation


def _payload_of(raw: bytes) -> str:
    return f"PK1:{b45encode(raw).decode('ascii')}"


def test_every_flipped_bit_is_refused() -> None:
    raw = int.from_bytes(b45decode(sign(EXAMPLE, KEY)[4:]))
    damaged = [_payload_of((raw ^ 1 << bit).to_bytes(80)) for bit in range(640)]
    assert {type(verify(payload, KEYS, EXAMPLE.office)) for payload in damaged} == {RefusalReason}


@given(st.integers(4, 123), st.characters(codec="ascii"))
def test_every_changed_character_is_refused(place: int, char: str) -> None:
    payload = sign(EXAMPLE, KEY)
    changed = payload[:place] + char + payload[place + 1 :]
    assert (verify(changed, KEYS, EXAMPLE.office) == EXAMPLE) == (changed == payload)


@given(st.text(max_size=250) | st.text(max_size=250).map("PK1:".__add__) | st.binary(max_size=250))
def test_arbitrary_text_is_unreadable_and_never_fails(payload: str | bytes) -> None:
    assert verify(payload, KEYS, 1) is RefusalReason.CODE_UNREADABLE


@given(st.binary(min_size=80, max_size=80))
def test_arbitrary_bytes_of_the_right_length_are_refused(raw: bytes) -> None:
    assert isinstance(verify(_payload_of(raw), KEYS, 1), RefusalReason)


@given(st.binary(max_size=100).filter(lambda raw: len(raw) != 80))
def test_wrong_lengths_are_unreadable(raw: bytes) -> None:
    assert verify(_payload_of(raw), KEYS, 1) is RefusalReason.CODE_UNREADABLE


def test_long_text_is_refused_before_it_is_decoded() -> None:
    payload = sign(EXAMPLE, KEY)
    padded = payload + " " * (PAYLOAD_LIMIT - len(payload))
    assert verify(padded, KEYS, 1) == EXAMPLE
    assert verify(padded + " ", KEYS, 1) is RefusalReason.CODE_UNREADABLE


def test_confirmation_signed_by_a_stranger_is_forged() -> None:
    assert verify(sign(EXAMPLE, STRANGER), KEYS, 1) is RefusalReason.CODE_FORGED


def test_confirmation_of_a_key_no_longer_held_is_forged() -> None:
    assert verify(sign(EXAMPLE, KEY), {2: KEY.public_key()}, 1) is RefusalReason.CODE_FORGED


def test_confirmation_of_another_office_is_told_apart() -> None:
    assert verify(sign(EXAMPLE, STRANGER), KEYS, 2) is RefusalReason.WRONG_OFFICE


@pytest.mark.parametrize(
    ("place", "value"),
    [(0, 2), (10, 96), (13, 1), (14, 1), (15, 1)],
    ids=["format", "no such quarter hour", "reserved", "reserved", "reserved"],
)
def test_well_signed_header_of_another_form_is_unreadable(place: int, value: int) -> None:
    header = bytearray(encode_header(EXAMPLE))
    header[place] = value
    payload = _payload_of(bytes(header) + KEY.sign(bytes(header)))
    assert verify(payload, KEYS, 1) is RefusalReason.CODE_UNREADABLE


@pytest.mark.parametrize(
    "confirmation",
    [
        Confirmation(256, 1, 1, date(2026, 1, 1), 0, 1, 1),
        Confirmation(1, 65536, 1, date(2026, 1, 1), 0, 1, 1),
        Confirmation(1, 1, 2**32, date(2026, 1, 1), 0, 1, 1),
        Confirmation(1, 1, 1, date(2019, 12, 31), 0, 1, 1),
        Confirmation(1, 1, 1, date(2026, 1, 1), 96, 1, 1),
        Confirmation(1, 1, 1, date(2026, 1, 1), 0, 256, 1),
        Confirmation(1, 1, 1, date(2026, 1, 1), 0, 1, 256),
    ],
    ids=["key", "office", "serial", "day", "slot", "service", "issue"],
)
def test_header_refuses_a_field_that_does_not_fit(confirmation: Confirmation) -> None:
    with pytest.raises(ValueError, match=r"fit|quarter"):
        encode_header(confirmation)


@pytest.mark.parametrize("length", [0, 15, 17])
def test_header_has_sixteen_bytes(length: int) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        decode_header(bytes(length))


def test_looks_like_confirmation_by_its_prefix() -> None:
    assert looks_like_confirmation("  PK1:ABC")
    assert not looks_like_confirmation("BTM-4KX7-M2PA")


def test_payload_fits_the_alphanumeric_mode_of_a_qr() -> None:
    assert set(sign(EXAMPLE, KEY)) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


def _documented(name: str) -> str:
    found = search(rf"^{name}: +`(.+)`$", DOCUMENT.read_text(encoding="utf-8"), MULTILINE)
    assert found is not None
    return found[1]


def test_document_shows_the_vector_this_code_makes() -> None:
    private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(_documented("private key")))
    header = encode_header(EXAMPLE)
    assert header.hex() == _documented("header")
    assert private.public_key().public_bytes_raw().hex() == _documented("public key")
    assert private.sign(header).hex() == _documented("signature")
    assert sign(EXAMPLE, private) == _documented("payload")
    assert verify(_documented("payload"), {1: private.public_key()}, 1) == EXAMPLE
