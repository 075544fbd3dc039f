"""Words to the service manager: ready, alive, stopping."""

import os
import socket

from PySide6.QtCore import QObject, QTimer


def notify(state: str) -> bool:
    """Send ``state`` ("READY=1", "WATCHDOG=1") to the service manager; false when there is none."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return False
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as channel:
        channel.connect("\0" + address[1:] if address.startswith("@") else address)
        channel.sendall(state.encode())
    return True


class Watchdog(QObject):
    """Tells the service manager that the GUI thread still turns; silence means a restart."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._pet)
        limit_us = int(os.environ.get("WATCHDOG_USEC", "0"))
        if limit_us > 0:
            self._timer.start(max(1, limit_us // 3000))

    def _pet(self) -> None:
        notify("WATCHDOG=1")
