"""The look for a camera and a printer at the start."""

import socket
from pathlib import Path
from unittest.mock import Mock

import pytest
import usb.core

from config.faults import StartFault
from hardware.printer.sim.usb import UsbPrinterSim
from loket.devices import require_camera, require_printer


@pytest.mark.parametrize("kind", ["folder", "video"])
def test_camera_that_is_there_passes(tmp_path: Path, kind: str) -> None:
    assert require_camera(f"{kind}:{tmp_path}") is None


def test_kiosk_without_a_camera_needs_none() -> None:
    assert require_camera("") is None


@pytest.mark.parametrize(
    ("url", "path"),
    [("device:99", "/dev/video99"), ("folder:/nowhere/a", "/nowhere/a"), ("video:/nowhere/a.avi", "/nowhere/a.avi")],
)
def test_missing_camera_is_named_with_what_to_do(url: str, path: str) -> None:
    with pytest.raises(StartFault, match=rf"There is no camera at {path}: connect it, correct \[kiosk\] camera, or"):
        require_camera(url)


def test_printer_that_answers_passes() -> None:
    with socket.create_server(("127.0.0.1", 0)) as printer:
        assert require_printer(f"socket://127.0.0.1:{printer.getsockname()[1]}") is None


def test_printer_that_does_not_answer_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        url = f"socket://127.0.0.1:{gone.getsockname()[1]}"
    with pytest.raises(StartFault, match=rf"No printer answers at {url}: switch it on"):
        require_printer(url, grace_s=0)


def test_printer_on_usb_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    with UsbPrinterSim() as sim:
        devices = list(usb.core.find(find_all=True, backend=sim.backend))
        monkeypatch.setattr("hardware.printer.usb.usb.core.find", Mock(return_value=iter(devices)))
        assert require_printer(sim.url) is None
        assert not sim.kernel_driver


@pytest.mark.parametrize(
    ("found", "why"), [(usb.core.NoBackendError, "the USB library is missing"), (None, "cable or port is missing")]
)
def test_missing_printer_on_usb_is_named_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, found: type[Exception] | None, why: str
) -> None:
    monkeypatch.setattr("hardware.printer.usb.usb.core.find", Mock(side_effect=found, return_value=iter(())))
    with pytest.raises(StartFault, match=rf"There is no printer at usb://any \({why}\): connect it"):
        require_printer("usb://any")


def test_printer_that_comes_a_little_later_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = Mock(side_effect=[ConnectionRefusedError, ConnectionRefusedError, Mock()])
    monkeypatch.setattr(socket, "create_connection", connect)
    monkeypatch.setattr("loket.devices.AGAIN_AFTER_S", 0)
    assert require_printer("socket://printer:9100", grace_s=60) is None
    assert connect.call_count == 3


def test_paper_file_may_be_made_anew_but_not_its_folder(tmp_path: Path) -> None:
    assert require_printer(f"file://{tmp_path}/paper.bin") is None
    with pytest.raises(StartFault, match="There is no printer at file://"):
        require_printer(f"file://{tmp_path}/none/paper.bin")


def test_missing_serial_port_is_named() -> None:
    with pytest.raises(StartFault, match=r"There is no printer at serial:///dev/nowhere\?baud=9600"):
        require_printer("serial:///dev/nowhere?baud=9600")
