"""A serial port that comes and goes."""

import select
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.serial_port import SerialPort
from hardware.simulation import PtyPort


@pytest.fixture
def pty(tmp_path: Path) -> Iterator[PtyPort]:
    made = PtyPort(tmp_path / "port")
    made.plug()
    yield made
    made.unplug()


@pytest.fixture
def port(tmp_path: Path) -> Iterator[SerialPort]:
    made = SerialPort(str(tmp_path / "port"), 57600)
    yield made
    made.close()


def wait_for_data(descriptor: int | None) -> None:
    assert select.select([descriptor], [], [], 10.0)[0]


def test_bytes_go_both_ways(pty: PtyPort, port: SerialPort) -> None:
    assert port.open(0.0)
    assert port.read() == b""
    assert port.write(b"question")
    wait_for_data(pty.fileno())
    assert pty.read() == b"question"
    pty.write(b"answer")
    wait_for_data(port.fileno())
    assert port.read() == b"answer"


def test_closed_port_does_nothing(port: SerialPort) -> None:
    assert (port.read(), port.write(b"x"), port.fileno(), port.is_open) == (b"", False, None, False)
    port.close()


def test_port_is_tried_again_after_a_while(tmp_path: Path, port: SerialPort) -> None:
    assert not port.open(0.0)
    pty = PtyPort(tmp_path / "port")
    pty.plug()
    assert not port.open(0.1)
    assert port.open(0.2)
    pty.unplug()


def test_lost_port_is_seen_by_reading(pty: PtyPort, port: SerialPort) -> None:
    port.open(0.0)
    pty.unplug()
    assert port.read() == b""
    assert not port.is_open
    pty.plug()
    assert port.open(1.0)


def test_lost_port_is_seen_by_writing(pty: PtyPort, port: SerialPort) -> None:
    port.open(0.0)
    pty.unplug()
    assert not port.write(b"x")
    assert not port.is_open


@pytest.mark.parametrize("url", ["nonsense://x", "socket://127.0.0.1:1", "/dev/null"])
def test_url_that_is_no_port_is_a_missing_port(url: str) -> None:
    assert not SerialPort(url, 9600).open(0.0)


def test_loop_has_no_descriptor_but_works() -> None:
    port = SerialPort("loop://", 9600)
    assert port.open(0.0)
    assert port.fileno() is None
    assert port.write(b"echo")
    assert port.read() == b"echo"
    port.close()


def test_port_of_a_converter_on_the_network_works_the_same() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = SerialPort(f"socket://127.0.0.1:{server.getsockname()[1]}", 9600)
        assert port.open(0.0)
        converter, _ = server.accept()
        with converter:
            assert port.read() == b""
            assert port.write(b"question")
            assert converter.recv(8) == b"question"
            converter.sendall(b"answer")
            wait_for_data(port.fileno())
            assert port.read() == b"answer"
        wait_for_data(port.fileno())
        assert port.read() == b""
        assert not port.is_open
