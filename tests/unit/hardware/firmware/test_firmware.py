"""The reference firmware: it compiles strictly, passes the vectors, and does what the box in Python does."""

import re
import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config.devices import KlbBox, KlbLine
from hardware.buttons import BoxState, Lamp, open_line, wait_for
from hardware.buttons.box import Box
from hardware.buttons.klb1 import Frame, Identify, Identity, Query, Report, SetAddress, decode_frame, encode_frame
from hardware.buttons.sim.__main__ import play
from hardware.buttons.sim.klb import KlbLineSimulator
from hardware.buttons.sim.soak import Soak
from hardware.simulation import ControlPipe, Noise, StateFile, send_command
from tests.helpers.firmware import SOURCES, STRICT, FirmwareBox, compiler, firmware
from tests.helpers.running import wait_until

__all__ = ["firmware"]

ARDUINO = Path(__file__).resolve().parents[3] / "helpers" / "arduino"
DOCUMENT = Path(__file__).resolve().parents[4] / "docs/formats/klb1.md"
VECTORS = [line.encode() + b"\r\n" for line in re.findall(r"^\| `(:[^`]+)` \|", DOCUMENT.read_text("utf-8"), re.M)]
# Steps that never make exactly 20 ms or 2 s: what happens just then depends on the last bit of a float.
STEP_MS = 3
A_HAIR = 1 + 1e-9


@pytest.fixture
def box(firmware: Path) -> Iterator[FirmwareBox]:
    """Give the box of the document's vectors."""
    with closing(FirmwareBox(firmware, 3, 0xA1B2C3D4, 0x7F3C)) as made:
        yield made


def ask(box: FirmwareBox, frame: Frame, now: float) -> Frame | None:
    box.receive(encode_frame(frame), now)
    return decode_frame(box.send(now + 0.4))


def test_sketch_compiles_for_a_board_like_an_arduino(tmp_path: Path) -> None:
    sketch = SOURCES / "klb1_box" / "klb1_box.ino"
    command = [compiler("g++", "clang++"), "-std=c++11", "-fsyntax-only", *STRICT, "-I", str(ARDUINO)]
    made = subprocess.run(
        [*command, "-include", "Arduino.h", "-x", "c++", str(sketch)], capture_output=True, text=True, timeout=120
    )
    assert made.returncode == 0, made.stderr


def test_vectors_of_the_document_are_heard_and_said(box: FirmwareBox) -> None:
    queries = [VECTORS[0], VECTORS[1]]
    box.receive(queries[0], 1.0)
    assert decode_frame(box.send(1.001)) == Report(3, 0, 0x7F3C, 0)
    box.set_contact(0, True, 2.0)
    box.receive(queries[0], 2.02)
    assert box.send(2.021) == VECTORS[2]
    box.receive(queries[1], 2.1)
    assert decode_frame(box.send(2.101)) == Report(3, 1, 0x7F3C, 1)
    assert box.lamp(2.2) == Lamp(1)
    box.receive(VECTORS[3], 3.0)
    assert box.send(3.4) == VECTORS[4]
    box.receive(VECTORS[5], 4.0)
    assert box.address == 5


def test_lamps_blink_and_the_beeper_sounds_once(box: FirmwareBox) -> None:
    assert [box.look(moment).lit for moment in (0.0, 0.4, 0.6)] == [1, 1, 0]
    ask(box, Query(3, 0, 0, 0xA3), 1.0)
    assert [box.look(1.0).beeps, box.look(1.0).beeps] == [True, False]
    ask(box, Query(3, 0, 0, 0xA3), 1.5)
    assert not box.look(1.5).beeps
    assert [box.look(moment).lit for moment in (2.0, 2.1, 2.13, 2.25)] == [3, 3, 0, 3]


def test_time_may_wrap(box: FirmwareBox) -> None:
    end = 0x1_0000_0000 / 1000
    ask(box, Query(3, 0, 0x7F3C, 0), end - 0.5)
    box.set_contact(2, True, end - 0.01)
    box.set_contact(2, True, end + 0.02)
    answer = ask(box, Query(3, 0, 0x7F3C, 0), end + 0.02)
    assert isinstance(answer, Report)
    assert [(event.key, event.age) for event in answer.events] == [(2, 8)]


SILENCE_MS = st.integers(1, 400).map(lambda steps: steps * STEP_MS)
FRAMES = st.one_of(
    st.builds(
        Query, st.sampled_from((3, 3, 3, 4)), st.integers(0, 20), st.sampled_from((0, 0x7F3C)), st.integers(0, 255)
    ),
    st.just(Identify()),
    st.builds(SetAddress, st.sampled_from((0xA1B2C3D4, 5)), st.sampled_from((3, 4))),
)
MOVES = st.one_of(
    st.tuples(st.just("contact"), st.tuples(st.integers(0, 7), st.booleans())),
    st.tuples(st.just("hear"), FRAMES.map(encode_frame)),
    st.tuples(st.just("hear"), st.binary(max_size=80)),
    st.tuples(st.just("hear"), FRAMES.map(lambda frame: encode_frame(frame)[:-3])),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.tuples(SILENCE_MS, MOVES), max_size=60))
def test_firmware_does_what_the_box_in_python_does(firmware: Path, moves: list[tuple[int, tuple[str, object]]]) -> None:
    now_ms = 3000
    python = Box(3, 0xA1B2C3D4, 0x7F3C)
    with closing(FirmwareBox(firmware, 3, 0xA1B2C3D4, 0x7F3C)) as box:
        for silence_ms, (kind, what) in moves:
            now_ms += silence_ms
            now = now_ms / 1000 * A_HAIR
            do(box, kind, what, now)
            do(python, kind, what, now)
            now_ms += STEP_MS
            now = now_ms / 1000 * A_HAIR
            assert sorted(box.send(now).splitlines()) == sorted(python.send(now).splitlines())
            seen = (box.address, box.held(), box.lamp(now).to_byte())
            assert seen == (python.address, python.held(), python.lamp(now).to_byte())


def do(box: Box | FirmwareBox, kind: str, what: object, now: float) -> None:
    match kind, what:
        case "contact", (int(key), bool(closed)):
            box.set_contact(key, closed, now)
        case _, bytes(data):
            box.receive(data, now)


@pytest.mark.parametrize("seed", range(3))
def test_no_press_is_lost_or_doubled_on_a_bad_cable(firmware: Path, seed: int) -> None:
    with ExitStack() as stack:

        def make(address: int, uid: int, epoch: int) -> FirmwareBox:
            return stack.enter_context(closing(FirmwareBox(firmware, address, uid, epoch)))

        noise = Noise(bit_errors=0.01 / 8, lost=0.4, doubled=0.2)
        result = Soak(2, noise, seed, make_box=make).run(30)
    assert result.acted_on == result.presses > 15
    assert (result.late, result.lost, result.doubled) == (0, 0, 0)


def test_master_polls_the_firmware_through_a_port(firmware: Path, tmp_path: Path) -> None:
    with ExitStack() as stack:

        def make(address: int, uid: int, epoch: int) -> FirmwareBox:
            return stack.enter_context(closing(FirmwareBox(firmware, address, uid, epoch)))

        simulator = KlbLineSimulator(tmp_path / "port", [1, 2], make_box=make)
        control, stopped = ControlPipe(tmp_path / "control"), threading.Event()
        state = StateFile(tmp_path / "state.json")
        player = threading.Thread(target=play, args=(simulator, control, state, stopped.is_set))
        player.start()
        boxes = (KlbBox(address=1, counter=1), KlbBox(address=2, counter=2))
        line = open_line(KlbLine(name="L1", url=str(tmp_path / "port"), driver="klb1", boxes=boxes))
        presses: list[tuple[str, str]] = []

        def poll() -> None:
            presses.extend((press.box, press.key) for press in line.poll())
            wait_for([line], 0.02)

        def turn(done: bool) -> bool:
            poll()
            return done

        wait_until(lambda: turn({each.state for each in line.states()} == {BoxState.PRESENT}), "both boxes")
        assert send_command(tmp_path / "control", do="press", box="2", key=1)
        wait_until(lambda: turn(len(presses) == 1), "the press")
        assert presses == [("2", "1")]
        stopped.set()
        player.join()
        line.close()
        simulator.close()
        control.close()


def test_frame_of_another_box_is_not_answered(box: FirmwareBox) -> None:
    assert ask(box, Query(4, 0, 0, 0), 1.0) is None
    assert isinstance(ask(box, Identify(), 2.0), Identity)
