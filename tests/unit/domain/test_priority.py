"""Whose turn it is: nobody gains by queueing at night, and nobody waits for ever."""

from collections import Counter, deque
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from domain.priority import FairShare, pick_next, rank_of
from domain.tickets import TicketClass

NINE = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
LATE = timedelta(minutes=15)
OFFSETS = st.timedeltas(timedelta(hours=-8), timedelta(hours=8))
COUNTERS = 3


def _milliseconds(at: datetime) -> int:
    return round(at.timestamp() * 1000)


@pytest.mark.parametrize(
    ("offset", "slot_start", "ranked"),
    [
        (timedelta(minutes=-30), NINE, NINE),
        (LATE, NINE, NINE),
        (LATE + timedelta(milliseconds=1), NINE, NINE + LATE + timedelta(milliseconds=1)),
        (timedelta(0), None, NINE),
    ],
    ids=["early", "just on time", "late", "walk-in"],
)
def test_rank(offset: timedelta, slot_start: datetime | None, ranked: datetime) -> None:
    assert rank_of(now=NINE + offset, slot_start=slot_start, late_after=LATE) == _milliseconds(ranked)


@given(OFFSETS, OFFSETS)
def test_rank_gives_nothing_for_coming_earlier(one: timedelta, other: timedelta) -> None:
    early, later = sorted((one, other))
    ranks = [rank_of(now=NINE + at, slot_start=NINE, late_after=LATE) for at in (early, later)]
    assert min(ranks) >= _milliseconds(NINE)
    assert ranks == sorted(ranks)


@given(OFFSETS, OFFSETS, st.none() | OFFSETS.map(NINE.__add__))
def test_rank_lets_nobody_pass_who_comes_after_the_late_time(
    mine: timedelta, gap: timedelta, slot_start: datetime | None
) -> None:
    my_rank = rank_of(now=NINE + mine, slot_start=None, late_after=LATE)
    newcomer = NINE + mine + LATE + abs(gap)
    assert rank_of(now=newcomer, slot_start=slot_start, late_after=LATE) >= my_rank


def test_pick_next_of_nobody_is_nobody() -> None:
    assert pick_next(None, None, 1, FairShare()) == (None, 0)


def test_pick_next_alternates_as_the_share_says() -> None:
    run, picked = 0, []
    for _ in range(7):
        head, run = pick_next("regular", "priority", run, FairShare(2))
        picked.append(head)
    assert picked == ["priority", "priority", "regular"] * 2 + ["priority"]


def test_pick_next_counts_only_calls_that_pass_somebody_by() -> None:
    assert pick_next(None, "priority", 2, FairShare(2)) == ("priority", 0)
    assert pick_next("regular", None, 2, FairShare(2)) == ("regular", 0)


@pytest.mark.parametrize("share", [0, -1])
def test_share_without_priority_is_refused(share: int) -> None:
    with pytest.raises(ValueError, match="at least one"):
        FairShare(share)


@given(st.integers(1, 4), st.integers(1, 8), st.data())
def test_whole_regular_line_is_called_in_time_under_an_endless_flood(
    in_a_row: int, regulars: int, data: st.DataObject
) -> None:
    bound = regulars * (in_a_row * COUNTERS + 1)
    counters = data.draw(st.lists(st.integers(0, COUNTERS - 1), min_size=bound, max_size=bound))
    waiting, runs = [f"A-{number:03d}" for number in range(regulars)], [0] * COUNTERS
    for counter in counters:
        chosen, runs[counter] = pick_next(next(iter(waiting), None), "P", runs[counter], FairShare(in_a_row))
        waiting = waiting[chosen != "P" :]
    assert waiting == []


class Hall(RuleBasedStateMachine):
    """People of both lines arrive and three counters call, in any order Hypothesis finds."""

    def __init__(self) -> None:
        super().__init__()
        self.names = count()
        self.lines: dict[TicketClass, deque[tuple[TicketClass, int]]] = {line: deque() for line in TicketClass}
        self.runs = [0] * COUNTERS
        self.passed: Counter[int] = Counter()
        self.called: dict[TicketClass, list[int]] = {line: [] for line in TicketClass}

    @initialize(in_a_row=st.integers(1, 4))
    def decide(self, in_a_row: int) -> None:
        self.share = FairShare(in_a_row)

    @rule(line=st.sampled_from(TicketClass))
    def arrive(self, line: TicketClass) -> None:
        self.lines[line].append((line, next(self.names)))

    @precondition(lambda self: any(self.lines.values()))
    @rule(counter=st.integers(0, COUNTERS - 1))
    def call(self, counter: int) -> None:
        regular, priority = (next(iter(self.lines[line]), None) for line in TicketClass)
        chosen, self.runs[counter] = pick_next(regular, priority, self.runs[counter], self.share)
        assert chosen is not None
        line, name = self.lines[chosen[0]].popleft()
        self.called[line].append(name)
        note = {TicketClass.REGULAR: self._new_head, TicketClass.PRIORITY: self._passed_by}
        note[line](counter)

    def _new_head(self, counter: int) -> None:
        self.passed.clear()

    def _passed_by(self, counter: int) -> None:
        self.passed[counter] += bool(self.lines[TicketClass.REGULAR])

    @invariant()
    def regular_head_is_passed_by_each_counter_no_more_than_its_share(self) -> None:
        assert all(times <= self.share.priority_in_a_row for times in self.passed.values())

    @invariant()
    def each_line_is_called_in_its_order(self) -> None:
        assert all(names == sorted(names) for names in self.called.values())


TestHall = Hall.TestCase
TestHall.settings = settings(max_examples=60, stateful_step_count=40)
