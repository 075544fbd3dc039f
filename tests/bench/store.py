"""`loket bench store`: what the store costs, as ratios within one run.

docs/bench.md says what each key means. What is compared is measured in turns, so that a disk or a neighbour that slows
down does so for both.
"""

import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path
from statistics import median, quantiles

from db import admin
from domain.services import Stage
from domain.text import Language
from office.check_in import check_in
from office.context import Act, Office
from office.counters import open_counter
from office.outcomes import CheckedIn
from tests.bench import _crew
from tests.bench._bare import BareCheckIns, RawCommits
from tests.bench._crew import Share
from tests.bench._scratch import scratch_folder
from tests.helpers import postgres
from tests.helpers.offices import found_office_at
from tests.races.team import SIZE, Team
from tests.races.workers import BORN, walk_in_all, working

Report = dict[str, float | int | str]


def measure(*, quick: bool) -> Report:
    """Return rates, times and their ratios; keys end in their unit, ratios in the number of processes."""
    team = Team()
    try:
        with scratch_folder() as folder:
            report = {
                **_one_process(folder, rounds=3 if quick else 7, each=40 if quick else 100),
                **_eight_processes(team, folder, rounds=1 if quick else 3, seconds=0.5 if quick else 1.0),
                **_feed(team, new_office(f"sqlite:///{folder}/feed.db"), commits=40 if quick else 200),
            }
        return {"bench": "store", **report, **_on_postgresql(team, quick=quick)}
    finally:
        team.close()


def new_office(url: str) -> str:
    """Found an office in an empty place and return its address."""
    admin.create(url)
    found_office_at(url)
    return url


def _one_process(folder: Path, rounds: int, each: int) -> Report:
    """Compare the product with the bare driver and with raw commits, on the same disk and in turns."""
    ours, theirs = (new_office(f"sqlite:///{folder}/{name}.db") for name in ("ours", "bare"))
    proofs, others = (iter(_crew.book_some(url, range(rounds * each))) for url in (ours, theirs))
    product, by_hand, commits = [], [], []
    with working(ours) as office:
        bare, raw = BareCheckIns(folder / "bare.db", office.keys.public[1]), RawCommits(folder / "raw.db")
        for _ in range(rounds):
            commits.append(_times(raw.commit, each))
            by_hand.append(_times(lambda: bare.check_in(next(others)), each))
            product.append(_times(lambda: _check_in(office, next(proofs)), each))
    bare.close()
    raw.close()
    times = list(chain(*product))
    return {
        "check_ins": len(times),
        "check_in_per_s": _rate(times),
        "check_in_p50_ms": _ms(median(times)),
        "check_in_p99_ms": _ms(quantiles(times, n=100)[98]),
        "bare_sql_per_s": _rate(list(chain(*by_hand))),
        "raw_commit_per_s": _rate(list(chain(*commits))),
        "ratio_to_bare_sql_1": _ratio(product, by_hand),
        "ratio_to_raw_1": _ratio(product, commits),
    }


def _check_in(office: Office, proof: str) -> None:
    outcome = check_in(office, Act.by("bench"), proof, BORN, Language.ID)
    assert isinstance(outcome, CheckedIn), outcome


def _times(work: Callable[[], None], count: int) -> list[float]:
    times = []
    for _ in range(count):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return times


def _eight_processes(team: Team, folder: Path, rounds: int, seconds: float) -> Report:
    """Compare eight processes with one: what they do together, how fair it is, and the longest wait."""
    alone: list[Share] = []
    together: list[list[Share]] = []
    for number in range(rounds):
        url = new_office(f"sqlite:///{folder}/eight-{number}.db")
        lists = _proofs(team, url, enough=int(250 * seconds) + 50)
        alone += team.run(partial(_crew.check_in_for, url, lists[SIZE], seconds))
        together.append(team.run(*(partial(_crew.check_in_for, url, proofs, seconds) for proofs in lists[:SIZE])))
    pairs = list(zip(together, alone, strict=True))
    return {
        "share_8_of_1": round(median(_together(eight) / _together([one]) for eight, one in pairs), 3),
        "fairness_8": round(median(_fairness(shares) for shares in together), 3),
        "wait_max_8_ms": _ms(max(share.worst_s for share in chain(*together))),
    }


def _proofs(team: Team, url: str, enough: int) -> list[list[str]]:
    """Return bookings for eight processes, and half as many as they have together for one more."""
    numbers = range((SIZE + 4) * enough)
    proofs = iter(list(chain(*team.run(*(partial(_crew.book_some, url, numbers[n::SIZE]) for n in range(SIZE))))))
    return [*(list(islice(proofs, enough)) for _ in range(SIZE)), list(proofs)]


def _together(shares: Sequence[Share]) -> float:
    """Return what some processes got done in a second, all together."""
    return sum(share.done / share.seconds for share in shares)


def _fairness(shares: Sequence[Share]) -> float:
    """Return what the slowest got done of what the fastest got."""
    return min(share.done for share in shares) / max(share.done for share in shares)


def _feed(team: Team, url: str, commits: int) -> Report:
    """Return how long after a commit another process has its row, with nudges and without."""
    report: Report = {}
    for name, nudged in (("feed_nudge", True), ("feed_poll", False)):
        report |= _delays(name, team, url, commits, nudged)
    return report


def _delays(name: str, team: Team, url: str, commits: int, nudged: bool) -> Report:
    read, committed = team.run(partial(_crew.read_rows, url, commits, nudged), partial(_crew.write_rows, url, commits))
    late = [max(0.0, there - written) for there, written in zip(read, committed, strict=True)]
    return {f"{name}_p50_ms": _ms(median(late)), f"{name}_p99_ms": _ms(quantiles(late, n=100)[98])}


def _on_postgresql(team: Team, *, quick: bool) -> Report:
    """Measure the same on a server that syncs as a real one does, or say why there is none."""
    seconds = 0.5 if quick else 1.5
    try:
        with postgres.running(durable=True) as server:
            url = new_office(server.new_database("office"))
            return {
                **_clients(team, url, seconds),
                **_delays("postgresql_feed", team, url, 40 if quick else 200, True),
            }
    except postgres.NoPostgres as error:
        return {"postgresql": str(error)}


def _clients(team: Team, url: str, seconds: float) -> Report:
    """Compare four clients with one, for check-ins and for calls."""
    lists = _proofs(team, url, enough=int(120 * seconds))
    alone = team.run(partial(_crew.check_in_for, url, lists[SIZE], seconds))
    four = team.run(*(partial(_crew.check_in_for, url, proofs, seconds) for proofs in lists[:4]))
    _open_counters(url)
    team.run(*(partial(walk_in_all, url, range(5000 * n, 5000 * n + 100)) for n in range(1, 9)))
    one_calls = team.run(partial(_crew.call_for, url, 1, seconds))
    four_call = team.run(*(partial(_crew.call_for, url, counter, seconds) for counter in (1, 2, 3, 4)))
    return {
        "postgresql_check_in_per_s": round(_together(alone), 1),
        "postgresql_share_4_of_1": round(_together(four) / _together(alone), 3),
        "postgresql_call_per_s": round(_together(one_calls), 1),
        "postgresql_call_share_4_of_1": round(_together(four_call) / _together(one_calls), 3),
    }


def _open_counters(url: str) -> None:
    with working(url) as office:
        for counter in (1, 2, 3, 4):
            open_counter(office, Act.by("bench"), counter, f"officer{counter}", [Stage.PRE_CHECK])


def _rate(times: Sequence[float]) -> float:
    return round(len(times) / sum(times), 1)


def _ratio(ours: Sequence[Sequence[float]], theirs: Sequence[Sequence[float]]) -> float:
    """Return how many times the rate of the others ours is, window by window, and of that the middle."""
    return round(median(sum(b) / sum(a) for a, b in zip(ours, theirs, strict=True)), 3)


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 3)
