"""The limit on guessing."""

from kiosk.tries import Tries


def test_five_wrong_tries_are_enough_for_a_while() -> None:
    tries = Tries()
    for second in range(5):
        assert not tries.are_used_up(second)
        tries.note_wrong(second)
    assert tries.are_used_up(299.0)
    assert not tries.are_used_up(300.0)
