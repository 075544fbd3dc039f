"""The way to a printer on USB: by its descriptors, with a limit on every transfer, and through any unplugging.

The kernel's own printer driver (usblp) blocks and loses answers, so its interface is taken from it; none of its
device files and ioctls is used. Nothing here resets a device: a reset loses what the printer holds.
"""

import contextlib
import errno
import re
import time
from collections.abc import Container
from dataclasses import dataclass
from typing import Any

import usb.core  # type: ignore[import-untyped]
import usb.util  # type: ignore[import-untyped]

from hardware.printer.decode import status_from_port
from hardware.printer.loss import LinkLost
from hardware.printer.status import PrinterStatus, Unknown

PRINTER_CLASS = 7
_URL = re.compile(r"usb://(?:any|([0-9a-fA-F]{4}):([0-9a-fA-F]{4}))(?:/([!-~]{1,64}))?")
# A printer takes what it has room for; what it does not take in this time is offered again.
_WRITE_MS = 50
_LOOK_S = 0.002
_CONTROL_MS = 500
_CHUNK = 4096
_READ_PACKETS = 8
_BREATH_S = 0.01
_GET_PORT_STATUS = (0xA1, 1)
_CODES = {
    errno.EACCES: "port_denied",
    errno.EPERM: "port_denied",
    errno.EBUSY: "port_busy",
    errno.ENODEV: "port_missing",
}


@dataclass(frozen=True)
class UsbAddress:
    """Which printer is meant: any, a model, or one device by its serial number."""

    vendor: int | None = None
    product: int | None = None
    serial: str = ""

    @classmethod
    def of(cls, url: str) -> "UsbAddress":
        """Return the address in ``usb://04b8:0202/SERIAL`` or ``usb://any``; raise ``ValueError`` otherwise."""
        found = _URL.fullmatch(url)
        if found is None:
            raise ValueError(f"printer.url: {url!r} is none of usb://VENDOR:PRODUCT, the same with /SERIAL, usb://any")
        vendor, product, serial = found.groups()
        if vendor is None:
            return cls(serial=serial or "")
        return cls(int(vendor, 16), int(product, 16), serial or "")


class UsbTransport:
    """A printer on USB. One thread; reads and writes take turns, since each has a limit."""

    def __init__(self, address: UsbAddress, backend: Any = None) -> None:
        """Find and take the printer, or raise ``LinkLost``; ``backend`` is another bus than the machine's own."""
        try:
            self._device = _find(address, backend)
            self._interface = _best_way(self._device)
            self._out, self._in = _endpoints(self._interface)
            _claim(self._device, self._interface.bInterfaceNumber)
        except usb.core.NoBackendError as error:
            raise LinkLost("usb_library_missing") from error
        except usb.core.USBError as error:
            raise _loss(error) from error
        self.answers = self._in is not None
        self._received = b""

    def send(self, data: bytes) -> int:
        """Hand over as much as the printer takes within a moment."""
        try:
            return int(self._out.write(data[:_CHUNK], timeout=_WRITE_MS))
        except usb.core.USBTimeoutError:
            return 0
        except usb.core.USBError as error:
            raise _loss(error) from error

    def receive(self) -> bytes:
        """Return what has come."""
        received, self._received = self._received, b""
        return received

    def wait(self, timeout_s: float, writing: bool) -> None:
        """Wait for an answer; while there is more to send, only look whether one is there."""
        limit_s = max(_LOOK_S, min(timeout_s, _LOOK_S) if writing else timeout_s)
        if self._in is None:
            time.sleep(limit_s)
            return
        try:
            size = self._in.wMaxPacketSize * _READ_PACKETS
            self._received += self._in.read(size, timeout=round(limit_s * 1000)).tobytes()
        except usb.core.USBTimeoutError:
            return
        except usb.core.USBError as error:
            raise _loss(error) from error
        if not self._received:
            time.sleep(min(limit_s, _BREATH_S))  # some printers answer each reading with an empty packet

    def glance(self) -> PrinterStatus:
        """Ask over the control endpoint, which works while the data way is blocked."""
        try:
            number = self._interface.bInterfaceNumber
            told = self._device.ctrl_transfer(*_GET_PORT_STATUS, 0, number, 1, timeout=_CONTROL_MS)
        except usb.core.USBError:
            return Unknown()
        return status_from_port(told[0]) if len(told) == 1 else Unknown()

    def close(self) -> None:
        """Let the printer go."""
        with contextlib.suppress(usb.core.USBError):  # it has gone already, which is what closing asks for
            usb.util.dispose_resources(self._device)


def _loss(error: Any) -> LinkLost:
    return LinkLost(_CODES.get(error.errno, "no_answer"))


def _find(address: UsbAddress, backend: Any) -> Any:
    wanted = {"idVendor": address.vendor, "idProduct": address.product}
    named = {name: value for name, value in wanted.items() if value is not None}
    for device in usb.core.find(find_all=True, backend=backend, **named):
        fits = bool(named) or bool(_ways(device, (PRINTER_CLASS,)))
        if fits and (not address.serial or _has_serial(device, address.serial)):
            return device
    raise LinkLost("port_missing")


def _has_serial(device: Any, serial: str) -> bool:
    try:
        return bool(device.serial_number == serial)
    except ValueError:  # pyusb's word for a device without texts, and also for one that we may not open
        device.get_active_configuration()
        return False


def _best_way(device: Any) -> Any:
    """Return the interface to print by: one of the printer class rather than of the maker's own, one with answers."""
    ways = _ways(device, (PRINTER_CLASS,)) or _ways(device, range(256))
    if not ways:
        raise LinkLost("no_printer_there")
    return max(ways, key=lambda interface: _endpoints(interface)[1] is not None)


def _ways(device: Any, classes: Container[int]) -> list[Any]:
    interfaces = (interface for configuration in device for interface in configuration)
    return [each for each in interfaces if each.bInterfaceClass in classes and _endpoints(each)[0] is not None]


def _endpoints(interface: Any) -> tuple[Any, Any]:
    """Return the endpoints for data and for answers, each None where there is none."""
    bulk = [each for each in interface if usb.util.endpoint_type(each.bmAttributes) == usb.util.ENDPOINT_TYPE_BULK]
    ways = {usb.util.endpoint_direction(each.bEndpointAddress): each for each in reversed(bulk)}
    return ways.get(usb.util.ENDPOINT_OUT), ways.get(usb.util.ENDPOINT_IN)


def _claim(device: Any, number: int) -> None:
    with contextlib.suppress(NotImplementedError):  # a system without kernel drivers to take it from
        if device.is_kernel_driver_active(number):
            device.detach_kernel_driver(number)
    try:
        device.get_active_configuration()
    except usb.core.USBError:
        device.set_configuration()
    usb.util.claim_interface(device, number)
