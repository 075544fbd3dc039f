"""Officers: who may work at a counter, by login and PIN."""

from datetime import timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from db import StoreConflict, journal
from db.queries import officers as rows
from db.queries.officers import OfficerRow
from domain.refusals import RefusalReason, Refused
from office.context import Act, Office, record
from office.outcomes import SignedIn

FREE_TRIES = 5
FIRST_LOCK = timedelta(seconds=15)
# After this many wrong tries only a supervisor opens the login again.
LAST_TRY = 15
FOREVER = timedelta(days=3650)
PIN_DIGITS = 6
# argon2id, 19 MiB and two passes: OWASP's smallest recommended setting, about 0.2 s on a small machine.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def add_officer(office: Office, act: Act, login: str, name: str, pin: str, role: str = "officer") -> SignedIn:
    """Let an officer work here; raises ValueError for a weak PIN or a login that is taken."""
    if len(pin) < PIN_DIGITS or not pin.isascii() or not pin.isdigit() or len(set(pin)) < 3:
        raise ValueError(f"the PIN needs at least {PIN_DIGITS} digits, at least three of them different")
    row = OfficerRow(login, name, role, _HASHER.hash(pin), 0, None, 0)
    try:
        with office.store.begin() as tx:
            if journal.find_request(tx, act.request_id) is None:
                rows.add(tx, row)
                record(office, tx, act, "officer_added", f"officer:{login}", {"role": role})
    except StoreConflict as error:
        raise ValueError(f"the login {login} is taken") from error
    return SignedIn(login, name, role)


def sign_in(office: Office, act: Act, login: str, pin: str, counter: int) -> SignedIn | Refused:
    """Check login and PIN; from the fifth wrong try in a row the login is locked for longer and longer.

    The slow hash runs outside the transaction. An unknown login takes as long as a wrong PIN.
    """
    with office.store.read() as tx:
        known = rows.by_login(tx, login)
    if known is not None and (locked := _locked(office, known)):
        return locked
    right = _verifies(known.pin_hash if known else _decoy(), pin)
    if known is None:
        return Refused(RefusalReason.LOGIN_FAILED)
    return _note_try(office, act, known, counter, right=right and not known.disabled)


def _note_try(office: Office, act: Act, known: OfficerRow, counter: int, *, right: bool) -> SignedIn | Refused:
    with office.store.begin() as tx:
        row = rows.lock(tx, known.login)
        assert row is not None, "officers are disabled, never deleted"
        if done := journal.find_request(tx, act.request_id):
            return _first_answer(office, row, done.kind)
        if locked := _locked(office, row):  # by tries that ran beside this one
            return locked
        if right:
            rows.save_tries(tx, row.login, 0, None)
            record(office, tx, act, "signed_in", f"officer:{row.login}", {"counter": counter})
            return SignedIn(row.login, row.name, row.role)
        tries = row.wrong_tries + 1
        locked_until = None if tries < FREE_TRIES else office.now() + lock_time(tries)
        rows.save_tries(tx, row.login, tries, locked_until)
        record(office, tx, act, "sign_in_failed", f"officer:{row.login}", {"counter": counter, "tries": tries})
        return _locked(office, row._replace(locked_until=locked_until)) or Refused(RefusalReason.LOGIN_FAILED)


def _first_answer(office: Office, row: OfficerRow, kind: str) -> SignedIn | Refused:
    if kind == "signed_in":
        return SignedIn(row.login, row.name, row.role)
    return _locked(office, row) or Refused(RefusalReason.LOGIN_FAILED)


def _locked(office: Office, row: OfficerRow) -> Refused | None:
    if row.locked_until is None or office.now() >= row.locked_until:
        return None
    return Refused(RefusalReason.LOGIN_LOCKED, opens_at=row.locked_until)


def lock_time(tries: int) -> timedelta:
    """Return how long a login is locked after so many wrong tries in a row."""
    return FOREVER if tries >= LAST_TRY else FIRST_LOCK * 2 ** (tries - FREE_TRIES)


def _verifies(pin_hash: str, pin: str) -> bool:
    try:
        return _HASHER.verify(pin_hash, pin)
    except VerifyMismatchError:
        return False


@cache
def _decoy() -> str:
    return _HASHER.hash("no officer has this PIN")
