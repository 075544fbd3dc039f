"""The master of a KLB/1 line: whom it asks, what it accepts, whom it refuses."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.buttons.klb1 import (
    Event,
    EventKind,
    Frame,
    FrameDecoder,
    Identify,
    Identity,
    Query,
    Report,
    SetAddress,
    encode_frame,
)
from hardware.buttons.master import Master
from hardware.buttons.model import BoxState, Lamp, Press
from hardware.buttons.track import RING, Mark, Timings, seq_of

A, B, C = 0x00AA, 0x00BB, 0x00CC
NEVER = 1e9


def a_master(*addresses: int, marks: dict[int, Mark] | None = None) -> Master:
    return Master("L1", addresses or (3,), Timings(), marks)


def down(seq: int, age: int = 0, key: int = 0) -> Event:
    return Event(seq, key, EventKind.DOWN, age)


def query_of(master: Master, now: float) -> Query:
    (query,) = FrameDecoder().feed(master.send(now))
    assert isinstance(query, Query)
    return query


def tell(master: Master, now: float, *events: Event, epoch: int = A, address: int = 3, held: int = 0) -> list[Press]:
    newest = events[-1].seq if events else 0
    return master.receive(encode_frame(Report(address, newest, epoch, held, events)), now)


def state(master: Master, now: float, box: int = 0) -> BoxState:
    return master.states(now)[box].state


def test_press_is_returned_once_and_acknowledged_from_the_next_query_on() -> None:
    master = a_master()
    assert query_of(master, 0.0) == Query(3, 0, 0, 0)
    assert tell(master, 0.01, down(1, age=2)) == [Press("L1", "3", "0", A, 1, age_s=0.1)]
    assert query_of(master, 0.06) == Query(3, 1, A, 0)
    assert tell(master, 0.07, down(1, age=3)) == []


def test_box_is_asked_every_poll_time_and_the_line_kept_free_for_its_answer() -> None:
    master = a_master()
    query_of(master, 0.0)
    assert master.wait_s(0.0) == pytest.approx(Timings().answer_s)
    assert master.send(0.01) == b""
    tell(master, 0.01)
    assert master.send(0.049) == b""
    assert master.wait_s(0.04) == pytest.approx(0.01)
    assert query_of(master, 0.05).address == 3


def test_boxes_take_turns() -> None:
    master = a_master(3, 4, 5)
    asked = []
    for step in range(6):
        now = step * 0.05
        asked.append(query_of(master, now).address)
        tell(master, now + 0.01, address=asked[-1])
    assert asked == [3, 4, 5, 3, 4, 5]


def test_releases_are_accepted_without_being_presses() -> None:
    master = a_master()
    assert tell(master, 0.0, down(1), Event(2, 0, EventKind.UP, 0)) == [Press("L1", "3", "0", A, 1)]
    assert query_of(master, 0.0).ack == 2


@given(st.integers(1, 2000), st.integers(0, RING - 1))
def test_repeats_are_known_through_every_turn_of_the_sequence(number: int, back: int) -> None:
    master = a_master(marks={3: Mark(A, number)})
    first = tell(master, 0.0, down(seq_of(number)))
    assert [press.number for press in first] == [number]
    assert tell(master, 0.1, down(seq_of(max(1, number - back)))) == []


@given(st.lists(st.integers(1, 3), min_size=1, max_size=300))
def test_names_of_presses_never_repeat_in_an_epoch(sizes: list[int]) -> None:
    master, number, names = a_master(), 0, []
    for size in sizes:
        events = [down(seq_of(number + step)) for step in range(1, size + 1)]
        number += size
        names += [press.event_id for press in tell(master, 0.0, *events)]
    assert names == [f"L1/3/00AA/{count}" for count in range(1, number + 1)]


@given(st.integers(1, 2000), st.integers(0, 120), st.integers(0, RING - 1))
def test_press_keeps_its_name_over_a_restart(number: int, behind: int, back: int) -> None:
    number += behind + back
    mark = Mark(A, number - behind)
    restarted = a_master(marks={3: mark})
    (press,) = tell(restarted, 0.0, down(seq_of(number - back)))
    assert press.number == number - back


def test_mark_of_another_epoch_is_of_no_use() -> None:
    master = a_master(marks={3: Mark(B, 700)})
    (press,) = tell(master, 0.0, down(5))
    assert press.number == 5
    assert master.marks() == {3: Mark(A, 5)}


def test_mark_is_kept_while_the_box_is_away() -> None:
    assert a_master(marks={3: Mark(B, 700)}).marks() == {3: Mark(B, 700)}


@pytest.mark.parametrize(("age", "acted_on"), [(0, 1), (60, 1), (61, 0), (0xFF, 0)])
def test_press_older_than_three_seconds_is_acknowledged_but_not_acted_on(age: int, acted_on: int) -> None:
    master = a_master()
    assert len(tell(master, 0.0, down(1, age=age))) == acted_on
    assert query_of(master, 0.0).ack == 1


def test_events_that_left_the_ring_are_counted_as_lost() -> None:
    master = a_master()
    tell(master, 0.0, down(1))
    assert len(tell(master, 0.1, down(201))) == 1
    assert master.states(0.1)[0].lost == 199


def test_box_that_was_switched_off_starts_from_nothing() -> None:
    master = a_master()
    tell(master, 0.0, down(1), down(2), epoch=A)
    assert [press.epoch for press in tell(master, 1.0, down(1), epoch=B)] == [B]
    assert query_of(master, 1.0) == Query(3, 1, B, 0)
    assert state(master, 1.0) is BoxState.PRESENT


def test_many_restarts_are_no_conflict() -> None:
    master = a_master()
    presses = [press for epoch in range(50) for press in tell(master, epoch * 0.1, down(1), epoch=epoch)]
    assert len(presses) == 50
    assert state(master, 5.0) is BoxState.PRESENT


def test_epoch_that_comes_back_is_a_second_box_and_is_refused() -> None:
    master = a_master()
    tell(master, 0.0, epoch=A)
    tell(master, 0.1, epoch=B)
    assert tell(master, 0.2, down(1), epoch=A) == []
    assert state(master, 0.2) is BoxState.ADDRESS_CONFLICT
    assert query_of(master, 0.2) == Query(3, 1, A, 0)


def test_conflict_ends_when_one_box_alone_has_answered_for_a_while() -> None:
    master = a_master()
    for moment, epoch in enumerate((A, B, A)):
        tell(master, moment * 0.1, epoch=epoch)
    assert state(master, 10.1) is BoxState.ADDRESS_CONFLICT
    assert state(master, 10.3) is BoxState.PRESENT
    assert len(tell(master, 10.3, down(1), epoch=A)) == 1


def test_box_is_absent_after_five_silences_and_asked_seldom_after_three_seconds() -> None:
    master, now, asked = a_master(), 0.0, []
    while now < 20.0:
        asked += [now] * bool(master.send(now))
        now = round(now + 0.01, 2)
    assert state(master, 0.14) is BoxState.NO_ANSWER
    gaps = [later - earlier for earlier, later in pairwise(asked)]
    assert max(gap for gap, at in zip(gaps, asked, strict=False) if at < 2.9) < 0.05
    assert min(gap for gap, at in zip(gaps, asked, strict=False) if at > 3.1) > 0.99


def test_box_is_unknown_until_it_is_asked() -> None:
    assert state(a_master(), 0.0) is BoxState.UNKNOWN


def test_absent_box_comes_back_with_its_first_answer() -> None:
    master = a_master()
    for step in range(300):
        master.send(step * 0.04)
    assert state(master, 12.0) is BoxState.NO_ANSWER
    tell(master, 12.0)
    assert state(master, 12.0) is BoxState.PRESENT


def test_absent_box_does_not_slow_the_others() -> None:
    master, now, asked = a_master(3, 4), 0.0, 0
    while now < 30.0:
        query = FrameDecoder().feed(master.send(now))
        answered = [each for each in query if isinstance(each, Query) and each.address == 3]
        asked += len(answered) * (now > 5.0)
        [tell(master, now + 0.004) for _ in answered]
        now += 0.005
    assert asked >= 25 / 0.05 * 0.9


def test_illegible_answers_are_no_silence() -> None:
    master, asked = a_master(), 0
    for step in range(1000):
        asked += bool(master.send(step * 0.04))
        master.receive(b"\xff\x00:03R", step * 0.04 + 0.01)
    assert asked == 1000
    assert state(master, 40.0) is BoxState.NO_ANSWER


def test_stuck_key_is_a_state_until_it_comes_up() -> None:
    master = a_master()
    tell(master, 0.0, down(1), Event(2, 0, EventKind.STUCK, 0), held=1)
    assert state(master, 0.0) is BoxState.KEY_STUCK
    tell(master, 0.1, held=0)
    assert state(master, 0.1) is BoxState.PRESENT


def test_lamp_is_said_in_every_query() -> None:
    master = a_master()
    master.set_lamp(3, Lamp(0b11, beep=True))
    assert query_of(master, 0.0).lamp == 0x83
    tell(master, 0.01)
    assert query_of(master, 0.05).lamp == 0x83


def test_lost_link_asks_again_at_once() -> None:
    master = a_master()
    query_of(master, 0.0)
    master.link_lost(0.01)
    assert query_of(master, 0.01).address == 3


def test_identities_are_asked_for_and_heard() -> None:
    master = a_master()
    master.identify()
    assert master.wait_s(0.0) == 0.0
    assert FrameDecoder().feed(master.send(0.0)) == [Identify()]
    assert master.send(0.4) == b""
    for uid in (1, 2):
        master.receive(encode_frame(Identity(3, uid, 1)), 0.2)
    assert master.identities == {1: 3, 2: 3}
    assert query_of(master, 0.5).address == 3


def test_address_is_set_and_then_asked_for() -> None:
    master = a_master()
    master.set_address(7, 9)
    first, second = master.send(0.0), master.send(1.0)
    assert FrameDecoder().feed(first + second) == [SetAddress(7, 9), Identify()]


@pytest.mark.parametrize("frame", [Report(9, 1, A, 0, (Event(1, 0, EventKind.DOWN, 0),)), Query(3, 0, 0, 0)])
def test_frames_that_are_not_for_this_master_are_left(frame: Frame) -> None:
    assert a_master().receive(encode_frame(frame), 0.0) == []


def test_master_without_boxes_has_nothing_to_do() -> None:
    master = Master("L1", ())
    assert master.send(0.0) == b""
    assert master.wait_s(0.0) > 0
