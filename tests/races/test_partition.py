"""Three kiosks whose server is cut off and healed at random, with answers swallowed and processes killed.

``LOKET_RACES_SCALE=3`` is the full measure: 30 cuts and 900 people, about a minute and a half.
"""

from collections import Counter
from pathlib import Path

import pytest

from office.context import Office
from office.invariants import check_invariants
from office.papers import void_papers
from tests.helpers import postgres
from tests.helpers.partitions import Country, a_country, harm

pytestmark = [pytest.mark.postgres, pytest.mark.processes]

CUTS = 10
PEOPLE = 300
SEED = 20261124
LONGEST_WAIT_S = 4.0
# Those who were called in vain meanwhile are too late; all others have their number.
SEEN_BEFORE = {"already_checked_in", "too_late"}


def tickets(office: Office) -> list[tuple[int, str, str]]:
    """Return booking, number and state of every ticket at the server."""
    with office.store.read() as tx:
        rows: list[tuple[int, str, str]] = tx.execute("SELECT booking, label, state FROM ticket").fetchall()
        return rows


def given(country: Country) -> list[tuple[int, str]]:
    """Return booking and number of everything a kiosk told a person."""
    return [(said["serial"], said["label"]) for kiosk in country.kiosks for said in kiosk.answers() if "label" in said]


def test_nobody_is_lost_between_kiosks_and_a_server_that_comes_and_goes(tmp_path: Path, scale: int) -> None:
    with postgres.running(durable=True) as server, a_country(server, tmp_path, PEOPLE * scale) as country:
        country.begin()
        done = harm(country, server, CUTS * scale, SEED)
        assert country.end() == [0, 0, 0], country.said()
        answers = [said for kiosk in country.kiosks for said in kiosk.answers()]
        refused = Counter(said["refused"] for said in answers if "refused" in said)
        stored = tickets(country.office)
        live = Counter(booking for booking, _, state in stored if state != "void")
        void = {label for _, label, state in stored if state == "void"}
        waits = sorted(said["wait_s"] for said in answers)
        print_figures(country, done, refused, waits, len(stored))

        assert set(refused) <= SEEN_BEFORE, "nobody is refused for the server's sake"
        assert len(sent_away(country)) <= sum(kiosk.lives - 1 for kiosk in country.kiosks), "but before a dead kiosk"
        assert set(given(country)) <= {(booking, label) for booking, label, _ in stored}, "what was told is there"
        assert {booking for booking, _ in given(country)} <= set(live)
        assert set(live.values()) == {1}
        assert {paper.label for paper in void_papers(country.office)} == void, "every paper is explained"
        assert check_invariants(country.office) == [], "no gap and no double in any series, the chain whole"
        assert waits[-1] <= LONGEST_WAIT_S


def sent_away(country: Country) -> set[int]:
    """Return the bookings that were refused as seen before, though nobody was ever told a number for them."""
    told = {booking for booking, _ in given(country)}
    return {said["serial"] for kiosk in country.kiosks for said in kiosk.answers() if "refused" in said} - told


def print_figures(country: Country, done: list[str], refused: Counter[str], waits: list[float], stored: int) -> None:
    """Say what was measured; shown by ``pytest -s``."""
    told = given(country)
    alone = [label for _, label in told if label.count("-") == 2]
    print(f"\ncuts {len(done)}: {dict(Counter(done))}; lives of kiosks {[kiosk.lives for kiosk in country.kiosks]}")
    print(f"numbers told {len(told)}, of them alone {len(alone)}; refused {dict(refused)}; tickets {stored}")
    print(f"fates {dict(Counter(paper.fate.value for paper in void_papers(country.office)))}")
    print(f"calls {country.calls}, counters without server {country.silences}")
    print(f"waits p50 {waits[len(waits) // 2]:.3f} p99 {waits[len(waits) * 99 // 100]:.3f} worst {waits[-1]:.3f} s")
