"""One spooler for one queue: a name in the kernel that vanishes with its holder, however that ends."""

import hashlib
import socket
import struct

from config.faults import StartFault
from config.model import Config

_CREDENTIALS = struct.Struct("3i")


def claim_printer(config: Config) -> socket.socket:
    """Return the claim on a printer's queue, to be kept open; raise StartFault where another process has it."""
    claim = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_CLOEXEC)
    address = _address(config)
    try:
        claim.bind(address)
    except OSError:
        claim.close()
        raise StartFault(
            f"the printer {config.printer.name} has a spooler already{_holder(address)}: stop that one first"
        ) from None
    claim.listen(1)
    return claim


def _address(config: Config) -> str:
    queue = f"{config.store.url} {config.office.number} {config.printer.name}"
    return "\0loket-spooler-" + hashlib.sha256(queue.encode()).hexdigest()[:32]


def _holder(address: str) -> str:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
        caller.settimeout(1)
        try:
            caller.connect(address)
        except OSError:
            return ""  # it ended just now, or does not listen yet
        told = caller.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
    return f" (process {_CREDENTIALS.unpack(told)[0]})"
