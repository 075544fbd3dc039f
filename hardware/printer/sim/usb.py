"""The simulated printer on USB: a backend for pyusb with one device of the printer class on its bus."""

import errno
import math
import threading
import time
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

from usb.backend import IBackend  # type: ignore[import-untyped]
from usb.core import USBError, USBTimeoutError  # type: ignore[import-untyped]

from hardware.printer.sim.condition import Condition
from hardware.printer.sim.engine import EngineSettings
from hardware.printer.sim.printer import SimulatedPrinter

VENDOR, PRODUCT, SERIAL = 0x0DD4, 0x0205, "LKT00017"
_DEVICE_ID = b"MFG:Loket;MDL:Simulated printer;CMD:ESC/POS;CLS:PRINTER;"
_STRINGS = {1: "Loket", 2: "Simulated printer", 3: SERIAL}
_PACKET = 64
_INTERFACE_BYTES = 4 * _PACKET  # what the controller takes while the receive buffer is full
_PAPER_EMPTY, _SELECTED, _NO_ERROR = 0x20, 0x10, 0x08


class UsbPrinterSim(SimulatedPrinter):
    """A printer whose bus is ``backend``; ``one_way`` leaves out the endpoint for answers."""

    def __init__(self, settings: EngineSettings | None = None, out: Path | None = None, one_way: bool = False) -> None:
        """Plug it in; ``out`` gets a PNG of every sheet."""
        super().__init__(settings, out)
        self._moved = threading.Condition()
        self._incoming, self._outgoing = bytearray(), bytearray()
        self.one_way = one_way
        self.kernel_driver = True  # usblp takes every printer that is plugged in
        self.claimed = False
        self.plugged_in = 0
        self.backend = UsbBackend(self)
        self.appear()
        self._reachable.set()

    @property
    def url(self) -> str:
        """Return the address in the form ``open_printer`` takes."""
        return f"usb://{VENDOR:04x}:{PRODUCT:04x}/{SERIAL}"

    def is_present(self, now: Condition) -> bool:
        """Tell whether the bus shows it."""
        return now.power and now.cable != "out"

    def appear(self) -> None:
        """Appear on the bus, under another address each time."""
        self.plugged_in += 1
        self.kernel_driver, self.claimed = True, False

    def vanish(self) -> None:
        """Vanish from the bus."""
        self.hang_up()

    def hang_up(self) -> None:
        """Leave the bus for a moment: whoever had opened the device has lost it."""
        self._reachable.clear()
        with self._moved:
            self._incoming.clear()
            self._outgoing.clear()
            self._moved.notify_all()

    def listen(self, timeout_s: float) -> bytes:
        """Return what the host has written."""
        with self._moved:
            self._moved.wait_for(lambda: self._incoming, timeout_s)
            heard = bytes(self._incoming)
            self._incoming.clear()
        return heard

    def put(self, data: bytes) -> None:
        """Keep bytes until the host asks for them."""
        with self._moved:
            self._outgoing += data
            self._moved.notify_all()

    # What the backend asks.

    def take(self, data: bytes, opened: int, timeout_s: float) -> int:
        """Take as much as there is room for, after waiting for some."""
        room = self._wait(self._room, opened, timeout_s)
        with self._moved:
            self._incoming += data[:room]
            self._moved.notify_all()
        return min(room, len(data))

    def give(self, count: int, opened: int, timeout_s: float) -> bytes:
        """Return what the printer has said, after waiting for some."""
        self._wait(lambda: len(self._outgoing), opened, timeout_s)
        with self._moved:
            told = bytes(self._outgoing[:count])
            del self._outgoing[:count]
        return told

    def check(self, opened: int) -> None:
        """Raise an error unless the device is still the one that was opened."""
        if not self.reachable or opened != self.plugged_in:
            raise USBError("No such device (it may have been disconnected)", errno=errno.ENODEV)

    def port_status(self) -> int:
        """Return the byte of GET_PORT_STATUS."""
        now = self.engine.now
        fine = now.online and not now.cutter_error
        return now.paper_out * _PAPER_EMPTY | now.online * _SELECTED | fine * _NO_ERROR

    def _room(self) -> int:
        taken = self.waiting + len(self._incoming)
        return 0 if self.engine.now.cable == "mute" else max(0, _INTERFACE_BYTES - taken)

    def _wait(self, amount: Callable[[], int], opened: int, timeout_s: float) -> int:
        deadline = time.monotonic() + timeout_s
        while True:
            self.check(opened)
            found = amount()
            if found:
                return found
            if time.monotonic() >= deadline:
                raise USBTimeoutError("Operation timed out", errno=errno.ETIMEDOUT)
            with self._moved:
                self._moved.wait(min(0.002, timeout_s))


class UsbBackend(IBackend):  # type: ignore[misc]  # untyped there
    """What pyusb asks of a bus with at most one printer on it."""

    def __init__(self, printer: UsbPrinterSim) -> None:
        self._printer = printer
        self.resets = 0

    def enumerate_devices(self) -> Iterator[int]:
        """Yield the printer, while it is plugged in."""
        if self._printer.reachable:
            yield self._printer.plugged_in

    def get_parent(self, dev: int) -> None:
        """There is no hub."""

    def get_device_descriptor(self, dev: int) -> SimpleNamespace:
        """Describe the device; its class stands in its interface."""
        sizes = {"bLength": 18, "bDescriptorType": 1, "bcdUSB": 0x200, "bMaxPacketSize0": _PACKET}
        kind = {"bDeviceClass": 0, "bDeviceSubClass": 0, "bDeviceProtocol": 0, "bNumConfigurations": 1}
        names = {"idVendor": VENDOR, "idProduct": PRODUCT, "bcdDevice": 0x100}
        strings = {"iManufacturer": 1, "iProduct": 2, "iSerialNumber": 3}
        place = {"address": dev, "bus": 1, "port_number": 1, "port_numbers": (1,), "speed": 3}
        return SimpleNamespace(**sizes, **kind, **names, **strings, **place)

    def get_configuration_descriptor(self, dev: int, config: int) -> SimpleNamespace:
        """Describe the only configuration."""
        _only(config)
        sizes = {"bLength": 9, "bDescriptorType": 2, "wTotalLength": 32, "bNumInterfaces": 1}
        values = {"bConfigurationValue": 1, "iConfiguration": 0, "bmAttributes": 0xC0, "bMaxPower": 1}
        return SimpleNamespace(**sizes, **values, extra_descriptors=[])

    def get_interface_descriptor(self, dev: int, intf: int, alt: int, config: int) -> SimpleNamespace:
        """Describe the only interface: a printer, with answers or without."""
        _only(intf, alt, config)
        both = not self._printer.one_way
        kind = {"bInterfaceClass": 7, "bInterfaceSubClass": 1, "bInterfaceProtocol": 1 + both}
        values = {"bInterfaceNumber": 0, "bAlternateSetting": 0, "bNumEndpoints": 1 + both, "iInterface": 0}
        return SimpleNamespace(bLength=9, bDescriptorType=4, **kind, **values, extra_descriptors=[])

    def get_endpoint_descriptor(self, dev: int, ep: int, intf: int, alt: int, config: int) -> SimpleNamespace:
        """Describe an endpoint: their numbers are not the ones that many drivers take for granted."""
        _only(intf, alt, config)
        address = (0x02, 0x81)[ep]
        values = {"bmAttributes": 2, "wMaxPacketSize": _PACKET, "bInterval": 0, "bRefresh": 0, "bSynchAddress": 0}
        return SimpleNamespace(bLength=7, bDescriptorType=5, bEndpointAddress=address, **values, extra_descriptors=[])

    def open_device(self, dev: int) -> int:
        """Open the device as it is plugged in now."""
        self._printer.check(dev)
        return dev

    def close_device(self, dev_handle: int) -> None:
        """Nothing has to be let go."""

    def set_configuration(self, dev_handle: int, config_value: int) -> None:
        """There is only one."""
        self._printer.check(dev_handle)

    def get_configuration(self, dev_handle: int) -> int:
        """Return the only one."""
        self._printer.check(dev_handle)
        return 1

    def claim_interface(self, dev_handle: int, intf: int) -> None:
        """Give the interface to one program at a time."""
        self._printer.check(dev_handle)
        if self._printer.kernel_driver or self._printer.claimed:
            raise USBError("Resource busy", errno=errno.EBUSY)
        self._printer.claimed = True

    def release_interface(self, dev_handle: int, intf: int) -> None:
        """Take it back."""
        self._printer.check(dev_handle)
        self._printer.claimed = False

    def bulk_write(self, dev_handle: int, ep: int, intf: int, data: "array[int]", timeout: int) -> int:
        """Take bytes for the printer."""
        return self._printer.take(data.tobytes(), dev_handle, _seconds(timeout))

    def bulk_read(self, dev_handle: int, ep: int, intf: int, buff: "array[int]", timeout: int) -> int:
        """Return the printer's answers."""
        told = self._printer.give(len(buff), dev_handle, _seconds(timeout))
        buff[: len(told)] = array("B", told)
        return len(told)

    def ctrl_transfer(
        self, dev_handle: int, kind: int, request: int, value: int, index: int, data: "array[int]", timeout: int
    ) -> int:
        """Answer what is asked over the control endpoint, which works whatever the printer does."""
        self._printer.check(dev_handle)
        match (kind, request):
            case (0x80, 6):
                told = _string(value)
            case (0xA1, 0):
                told = (len(_DEVICE_ID) + 2).to_bytes(2, "big") + _DEVICE_ID
            case (0xA1, 1):
                told = bytes((self._printer.port_status(),))
            case _:
                raise USBError("Pipe error", errno=errno.EPIPE)
        told = told[: len(data)]
        data[: len(told)] = array("B", told)
        return len(told)

    def reset_device(self, dev_handle: int) -> None:
        """Count the resets: nobody should need one."""
        self.resets += 1

    def is_kernel_driver_active(self, dev_handle: int, intf: int) -> bool:
        """Tell whether usblp has the printer."""
        self._printer.check(dev_handle)
        return self._printer.kernel_driver

    def detach_kernel_driver(self, dev_handle: int, intf: int) -> None:
        """Take it from usblp."""
        self._printer.check(dev_handle)
        self._printer.kernel_driver = False

    def attach_kernel_driver(self, dev_handle: int, intf: int) -> None:
        """Give it back."""
        self._printer.kernel_driver = True


def _seconds(timeout_ms: int) -> float:
    """Return the limit of a transfer, of which 0 is none."""
    return timeout_ms / 1000 if timeout_ms else math.inf


def _only(*numbers: int) -> None:
    if any(numbers):
        raise IndexError("there is no other one")


def _string(value: int) -> bytes:
    text = _STRINGS.get(value & 0xFF, "").encode("utf-16-le") if value & 0xFF else b"\x09\x04"
    return bytes((len(text) + 2, 3)) + text
