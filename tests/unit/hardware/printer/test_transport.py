"""Ways to a printer over real sockets, ptys and files: nothing blocks, every loss is told."""

import os
import socket
import tempfile
import tty
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.printer.library import new_encoder
from hardware.printer.link import Link, SendStalled
from hardware.printer.loss import LinkLost
from hardware.printer.transport import Transport, check_url, open_transport


class Line:
    """A transport and the other end of it."""

    def __init__(self, url: str, transport: Transport, peer: int) -> None:
        self.url, self.transport, self.peer = url, transport, peer


def tcp_line() -> Line:
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        url = f"socket://127.0.0.1:{listener.getsockname()[1]}"
        transport = open_transport(url)
        peer, _ = listener.accept()
    return Line(url, transport, peer.detach())


def serial_line() -> Line:
    peer, terminal = os.openpty()
    tty.setraw(terminal)
    url = f"serial://{os.ttyname(terminal)}?baud=38400&flow=none"
    line = Line(url, open_transport(url), peer)
    os.close(terminal)
    return line


def device_line() -> Line:
    peer, terminal = os.openpty()
    tty.setraw(terminal)
    url = f"file://{os.ttyname(terminal)}"
    line = Line(url, open_transport(url), peer)
    os.close(terminal)
    return line


@pytest.fixture(params=[tcp_line, serial_line, device_line], ids=["tcp", "serial", "device"])
def line(request: pytest.FixtureRequest) -> Iterator[Line]:
    line: Line = request.param()
    yield line
    line.transport.close()


def test_bytes_go_both_ways(line: Line) -> None:
    assert line.transport.answers
    assert line.transport.send(b"A-017") == 5
    assert os.read(line.peer, 10) == b"A-017"
    os.write(line.peer, b"\x16")
    line.transport.wait(5, False)
    assert line.transport.receive() == b"\x16"
    os.close(line.peer)


def test_nothing_there_is_nothing_and_no_wait(line: Line) -> None:
    assert line.transport.receive() == b""
    line.transport.wait(0, True)
    os.close(line.peer)


def test_other_end_gone_is_told(line: Line) -> None:
    os.close(line.peer)
    line.transport.wait(5, False)
    with pytest.raises(LinkLost, match="no_answer"):
        line.transport.receive() or line.transport.send(b"x")


def test_peer_that_takes_nothing_stalls_the_sending(line: Line) -> None:
    link = Link(line.transport, set())
    with pytest.raises(SendStalled) as stalled:
        link.send(bytes(4 << 20), timeout_s=0.2)
    assert 0 < stalled.value.sent < 4 << 20
    os.close(line.peer)


def test_xoff_stops_the_sending_until_xon(line: Line) -> None:
    link = Link(line.transport, set())
    os.write(line.peer, b"\x13")
    link.listen(5)
    with pytest.raises(SendStalled) as stalled:
        link.send(b"ticket", timeout_s=0.1)
    assert stalled.value.sent == 0
    os.write(line.peer, b"\x11")
    link.listen(5)
    link.send(b"ticket", timeout_s=5)
    assert os.read(line.peer, 10) == b"ticket"
    os.close(line.peer)


@pytest.mark.parametrize("url", ["serial:///dev/loket-none", "file:///none/none"])
def test_missing_port_is_told(url: str) -> None:
    with pytest.raises(LinkLost, match="port_missing"):
        open_transport(url)


def test_nobody_listening_is_no_answer() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    with pytest.raises(LinkLost, match="no_answer"):
        open_transport(f"socket://127.0.0.1:{port}")


def test_plain_file_keeps_what_it_had_and_answers_nothing(tmp_path: Path) -> None:
    path = tmp_path / "tickets.bin"
    path.write_bytes(b"old ")
    transport = open_transport(f"file://{path}")
    transport.send(b"new")
    assert not transport.answers
    assert transport.receive() == b""
    transport.close()
    assert path.read_bytes() == b"old new"


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("lpt://1", "must begin with socket://"),
        ("usb://4b8:202", "is none of usb://VENDOR:PRODUCT"),
        ("serial:///dev/ttyS0?baud=fast", "baud=fast is not known; allowed: baud=N"),
        ("serial:///dev/ttyS0?flow=xon", "flow=xon is not known"),
        ("serial:///dev/ttyS0?parity=even", "parity=even is not known"),
    ],
)
def test_wrong_address_names_the_key_and_what_is_allowed(url: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=r"^printer\.url: ") as wrong:
        check_url(url)
    assert sentence in str(wrong.value)


def test_encoder_leaves_no_temporary_folder() -> None:
    before = set(Path(tempfile.gettempdir()).glob("*/*.capabilities.pickle"))
    new_encoder()
    assert set(Path(tempfile.gettempdir()).glob("*/*.capabilities.pickle")) <= before
