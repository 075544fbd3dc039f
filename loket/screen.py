"""Whether there is a screen to open a window on: Qt itself would end the process without a word to the user."""

import ctypes
import os
import socket
from collections.abc import Mapping
from pathlib import Path

from config.faults import StartFault

X11_FOLDER = Path("/tmp/.X11-unix")
XCB_LIBRARIES = ("libxcb-cursor.so.0", "libxkbcommon-x11.so.0", "libxcb-icccm.so.4", "libxcb-keysyms.so.1")
NO_SCREEN = (
    "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set): start it in a desktop session, "
    "or set QT_QPA_PLATFORM=offscreen to run without windows."
)


def require_screen(environment: Mapping[str, str] = os.environ) -> None:
    """Raise StartFault when Qt could not open a window in ``environment``."""
    platform = environment.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if platform not in ("", "xcb", "wayland"):
        return
    wayland, display = environment.get("WAYLAND_DISPLAY"), environment.get("DISPLAY")
    if wayland and platform != "xcb":
        _require_socket(Path(environment.get("XDG_RUNTIME_DIR", "/run")) / wayland, f"WAYLAND_DISPLAY={wayland}")
    elif display:
        _require_x_server(display)
        _require_xcb_libraries()
    else:
        raise StartFault(NO_SCREEN)


def _require_x_server(display: str) -> None:
    host, _, number = display.partition(":")
    number = number.partition(".")[0]
    if host in ("", "unix"):
        _require_socket(X11_FOLDER / f"X{number}", f"DISPLAY={display}")


def _require_socket(path: Path, name: str) -> None:
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(path))
        except OSError as error:
            raise StartFault(f"No screen answers at {name}: start the desktop session, or correct it.") from error


def _require_xcb_libraries() -> None:
    for library in XCB_LIBRARIES:
        try:
            ctypes.CDLL(library)
        except OSError as error:
            raise StartFault(f"{library} is missing, so no window can be opened: run `make setup` as root.") from error
