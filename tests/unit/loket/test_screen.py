"""The look for a screen before Qt looks: what there is passes, what is missing is named."""

import socket
from pathlib import Path

import pytest

from config.faults import StartFault
from loket import screen
from loket.screen import require_screen


@pytest.fixture
def x_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of X servers' sockets, with one for display 7."""
    monkeypatch.setattr(screen, "X11_FOLDER", tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "X7"))
        server.listen()
        yield tmp_path


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600"])
def test_platforms_without_a_screen_need_none(platform: str) -> None:
    assert require_screen({"QT_QPA_PLATFORM": platform}) is None


@pytest.mark.parametrize(
    "environment", [{}, {"QT_QPA_PLATFORM": "xcb"}, {"QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": "w"}]
)
def test_no_screen_is_named(environment: dict[str, str]) -> None:
    with pytest.raises(StartFault, match="There is no screen here"):
        require_screen(environment)


@pytest.mark.parametrize("display", [":7", ":7.0", "unix:7"])
def test_x_server_that_answers_passes(x_server: Path, display: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "XCB_LIBRARIES", ())
    assert require_screen({"DISPLAY": display}) is None


def test_x_server_that_does_not_answer_is_named(x_server: Path) -> None:
    with pytest.raises(StartFault, match="No screen answers at DISPLAY=:8"):
        require_screen({"DISPLAY": ":8"})


def test_missing_library_is_named(x_server: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "XCB_LIBRARIES", ("libxcb-nowhere.so.0",))
    with pytest.raises(StartFault, match=r"libxcb-nowhere\.so\.0 is missing"):
        require_screen({"DISPLAY": ":7"})


def test_wayland_compositor_that_answers_passes(x_server: Path) -> None:
    assert require_screen({"WAYLAND_DISPLAY": "X7", "XDG_RUNTIME_DIR": str(x_server)}) is None


def test_wayland_compositor_that_does_not_answer_is_named(tmp_path: Path) -> None:
    with pytest.raises(StartFault, match="No screen answers at WAYLAND_DISPLAY=w"):
        require_screen({"WAYLAND_DISPLAY": "w", "XDG_RUNTIME_DIR": str(tmp_path)})
