"""Whether the devices that a process cannot do without are there when a person starts it.

Once it runs, a process lives with a device that goes away and comes back. At the first start a missing one is most
often a wrong name or a forgotten plug, and the person who can help stands in front of it.
"""

import socket
import time
from pathlib import Path
from urllib.parse import urlsplit

from config.faults import StartFault
from domain.faults import trouble_words
from domain.text import Language

WAIT_HINT = "or start with --wait to go on without it until it comes"
# A printer that is switched on together with this machine may take some seconds to answer.
PRINTER_GRACE_S = 8.0
CONNECT_LIMIT_S = 2.0
AGAIN_AFTER_S = 0.3


def require_camera(url: str) -> None:
    """Raise StartFault when there is nothing at the camera's address; an empty address asks for none."""
    kind, _, rest = url.partition(":")
    path = Path(f"/dev/video{rest}") if kind == "device" else Path(rest)
    if url and not path.exists():
        raise StartFault(f"There is no camera at {path}: connect it, correct [kiosk] camera, {WAIT_HINT}.")


def require_printer(url: str, grace_s: float = PRINTER_GRACE_S) -> None:
    """Raise StartFault when there is no printer at the address, or none that answers within the grace."""
    parts = urlsplit(url)
    if parts.scheme == "socket":
        _require_answer(parts.hostname or "", parts.port or 9100, url, grace_s)
        return
    if parts.scheme == "usb":
        _require_usb(url)
        return
    # A file may be made anew, a port is there or not.
    path = Path(parts.path).parent if parts.scheme == "file" else Path(parts.path)
    if not path.exists():
        raise StartFault(f"There is no printer at {url}: connect it, correct [printer] url, {WAIT_HINT}.")


def _require_usb(url: str) -> None:
    from hardware.printer.loss import LinkLost
    from hardware.printer.usb import UsbAddress, UsbTransport

    try:
        UsbTransport(UsbAddress.of(url)).close()
    except LinkLost as loss:
        why = trouble_words(loss.code).in_(Language.EN)
        missing = f"There is no printer at {url} ({why})"
        raise StartFault(f"{missing}: connect it, correct [printer] url, {WAIT_HINT}.") from loss


def _require_answer(host: str, port: int, url: str, grace_s: float) -> None:
    deadline = time.monotonic() + grace_s
    while True:
        try:
            socket.create_connection((host, port), CONNECT_LIMIT_S).close()
            return
        except OSError as error:
            if time.monotonic() >= deadline:
                hint = f"switch it on, connect it, correct [printer] url, {WAIT_HINT}"
                raise StartFault(f"No printer answers at {url}: {hint}.") from error
        time.sleep(AGAIN_AFTER_S)
