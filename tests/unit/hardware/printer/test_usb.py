"""Printers on USB: found by their descriptors, taken from the kernel's driver, lost and found again."""

import errno
import importlib
import logging
from collections.abc import Callable, Iterator

import pytest
import usb.core

from hardware.printer import (
    EscPosPrinter,
    Level,
    NoAnswer,
    NotPrinted,
    PaperOut,
    Printed,
    PrinterError,
    PrinterStatus,
    Ready,
    Timings,
    Uncertain,
    Unknown,
    profile_named,
)
from hardware.printer.library import new_encoder
from hardware.printer.link import Link, SendStalled
from hardware.printer.loss import LinkLost
from hardware.printer.sim.engine import EngineSettings
from hardware.printer.sim.usb import PRODUCT, SERIAL, VENDOR, UsbPrinterSim
from hardware.printer.usb import UsbAddress, UsbTransport
from tests.helpers.running import wait_until
from tests.helpers.slips import a_slip, is_whole

QUICK = Timings(answer_s=0.4, stall_s=0.4, confirm_s=3, settle_s=0.3, recover_s=0.4, poll_s=0.02)
MODEL = f"usb://{VENDOR:04x}:{PRODUCT:04x}"


@pytest.fixture
def sim() -> Iterator[UsbPrinterSim]:
    with UsbPrinterSim(EngineSettings(speed_mm_s=800)) as sim:
        yield sim


def way_to(sim: UsbPrinterSim, url: str = "usb://any") -> UsbTransport:
    return UsbTransport(UsbAddress.of(url), sim.backend)


def driver_of(sim: UsbPrinterSim, profile: str = "generic-80") -> EscPosPrinter:
    return EscPosPrinter(lambda: way_to(sim), profile_named(profile), QUICK)


@pytest.mark.parametrize("url", ["usb://any", f"usb://any/{SERIAL}", MODEL, MODEL.upper().lower(), f"{MODEL}/{SERIAL}"])
def test_printer_is_found_and_taken_from_the_kernels_driver(sim: UsbPrinterSim, url: str) -> None:
    transport = way_to(sim, url)
    assert transport.answers
    assert (sim.claimed, sim.kernel_driver, sim.backend.resets) == (True, False, 0)
    transport.close()
    assert not sim.claimed


@pytest.mark.parametrize("url", ["usb://04b8:0202", f"{MODEL}/OTHER", "usb://any/OTHER"])
def test_other_printer_is_not_taken_for_it(sim: UsbPrinterSim, url: str) -> None:
    with pytest.raises(LinkLost, match="port_missing"):
        way_to(sim, url)


@pytest.mark.parametrize("url", ["usb://", "usb://04b8", "usb://04b8:0202/", "usb://any:any", "usb://04b8:0202/a b"])
def test_wrong_address_is_a_sentence(url: str) -> None:
    with pytest.raises(ValueError, match=r"^printer\.url: .* is none of usb://VENDOR:PRODUCT"):
        UsbAddress.of(url)


def test_printer_another_program_has_is_busy_and_free_later(sim: UsbPrinterSim) -> None:
    first = way_to(sim)
    with pytest.raises(LinkLost, match="port_busy"):
        way_to(sim)
    first.close()
    way_to(sim).close()


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (usb.core.USBError("Access denied", errno=errno.EACCES), "port_denied"),
        (usb.core.USBError("Input/output error", errno=errno.EIO), "no_answer"),
        (usb.core.NoBackendError("No backend available"), "usb_library_missing"),
    ],
)
def test_what_keeps_us_out_has_a_code(
    sim: UsbPrinterSim, monkeypatch: pytest.MonkeyPatch, error: Exception, code: str
) -> None:
    def refuse(_: int) -> int:
        raise error

    monkeypatch.setattr(sim.backend, "open_device", refuse)
    assert driver_of(sim).status() == NoAnswer(code)


def test_device_that_is_no_printer_is_told(sim: UsbPrinterSim, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sim.backend, "get_interface_descriptor", nothing_there)
    with pytest.raises(LinkLost, match="port_missing"):
        way_to(sim)
    with pytest.raises(LinkLost, match="no_printer_there"):
        way_to(sim, MODEL)


def nothing_there(*_: int) -> object:
    raise IndexError


def test_device_without_texts_is_none_with_this_serial_number(
    sim: UsbPrinterSim, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_texts(*_: object) -> int:
        raise usb.core.USBError("Pipe error", errno=errno.EPIPE)

    monkeypatch.setattr(sim.backend, "ctrl_transfer", no_texts)
    with pytest.raises(LinkLost, match="port_missing"):
        way_to(sim, f"{MODEL}/{SERIAL}")


def test_device_we_may_not_open_is_denied_also_when_asked_for_its_serial_number(
    sim: UsbPrinterSim, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(_: int) -> int:
        raise usb.core.USBError("Access denied", errno=errno.EACCES)

    monkeypatch.setattr(sim.backend, "open_device", denied)
    with pytest.raises(LinkLost, match="port_denied"):
        way_to(sim, f"{MODEL}/{SERIAL}")


def test_interface_of_the_makers_own_class_is_used_where_the_model_is_named(
    sim: UsbPrinterSim, monkeypatch: pytest.MonkeyPatch
) -> None:
    described = sim.backend.get_interface_descriptor

    def of_another_class(*numbers: int) -> object:
        found = described(*numbers)
        found.bInterfaceClass = 0xFF
        return found

    monkeypatch.setattr(sim.backend, "get_interface_descriptor", of_another_class)
    way_to(sim, MODEL).close()
    with pytest.raises(LinkLost):
        way_to(sim)


def test_system_without_kernel_drivers_will_do(sim: UsbPrinterSim, monkeypatch: pytest.MonkeyPatch) -> None:
    def not_here(*_: int) -> bool:
        raise NotImplementedError

    sim.kernel_driver = False
    monkeypatch.setattr(sim.backend, "is_kernel_driver_active", not_here)
    way_to(sim).close()
    assert not sim.claimed


def test_device_that_nobody_configured_is_configured(sim: UsbPrinterSim, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen: list[int] = []
    monkeypatch.setattr(sim.backend, "get_configuration", lambda _: chosen[-1] if chosen else 0)
    monkeypatch.setattr(sim.backend, "set_configuration", lambda _, value: chosen.append(value))
    way_to(sim).close()
    assert chosen == [1]


def test_nothing_said_is_nothing_received(sim: UsbPrinterSim) -> None:
    transport = way_to(sim)
    transport.wait(0, False)
    assert transport.receive() == b""
    transport.close()


def test_empty_packets_are_no_answer(sim: UsbPrinterSim, monkeypatch: pytest.MonkeyPatch) -> None:
    transport = way_to(sim)
    monkeypatch.setattr(sim, "give", lambda *_: b"")
    transport.wait(0.01, False)
    assert transport.receive() == b""
    transport.close()


def test_printer_that_takes_nothing_stalls_the_sending(sim: UsbPrinterSim) -> None:
    sim.open_cover()
    link = Link(way_to(sim), set())
    with pytest.raises(SendStalled) as stalled:
        link.send(bytes(1 << 16), timeout_s=0.2)
    assert 4096 <= stalled.value.sent < 1 << 16
    link.close()


@pytest.mark.parametrize("use", [lambda way: way.send(b"x"), lambda way: way.wait(1, False)], ids=["send", "wait"])
def test_pulled_plug_is_told_from_every_use(sim: UsbPrinterSim, use: Callable[[UsbTransport], object]) -> None:
    transport = way_to(sim)
    sim.set_cable("out")
    sim.drop_link()
    with pytest.raises(LinkLost, match="port_missing"):
        again_and_again(lambda: use(transport))
    assert transport.glance() == Unknown()
    transport.close()


def again_and_again(act: Callable[[], object]) -> None:
    for _ in range(1000):
        act()


def test_printer_is_found_again_under_its_new_address(sim: UsbPrinterSim) -> None:
    printer = driver_of(sim)
    assert printer.print_slip(a_slip()) == Printed()
    sim.power_off()
    assert printer.print_slip(a_slip()) == NotPrinted(NoAnswer("port_missing"))
    sim.power_on()
    assert printer.print_slip(a_slip()) == Printed()
    assert [is_whole(sheet) for sheet in sim.sheets] == [True, True]
    assert (sim.plugged_in, sim.backend.resets) == (2, 0)
    printer.close()


@pytest.mark.parametrize(
    ("fault", "seen"),
    [
        (lambda sim: sim.load_paper(0), PaperOut()),
        (lambda sim: sim.open_cover(), PrinterError()),
    ],
    ids=["paper", "cover"],
)
def test_printer_whose_buffer_is_full_is_asked_over_the_control_endpoint(
    fault: Callable[[UsbPrinterSim], None], seen: PrinterStatus
) -> None:
    with UsbPrinterSim(EngineSettings(speed_mm_s=800, buffer_bytes=256)) as sim:
        printer = driver_of(sim)
        assert printer.status() == Ready()
        sim.engine.at_length(20, lambda: fault(sim))
        assert printer.print_slip(a_slip()) == Uncertain(seen.code)
        printer.close()


def test_printer_without_an_endpoint_for_answers_prints_unproved_and_is_seen_to_lack_paper() -> None:
    with UsbPrinterSim(EngineSettings(speed_mm_s=0, level=Level.WRITE_ONLY), one_way=True) as sim:
        printer = driver_of(sim)
        assert printer.status() == Unknown()
        assert printer.print_slip(a_slip()) == Uncertain("write_only")
        sim.load_paper(0)
        assert printer.print_slip(a_slip()) == NotPrinted(PaperOut())
        printer.close()
        assert printer.level is Level.WRITE_ONLY


def test_mute_printer_is_asked_nothing(sim: UsbPrinterSim) -> None:
    printer = driver_of(sim, "mute-80")
    assert printer.print_slip(a_slip()) == Uncertain("write_only")
    assert printer.cut_counter() is None
    printer.close()


def test_library_of_others_prints_on_the_simulated_bus(sim: UsbPrinterSim, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)
    new_encoder()  # leaves no trace of the first import
    printers = importlib.import_module("escpos.printer")
    sim.kernel_driver = False  # it takes the printer only from a bus of its own kind
    other = printers.Usb(VENDOR, PRODUCT, {"backend": sim.backend}, in_ep=0x81, out_ep=0x02)
    other.textln("A-017")
    other.cut()
    assert other.paper_status() == 2
    other.close()
    wait_until(lambda: bool(sim.sheets), "the sheet")
    assert sim.sheets[0].texts == ("A-017",)
