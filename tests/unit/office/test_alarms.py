"""Alarms: raised once, seen by all, open until somebody says that he goes there."""

from datetime import timedelta

from domain.clock import FixedClock
from domain.refusals import RefusalReason, Refused
from office.alarms import Alarm, acknowledge, open_alarms, raise_alarm
from office.context import Act, Office
from office.devices import devices
from tests.helpers.visits import journal_kinds


def act() -> Act:
    """Return a new act of an officer."""
    return Act.by("officer:siti")


def test_an_alarm_is_open_until_it_is_acknowledged(office: Office, clock: FixedClock) -> None:
    raise_alarm(office, act(), 3)
    clock.advance(timedelta(seconds=20))
    raise_alarm(office, act(), 1)
    first = Alarm(3, clock.now() - timedelta(seconds=20))
    assert open_alarms(office) == (first, Alarm(1, clock.now()))
    assert acknowledge(office, act(), 3) is True
    assert open_alarms(office) == (Alarm(1, clock.now()),)


def test_a_second_press_changes_nothing(office: Office, clock: FixedClock) -> None:
    first = raise_alarm(office, act(), 3)
    clock.advance(timedelta(seconds=2))
    assert raise_alarm(office, act(), 3) == first
    assert journal_kinds(office)[-1:] == ["alarm_raised"]
    assert journal_kinds(office).count("alarm_raised") == 1


def test_acts_that_are_sent_again_get_their_first_answer(office: Office) -> None:
    raising, answering = act(), act()
    first = raise_alarm(office, raising, 3)
    acknowledge(office, answering, 3)
    assert raise_alarm(office, raising, 3) == first
    assert acknowledge(office, answering, 3) is True
    assert open_alarms(office) == ()


def test_there_is_nothing_to_acknowledge_twice(office: Office) -> None:
    raise_alarm(office, act(), 3)
    acknowledge(office, act(), 3)
    assert acknowledge(office, act(), 3) is False
    assert journal_kinds(office).count("alarm_acknowledged") == 1


def test_an_alarm_can_be_raised_again(office: Office) -> None:
    raise_alarm(office, act(), 3)
    acknowledge(office, act(), 3)
    raise_alarm(office, act(), 3)
    assert [alarm.counter for alarm in open_alarms(office)] == [3]


def test_a_counter_that_does_not_exist_cannot_call(office: Office) -> None:
    assert raise_alarm(office, act(), 99) == Refused(RefusalReason.COUNTER_CLOSED, label="99")


def test_an_alarm_is_no_device(office: Office) -> None:
    raise_alarm(office, act(), 3)
    assert devices(office) == ()
