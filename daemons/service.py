"""What every daemon says of itself: its log, and words to the service manager."""

import logging
import os
import socket
import time


def start_log() -> None:
    """Write the log to standard error: ids and codes, never a name."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    # It reports each try at a missing port; the bus tells once when a port goes and once when it comes.
    logging.getLogger("pymodbus").setLevel(logging.CRITICAL)


def notify(state: str) -> bool:
    """Send ``state`` ("READY=1", "STOPPING=1") to the service manager; False when there is none."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return False
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as channel:
        channel.connect("\0" + address[1:] if address.startswith("@") else address)
        channel.sendall(state.encode())
    return True


class Watchdog:
    """Tells the service manager that a loop still turns; silence means a restart."""

    def __init__(self) -> None:
        self._every_s = int(os.environ.get("WATCHDOG_USEC", "0")) / 3_000_000
        self._next_at = 0.0

    def pet(self) -> None:
        """Say so if it is time; called at every turn of the loop."""
        now = time.monotonic()
        if self._every_s and now >= self._next_at:
            self._next_at = now + self._every_s
            notify("WATCHDOG=1")
