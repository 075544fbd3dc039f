"""Slots: start times, free places, and what the officers on duty can serve."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.services import ServiceGroup
from domain.slots import Capacity, Slot, SlotPlan, first_free_slot

NINE = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


def a_slot(id: int = 1, *, minutes: int = 0, capacity: int = 4, taken: int = 0) -> Slot:
    starts_at = NINE + timedelta(minutes=minutes)
    return Slot(id, date(2026, 11, 24), ServiceGroup.REGULAR, starts_at, capacity, taken)


def test_plan_gives_every_start_with_the_last_one() -> None:
    plan = SlotPlan(time(8), time(9), minutes=30, places=4)
    assert plan.starts() == (time(8), time(8, 30), time(9))


def test_plan_whose_last_lies_before_the_first_is_empty() -> None:
    assert SlotPlan(time(9), time(8), minutes=30, places=4).starts() == ()


@given(st.times(), st.times(), st.integers(1, 240))
def test_plan_steps_evenly_within_its_bounds(first: time, last: time, minutes: int) -> None:
    starts = SlotPlan(first, last, minutes, 1).starts()
    of_day = [start.hour * 60 + start.minute for start in starts]
    assert {later - earlier for earlier, later in pairwise(of_day)} <= {minutes}
    assert all(start <= last for start in starts)


@pytest.mark.parametrize(("minutes", "places"), [(0, 1), (15, -1)])
def test_plan_refuses_impossible_figures(minutes: int, places: int) -> None:
    with pytest.raises(ValueError, match="slot plan"):
        SlotPlan(time(8), time(9), minutes, places)


@given(st.integers(0, 100), st.integers(0, 200))
def test_remaining_places_are_never_negative(capacity: int, taken: int) -> None:
    slot = a_slot(capacity=capacity, taken=taken)
    assert slot.remaining == max(capacity - taken, 0)
    assert slot.is_full == (taken >= capacity)


def test_first_free_slot_is_the_earliest_with_a_place() -> None:
    slots = [a_slot(3, minutes=30), a_slot(2, minutes=15), a_slot(1, taken=4)]
    assert first_free_slot(slots, None) == slots[1]
    assert first_free_slot(slots, NINE + timedelta(minutes=16)) == slots[0]
    assert first_free_slot(slots, NINE + timedelta(minutes=15)) == slots[1]
    assert first_free_slot(slots, NINE + timedelta(hours=1)) is None


def test_first_free_slot_of_two_at_once_is_the_lower_id() -> None:
    assert first_free_slot([a_slot(2), a_slot(1)], None) == a_slot(1)


@pytest.mark.parametrize(
    ("capacity", "minutes", "places"),
    [
        (Capacity(officers=4, service_minutes=10, no_show=0.10), 60, 19),
        (Capacity(officers=4, service_minutes=10, no_show=0.10), 15, 4),
        (Capacity(officers=1, service_minutes=15, load=0.75), 60, 2),
        (Capacity(officers=0, service_minutes=10), 60, 0),
    ],
    ids=["four counters an hour", "a quarter hour", "small site", "nobody on duty"],
)
def test_capacity_gives_places(capacity: Capacity, minutes: int, places: int) -> None:
    assert capacity.places(minutes) == places


def test_capacity_caps_the_overbooking() -> None:
    assert Capacity(4, 10, no_show=0.9).places(60) == Capacity(4, 10, no_show=0.2).places(60)
