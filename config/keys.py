"""The office's key files: ``key-<id>.pub`` on every machine, ``key-<id>.key`` only where bookings are made.

A new key gets the next id. Confirmations signed with the key before it stay good, so a key can be changed on a
working day; keys older than those two are no longer trusted.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from config.faults import StartFault
from config.files import write_new

LAST_ID = 255  # one byte in the confirmation
TRUSTED_AT_A_TIME = 2
_FILE_NAME = re.compile(r"key-([1-9][0-9]{0,2})\.pub")


@dataclass(frozen=True)
class KeyFiles:
    """One key of the office: its number and the paths of its two parts."""

    key_id: int
    public: Path
    private: Path

    @property
    def can_sign(self) -> bool:
        """Whether the private part is on this machine."""
        return self.private.exists()


def list_keys(folder: Path) -> tuple[KeyFiles, ...]:
    """Return the keys in ``folder``, the newest first."""
    found = (_FILE_NAME.fullmatch(path.name) for path in folder.glob("key-*.pub"))
    ids = sorted((int(match[1]) for match in found if match), reverse=True)
    return tuple(_files_of(folder, key_id) for key_id in ids if key_id <= LAST_ID)


def make_key(folder: Path) -> KeyFiles:
    """Make the office's next signing key in ``folder``; only its owner may read the private part."""
    folder.mkdir(parents=True, exist_ok=True)
    key_id = max((files.key_id for files in list_keys(folder)), default=0) + 1
    if key_id > LAST_ID:
        raise StartFault(f"{folder} has had all {LAST_ID} keys: start a new folder, and a new office number with it.")
    files = _files_of(folder, key_id)
    key = Ed25519PrivateKey.generate()
    write_new(files.private, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()), mode=0o600)
    write_new(files.public, key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo), mode=0o644)
    return files


def public_keys(folder: Path) -> Mapping[int, Ed25519PublicKey]:
    """Return the keys whose confirmations are trusted: the newest one and the one before it, by id."""
    return {files.key_id: _read_public(files.public) for files in list_keys(folder)[:TRUSTED_AT_A_TIME]}


def signing_key(folder: Path) -> tuple[int, Ed25519PrivateKey] | None:
    """Return the newest key that can sign here with its id, or None on a machine that only reads confirmations."""
    for files in list_keys(folder)[:TRUSTED_AT_A_TIME]:
        if files.can_sign:
            return files.key_id, _read_private(files.private)
    return None


def _files_of(folder: Path, key_id: int) -> KeyFiles:
    return KeyFiles(key_id, folder / f"key-{key_id}.pub", folder / f"key-{key_id}.key")


def _read_public(path: Path) -> Ed25519PublicKey:
    try:
        key = load_pem_public_key(path.read_bytes())
    except (OSError, ValueError, UnsupportedAlgorithm) as error:
        raise _unreadable(path) from error
    if not isinstance(key, Ed25519PublicKey):
        raise _unreadable(path)
    return key


def _read_private(path: Path) -> Ed25519PrivateKey:
    try:
        if path.stat().st_mode & 0o077:
            raise StartFault(f"{path} can be read by others: take their rights away with `chmod 600 {path}`.")
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise _unreadable(path) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise _unreadable(path)
    return key


def _unreadable(path: Path) -> StartFault:
    return StartFault(f"{path} is not a key that can be read here: restore it from its copy, or `loket keys new`.")
