"""Key files: made once, read back, changed by id, and refused when unsafe or damaged."""

import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from config.faults import StartFault
from config.keys import LAST_ID, list_keys, make_key, public_keys, signing_key


def test_new_key_signs_and_its_public_part_verifies(tmp_path: Path) -> None:
    make_key(tmp_path / "keys")
    signing = signing_key(tmp_path / "keys")
    assert signing is not None
    key_id, private = signing
    assert key_id == 1
    assert public_keys(tmp_path / "keys")[1].verify(private.sign(b"x"), b"x") is None


def test_only_the_owner_can_read_the_private_part(tmp_path: Path) -> None:
    files = make_key(tmp_path)
    assert stat.S_IMODE(files.private.stat().st_mode) == 0o600
    assert stat.S_IMODE(files.public.stat().st_mode) & 0o022 == 0


def test_rotation_trusts_the_newest_two_and_signs_with_the_newest(tmp_path: Path) -> None:
    made = [make_key(tmp_path).key_id for _ in range(3)]
    signing = signing_key(tmp_path)
    assert made == [1, 2, 3]
    assert set(public_keys(tmp_path)) == {2, 3}
    assert signing is not None
    assert signing[0] == 3
    assert [files.key_id for files in list_keys(tmp_path)] == [3, 2, 1]


def test_ids_are_ordered_as_numbers(tmp_path: Path) -> None:
    for _ in range(10):
        make_key(tmp_path)
    assert set(public_keys(tmp_path)) == {9, 10}


def test_machine_without_private_part_verifies_but_cannot_sign(tmp_path: Path) -> None:
    files = make_key(tmp_path)
    files.private.unlink()
    assert signing_key(tmp_path) is None
    assert set(public_keys(tmp_path)) == {1}


def test_missing_folder_holds_no_keys(tmp_path: Path) -> None:
    assert list_keys(tmp_path / "none") == ()
    assert signing_key(tmp_path / "none") is None


def test_names_that_are_no_keys_are_passed_over(tmp_path: Path) -> None:
    for name in ("key-0.pub", "key-x.pub", "key-256.pub", "key-1.pub.bak"):
        (tmp_path / name).touch()
    assert list_keys(tmp_path) == ()


def test_private_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    private = make_key(tmp_path).private
    private.chmod(0o640)
    with pytest.raises(StartFault, match="chmod 600"):
        signing_key(tmp_path)


def test_private_part_left_behind_is_never_overwritten(tmp_path: Path) -> None:
    left = tmp_path / "key-1.key"
    left.write_text("left", encoding="ascii")
    with pytest.raises(StartFault, match="never overwritten"):
        make_key(tmp_path)
    assert left.read_text(encoding="ascii") == "left"


def test_ids_end_with_one_byte(tmp_path: Path) -> None:
    (tmp_path / f"key-{LAST_ID}.pub").touch()
    with pytest.raises(StartFault, match="all 255 keys"):
        make_key(tmp_path)


def test_damaged_keys_are_named(tmp_path: Path) -> None:
    files = make_key(tmp_path)
    files.public.write_bytes(files.public.read_bytes()[:60])
    files.private.write_bytes(b"")
    with pytest.raises(StartFault, match=r"key-1\.pub is not a key"):
        public_keys(tmp_path)
    with pytest.raises(StartFault, match=r"key-1\.key is not a key"):
        signing_key(tmp_path)


def test_keys_of_another_kind_are_refused(tmp_path: Path) -> None:
    files = make_key(tmp_path)
    other = generate_private_key(SECP256R1())
    files.private.write_bytes(other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    files.public.write_bytes(other.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    with pytest.raises(StartFault, match=r"key-1\.pub"):
        public_keys(tmp_path)
    with pytest.raises(StartFault, match=r"key-1\.key"):
        signing_key(tmp_path)
