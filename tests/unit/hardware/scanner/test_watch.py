"""One scan is one event."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hardware.scanner.decode import Decoded
from hardware.scanner.watch import Source, Watch

ONE = Decoded(("PK1:ONE",))
OTHER = Decoded(("PK1:OTHER",))
NOTHING = Decoded()


def test_a_code_in_view_is_one_scan() -> None:
    watch = Watch()
    scans = [watch.see(ONE, at / 30) for at in range(300)]
    assert [scan is not None for scan in scans] == [True] + [False] * 299


def test_a_scan_tells_text_source_and_time() -> None:
    scan = Watch().see(ONE, 2.5)
    assert scan is not None
    assert (scan.text, scan.source, scan.at) == ("PK1:ONE", Source.QR, 2.5)


def test_a_short_blink_is_no_second_scan() -> None:
    watch = Watch()
    watch.see(ONE, 0.0)
    watch.see(NOTHING, 0.5)
    assert watch.see(ONE, 0.9) is None


def test_a_code_shown_again_after_a_second_is_a_new_scan() -> None:
    watch = Watch()
    watch.see(ONE, 0.0)
    watch.see(NOTHING, 0.6)
    assert watch.see(ONE, 1.1) is not None


def test_another_code_is_a_scan_at_once() -> None:
    watch = Watch()
    watch.see(ONE, 0.0)
    assert watch.see(OTHER, 0.1) is not None


def test_two_codes_in_one_view_are_no_scan() -> None:
    assert Watch().see(Decoded(("PK1:ONE", "PK1:OTHER")), 0.0) is None


def test_what_is_still_in_view_after_a_reset_is_not_the_next_persons() -> None:
    watch = Watch()
    watch.see(ONE, 0.0)
    watch.reset(30.0)
    assert watch.see(ONE, 30.5) is None
    assert watch.see(ONE, 31.2) is None


def test_the_same_code_shown_to_the_next_session_is_a_scan() -> None:
    watch = Watch()
    watch.see(ONE, 0.0)
    watch.reset(30.0)
    watch.see(NOTHING, 30.5)
    assert watch.see(ONE, 31.5) is not None


@given(st.lists(st.tuples(st.sampled_from([ONE, OTHER, NOTHING]), st.floats(0.01, 3)), max_size=60))
def test_scans_of_the_same_text_are_further_apart_than_the_memory(seen: list[tuple[Decoded, float]]) -> None:
    watch, now = Watch(), 0.0
    scans = []
    for decoded, pause in seen:
        now += pause
        scans.append(watch.see(decoded, now))
    found = [scan for scan in scans if scan is not None]
    pairs = pairwise(found)
    assert all(first.text != second.text or second.at - first.at > 1.0 for first, second in pairs)
