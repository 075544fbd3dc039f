"""What the simulators share: pseudo terminals, bad cables, commands, state files."""

import json
import os
from pathlib import Path
from random import Random

import pytest

from hardware.simulation import Channel, ControlPipe, Noise, PtyPort, StateFile, send_command


def test_port_that_is_pulled_out_says_nothing(tmp_path: Path) -> None:
    port = PtyPort(tmp_path / "port")
    port.plug()
    port.plug()
    assert port.read() == b""
    port.unplug()
    port.unplug()
    assert (port.read(), port.fileno(), port.is_plugged) == (b"", None, False)
    port.write(b"lost")


def test_host_that_never_reads_does_not_stop_the_device(tmp_path: Path) -> None:
    port = PtyPort(tmp_path / "port")
    port.plug()
    for _ in range(100):
        port.write(b"x" * 4096)
    assert port.is_plugged
    port.unplug()


def test_cable_carries_everything_when_it_is_good() -> None:
    assert Channel(Random(1)).carry(b"frame") == [b"frame"]
    assert Channel(Random(1)).carry(b"") == []


@pytest.mark.parametrize(
    ("noise", "arrives"), [(Noise(lost=1), []), (Noise(doubled=1), [b"UU"] * 2), (Noise(bit_errors=1), [b"\xaa\xaa"])]
)
def test_cable_does_what_its_noise_says(noise: Noise, arrives: list[bytes]) -> None:
    assert Channel(Random(1), noise).carry(b"UU") == arrives


def test_commands_come_one_a_line_whatever_they_are(tmp_path: Path) -> None:
    pipe = ControlPipe(tmp_path / "control")
    assert pipe.commands() == []
    assert send_command(tmp_path / "control", do="press", box="1")
    writer = os.open(tmp_path / "control", os.O_WRONLY)
    os.write(writer, b'no json\n[1]\n\n{"do":')
    assert pipe.commands() == [{"do": "press", "box": "1"}, {"bad": "no json"}, {"bad": "[1]"}]
    os.write(writer, b' "plug"}\n')
    assert pipe.commands() == [{"do": "plug"}]
    os.close(writer)
    pipe.close()
    assert not send_command(tmp_path / "control", do="press")


def test_commands_to_nobody_are_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not send_command(tmp_path / "none", do="press")
    assert not send_command(tmp_path / "file", do="press")


def test_file_in_the_place_of_the_commands_is_named(tmp_path: Path) -> None:
    (tmp_path / "control").write_text("mine")
    with pytest.raises(FileExistsError, match="control is no FIFO"):
        ControlPipe(tmp_path / "control")


def test_state_file_is_written_when_it_changes(tmp_path: Path) -> None:
    file = StateFile(tmp_path / "state.json")
    file.write({"lamps": 1})
    (tmp_path / "state.json").unlink()
    file.write({"lamps": 1})
    assert not (tmp_path / "state.json").exists()
    file.write({"lamps": 2})
    assert json.loads((tmp_path / "state.json").read_text()) == {"lamps": 2}


def test_state_without_a_file_is_kept_in_memory() -> None:
    file = StateFile(None)
    assert file.is_new({"lamps": 1})
    file.write({"lamps": 1})
    assert not file.is_new({"lamps": 1})
