"""Officers: PINs, sign-in, and the lock that grows with wrong tries."""

from datetime import timedelta

import pytest

from domain.clock import FixedClock
from domain.refusals import RefusalReason, Refused
from office.context import Act, Office
from office.officers import FOREVER, add_officer, lock_time, sign_in
from office.outcomes import SignedIn
from tests.helpers.visits import contents, journal_kinds, run_sql

PIN, WRONG = "271828", "314159"


def act() -> Act:
    return Act.by("test")


@pytest.fixture
def siti(office: Office) -> SignedIn:
    """Let Siti work in the office."""
    return add_officer(office, act(), "siti", "Siti Aminah", PIN, "supervisor")


def test_sign_in_with_the_right_pin(office: Office, siti: SignedIn) -> None:
    assert sign_in(office, act(), "siti", PIN, 1) == siti == SignedIn("siti", "Siti Aminah", "supervisor")
    assert journal_kinds(office)[-2:] == ["officer_added", "signed_in"]


def test_no_pin_is_stored(office: Office, siti: SignedIn) -> None:
    sign_in(office, act(), "siti", WRONG, 1)
    everything = repr(contents(office))
    assert PIN not in everything
    assert WRONG not in everything


@pytest.mark.parametrize("pin", ["", "12345", "111111", "121212", "27182a", "٢٧١٨٢٨"])
def test_weak_pins_are_refused(office: Office, pin: str) -> None:
    with pytest.raises(ValueError, match="PIN needs"):
        add_officer(office, act(), "siti", "Siti Aminah", pin)


def test_login_is_given_once(office: Office, siti: SignedIn) -> None:
    with pytest.raises(ValueError, match="taken"):
        add_officer(office, act(), "siti", "Siti Rahma", WRONG)


def test_disabled_officer_is_told_the_same_as_a_wrong_pin(office: Office, siti: SignedIn) -> None:
    run_sql(office, "UPDATE officer SET disabled = 1")
    assert sign_in(office, act(), "siti", PIN, 1) == Refused(RefusalReason.LOGIN_FAILED)


def test_fifth_wrong_try_locks_and_the_right_pin_opens_afterwards(
    office: Office, clock: FixedClock, siti: SignedIn
) -> None:
    outcomes = [sign_in(office, act(), "siti", WRONG, 1) for _ in range(5)]
    opens_at = clock.now() + timedelta(seconds=15)
    assert outcomes[:4] == [Refused(RefusalReason.LOGIN_FAILED)] * 4
    assert outcomes[4] == Refused(RefusalReason.LOGIN_LOCKED, opens_at=opens_at)
    assert sign_in(office, act(), "siti", PIN, 1) == Refused(RefusalReason.LOGIN_LOCKED, opens_at=opens_at)
    clock.advance(timedelta(seconds=15))
    assert sign_in(office, act(), "siti", PIN, 1) == siti
    assert sign_in(office, act(), "siti", WRONG, 1) == Refused(RefusalReason.LOGIN_FAILED)


def test_try_that_runs_beside_the_locking_one_is_locked_too(
    office: Office, siti: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def verifies_while_others_guess(_hash: str, _pin: str) -> bool:
        run_sql(office, "UPDATE officer SET wrong_tries = 5, locked_until = (SELECT at FROM journal WHERE seq = 2)")
        assert isinstance(office.clock, FixedClock)
        office.clock.advance(timedelta(seconds=-1))
        return True

    monkeypatch.setattr("office.officers._verifies", verifies_while_others_guess)
    refused = sign_in(office, act(), "siti", PIN, 1)
    assert isinstance(refused, Refused)
    assert refused.reason is RefusalReason.LOGIN_LOCKED


def test_lock_grows_and_ends_in_one_a_supervisor_must_open() -> None:
    seconds = [lock_time(tries).total_seconds() for tries in range(5, 15)]
    assert seconds == [15 * 2**step for step in range(10)]
    assert lock_time(15) == FOREVER


def test_unknown_login_is_verified_like_a_known_one(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr("office.officers._verifies", lambda pin_hash, pin: bool(asked.append(pin_hash)))
    sign_in(office, act(), "siapa", PIN, 1)
    assert asked[0].startswith("$argon2id$v=19$m=19456,t=2,p=1$")
