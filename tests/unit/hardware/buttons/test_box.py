"""The box's side of KLB/1: bounce, ring, acknowledgement, lamp."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.buttons.box import Box
from hardware.buttons.klb1 import (
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
from hardware.buttons.model import Lamp, Pattern

EPOCH = 0x7F3C


def a_box(address: int = 3) -> Box:
    return Box(address, uid=0xA1B2C3D4, epoch=EPOCH)


def ask(box: Box, now: float, ack: int = 0, epoch: int = EPOCH, lamp: int = 0) -> Report:
    box.receive(encode_frame(Query(box.address, ack, epoch, lamp)), now)
    (report,) = said(box, now + box.turnaround_s)
    assert isinstance(report, Report)
    return report


def said(box: Box, now: float) -> list[Frame]:
    return FrameDecoder().feed(box.send(now), now)


def press(box: Box, at: float, key: int = 0) -> None:
    box.set_contact(key, True, at)
    box.send(at + 0.03)
    box.set_contact(key, False, at + 0.1)
    box.send(at + 0.13)


def test_press_is_one_down_and_one_up() -> None:
    box = a_box()
    press(box, 1.0, key=2)
    events = ask(box, 2.0).events
    assert [(event.seq, event.key, event.kind) for event in events] == [(1, 2, EventKind.DOWN), (2, 2, EventKind.UP)]


@given(st.lists(st.floats(0.0005, 0.019), min_size=1, max_size=30))
def test_bounces_make_no_further_press(gaps: list[float]) -> None:
    box, now = a_box(), 1.0
    for count, gap in enumerate(gaps):
        box.set_contact(0, count % 2 == 0, now)
        now += gap
    box.set_contact(0, True, now)
    box.send(now + 0.05)
    assert [event.kind for event in ask(box, now + 0.06).events] == [EventKind.DOWN]


def test_contact_shorter_than_the_debounce_time_is_no_press() -> None:
    box = a_box()
    box.set_contact(0, True, 1.0)
    box.set_contact(0, False, 1.015)
    assert ask(box, 2.0).events == ()


def test_event_grows_old_in_steps_of_50_ms_and_stops_at_the_oldest() -> None:
    box = a_box()
    box.set_contact(0, True, 1.0)
    box.send(1.02)
    assert ask(box, 1.13).events[0].age == 2
    assert ask(box, 100.0).events[0].age == 0xFF


def test_events_are_repeated_until_they_are_acknowledged() -> None:
    box = a_box()
    press(box, 1.0)
    assert [event.seq for event in ask(box, 2.0).events] == [1, 2]
    assert [event.seq for event in ask(box, 2.1).events] == [1, 2]
    assert [event.seq for event in ask(box, 2.2, ack=1).events] == [2]
    assert ask(box, 2.3, ack=2).events == ()


@pytest.mark.parametrize(("ack", "epoch"), [(2, EPOCH + 1), (0, EPOCH), (77, EPOCH)])
def test_acknowledgement_of_something_else_drops_nothing(ack: int, epoch: int) -> None:
    box = a_box()
    press(box, 1.0)
    assert len(ask(box, 2.0, ack=ack, epoch=epoch).events) == 2


def test_full_ring_drops_the_oldest() -> None:
    box = a_box()
    for count in range(10):
        press(box, 1.0 + count)
    report = ask(box, 20.0)
    assert report.newest == 20
    assert [event.seq for event in report.events] == [5, 6, 7]


def test_sequence_goes_from_255_to_1() -> None:
    box = a_box()
    for count in range(128):
        press(box, 1.0 + count)
    assert ask(box, 200.0).newest == 1


def test_key_held_for_ten_seconds_is_stuck_once() -> None:
    box = a_box()
    box.set_contact(4, True, 1.0)
    box.send(1.03)
    for tenth in range(300):
        box.send(2.0 + tenth / 10)
    report = ask(box, 40.0)
    assert [event.kind for event in report.events] == [EventKind.DOWN, EventKind.STUCK]
    assert report.held == 1 << 4


def test_lamp_is_as_told_and_blinks_slowly_when_nobody_asks() -> None:
    box = a_box()
    lamp = Lamp(0b0101, Pattern.FAST, beep=True)
    ask(box, 1.0, lamp=lamp.to_byte())
    assert box.lamp(2.9) == lamp
    assert box.lamp(3.1) == Lamp(0b0001, Pattern.SLOW)


def test_box_answers_only_to_its_own_address() -> None:
    box = a_box(address=3)
    box.receive(encode_frame(Query(4, 0, EPOCH, 0)), 1.0)
    assert box.send(2.0) == b""
    assert box.wait_s(2.0) is None


def test_box_says_who_it_is_in_its_slot() -> None:
    box = a_box()
    box.receive(encode_frame(Identify()), 1.0)
    slot = 0xA1B2C3D4 % 16 * 0.025
    assert said(box, 1.0 + slot - 0.001) == []
    assert said(box, 1.0 + slot + 0.002) == [Identity(3, 0xA1B2C3D4, 1)]


def test_box_takes_an_address_meant_for_its_number() -> None:
    box = a_box()
    box.receive(encode_frame(SetAddress(0xA1B2C3D4, 5)), 1.0)
    box.receive(encode_frame(SetAddress(0xFFFFFFFF, 9)), 1.1)
    assert box.address == 5


def test_box_wakes_for_its_answer_and_for_a_bouncing_contact() -> None:
    box = a_box()
    assert box.wait_s(1.0) is None
    box.set_contact(0, True, 1.0)
    assert box.wait_s(1.0) == pytest.approx(0.02)
    box.receive(encode_frame(Query(3, 0, EPOCH, 0)), 1.0)
    assert box.wait_s(1.0) == pytest.approx(0.001)
