"""Eight processes at once: exactly one winner each, no gap, no double; and what happens without the locks."""

from collections import Counter
from functools import partial
from itertools import chain

import pytest

from domain.refusals import RefusalReason
from domain.services import Stage
from office.bookings import free_slots
from office.context import Act
from office.counters import open_counter
from office.invariants import check_invariants
from tests.helpers.offices import TODAY
from tests.races import workers
from tests.races.team import SIZE, Team

pytestmark = pytest.mark.processes
EVERYBODY = range(SIZE)


def findings(url: str) -> list[str]:
    with workers.working(url) as office:
        return check_invariants(office)


def open_counters(url: str, *numbers: int) -> None:
    """Open some counters for the check of documents."""
    with workers.working(url) as office:
        for number in numbers:
            open_counter(office, Act.by("race"), number, f"officer{number}", [Stage.PRE_CHECK])


def doubles(found: list[object]) -> list[object]:
    return [value for value, count in Counter(found).items() if count > 1]


# -- check-in --


def test_two_kiosks_and_four_counters_serve_a_thousand_bookings(team: Team, url: str) -> None:
    proofs = list(chain(*team.run(*(partial(workers.book_all, url, range(n, 1000, SIZE)) for n in EVERYBODY))))
    assert len(set(proofs)) == 1000
    with workers.working(url) as office:
        for number, stage in {1: Stage.PRE_CHECK, 2: Stage.PRE_CHECK, 3: Stage.INTERVIEW, 4: Stage.INTERVIEW}.items():
            open_counter(office, Act.by("race"), number, f"officer{number}", [stage])
    kiosks = [partial(workers.check_in_all, url, proofs[:990], seed) for seed in (1, 2)]
    counters = [partial(workers.call_all, url, number, 2 * 990) for number in (1, 2, 3, 4)]
    first, second, *calls = team.run(*kiosks, *counters)
    for proof in proofs[:990]:
        assert sorted(type(answer[proof][1]) is bool for answer in (first, second)) == [False, True]
        assert first[proof][0] == second[proof][0]
    assert sorted(chain(*calls)) == sorted({*chain(*calls)})
    assert len({ticket for ticket, _ in chain(*calls)}) == 990
    assert findings(url) == []


def test_eight_kiosks_check_in_the_same_bookings(team: Team, url: str, scale: int) -> None:
    (proofs,) = team.run(partial(workers.book_all, url, range(60 * scale)))
    answers = team.run(*(partial(workers.check_in_all, url, proofs, seed) for seed in EVERYBODY))
    for proof in proofs:
        told = [answer[proof] for answer in answers]
        assert len({label for label, _ in told}) == 1
        assert Counter(what for _, what in told) == {False: 1, RefusalReason.ALREADY_CHECKED_IN: SIZE - 1}
    assert findings(url) == []


def test_one_act_sent_by_eight_processes_is_one_check_in(team: Team, url: str, scale: int) -> None:
    (proofs,) = team.run(partial(workers.book_all, url, range(30 * scale)))
    answers = team.run(*(partial(workers.check_in_all, url, proofs, seed, "act") for seed in EVERYBODY))
    for proof in proofs:
        told = [answer[proof] for answer in answers]
        assert len({label for label, _ in told}) == 1
        assert Counter(repeated for _, repeated in told) == {False: 1, True: SIZE - 1}
    assert findings(url) == []


# -- numbers --


def test_numbers_have_no_gap_and_no_double(team: Team, url: str, scale: int) -> None:
    each = min(40 * scale, 120)
    labels = list(
        chain(*team.run(*(partial(workers.walk_in_all, url, range(n * each, n * each + each)) for n in EVERYBODY)))
    )
    assert sorted(labels) == [f"L-{number:03d}" for number in range(1, SIZE * each + 1)]
    assert findings(url) == []


def test_control_numbers_without_the_lock_are_given_twice(team: Team, url: str) -> None:
    with workers.working(url) as office, office.store.begin() as tx:
        tx.execute(f"INSERT INTO series VALUES (7, 'L', '{TODAY}', '', 0)")
    naive = partial(
        workers.read_then_write, url, "SELECT last FROM series", "UPDATE series SET last = {0} + 1", times=200
    )
    assert doubles(list(chain(*team.run(*[naive] * SIZE)))) != []


# -- places --


def test_last_place_is_taken_once(team: Team, url: str, scale: int) -> None:
    with workers.working(url, places=1) as office:
        slots = [slot.id for slot in free_slots(office, "baru")][: 25 * scale]
    team_slots = team.run(*(partial(workers.book_slots, url, slots, 1000 * n) for n in EVERYBODY))
    assert sorted(chain(*team_slots)) == slots
    assert findings(url) == []


def test_control_last_place_without_the_lock_is_sold_twice(team: Team, url: str) -> None:
    with workers.working(url, places=100) as office:
        slot = free_slots(office, "baru")[0].id
    naive = partial(
        workers.read_then_write,
        url,
        f"SELECT taken FROM slot WHERE id = {slot} AND taken < capacity",
        f"UPDATE slot SET taken = {{0}} + 1 WHERE id = {slot}",
        times=100,
    )
    assert len(list(chain(*team.run(*[naive] * SIZE)))) > 100


def test_one_person_gets_one_booking(team: Team, url: str, scale: int) -> None:
    people = range(20 * scale)
    answers = team.run(*[partial(workers.book_person, url, people)] * SIZE)
    for told in zip(*answers, strict=True):
        assert Counter(told)[RefusalReason.ALREADY_BOOKED] == SIZE - 1
    assert findings(url) == []


def test_one_act_sent_by_eight_processes_is_one_booking(team: Team, url: str, scale: int) -> None:
    people = range(20 * scale)
    answers = team.run(*[partial(workers.book_person, url, people, "act")] * SIZE)
    assert all(len(set(told)) == 1 for told in zip(*answers, strict=True))
    assert RefusalReason.ALREADY_BOOKED not in set(chain(*answers))
    assert findings(url) == []


# -- calls --


def test_two_counters_that_press_at_once_each_get_a_person(team: Team, url: str, scale: int) -> None:
    rounds = 50 * scale
    team.run(partial(workers.walk_in_all, url, range(2 * rounds)))
    open_counters(url, 1, 2)
    answers = team.run(*(partial(workers.press_together, url, counter, rounds, 2) for counter in (1, 2)))
    called = list(chain(*answers))
    assert not any(isinstance(answer, RefusalReason) for answer in called)
    assert len(set(called)) == 2 * rounds
    assert findings(url) == []


def test_one_person_is_called_to_one_of_four_counters(team: Team, url: str, scale: int) -> None:
    rounds = 30 * scale
    open_counters(url, 1, 2, 3, 4)
    called = team.run(*(partial(workers.press_for_one, url, counter, rounds, 4) for counter in (1, 2, 3, 4)))
    assert sorted(chain(*called)) == list(range(1, rounds + 1))
    assert findings(url) == []


def test_control_person_without_the_lock_is_called_to_two_counters(team: Team, url: str) -> None:
    team.run(partial(workers.walk_in_all, url, range(150)))
    naive = partial(
        workers.read_then_write,
        url,
        "SELECT id FROM ticket WHERE state = 'waiting' ORDER BY id LIMIT 1",
        "UPDATE ticket SET state = 'called' WHERE id = {0}",
        times=150,
    )
    assert doubles(list(chain(*team.run(*[naive] * SIZE)))) != []
