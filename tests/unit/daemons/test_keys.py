"""What a key means and what its press is called."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from config.devices import KlbBox, KlbLine, ModbusBox, ModbusLine
from daemons.bus.keys import Key, act_of, counters_of, keys_of
from hardware.buttons import Press

KLB = KlbLine(
    name="L1",
    url="klb",
    driver="klb1",
    boxes=(KlbBox(address=3, counter=2), KlbBox(address=4, counter=5, keys={"0": "start", "1": "none", "7": "hold"})),
)
MODBUS = ModbusLine(
    name="L2",
    url="modbus",
    driver="modbus_rtu",
    boxes=(ModbusBox(unit=1, input=0, counter=1), ModbusBox(unit=1, input=4, counter=2, act="recall")),
)
DAY = date(2026, 11, 24)


def test_keys_of_a_klb_line_are_those_of_its_map() -> None:
    assert keys_of(KLB) == {
        ("3", "0"): Key(2, "call_next"),
        ("3", "1"): Key(2, "recall"),
        ("3", "2"): Key(2, "no_show"),
        ("3", "3"): Key(2, "finish"),
        ("4", "0"): Key(5, "start"),
        ("4", "7"): Key(5, "hold"),
    }
    assert counters_of(KLB) == {"3": 2, "4": 5}


def test_input_of_a_modbus_module_is_a_box_with_one_key() -> None:
    assert keys_of(MODBUS) == {("1.0", "0"): Key(1, "call_next"), ("1.4", "0"): Key(2, "recall")}
    assert counters_of(MODBUS) == {"1.0": 1, "1.4": 2}


def test_repeated_press_is_the_same_act() -> None:
    press = Press("L1", "3", "0", 0x7F3C, 12)
    assert act_of(press, DAY) == act_of(Press("L1", "3", "0", 0x7F3C, 12, age_s=0.5), DAY)
    assert act_of(press, DAY).actor == "box:L1/3"


presses = st.builds(
    Press,
    line=st.sampled_from(("L1", "L2")),
    box=st.sampled_from(("1", "11", "1.0")),
    key=st.just("0"),
    epoch=st.integers(0, 0xFFFF),
    number=st.integers(1, 10**6),
)


@given(presses, presses, st.integers(0, 400))
def test_two_presses_never_share_an_act(one: Press, other: Press, days: int) -> None:
    later = DAY + timedelta(days=days)
    same = (one.event_id, days) == (other.event_id, 0)
    assert (act_of(one, DAY).request_id == act_of(other, later).request_id) == same
