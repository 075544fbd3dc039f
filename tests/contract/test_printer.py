"""One contract for every ticket printer: the fake in memory, and the driver with the simulator over TCP."""

from hardware.printer import EscPosPrinter, Printed, profile_named
from hardware.printer.sim.engine import EngineSettings
from hardware.printer.sim.server import PrinterSim
from hardware.printer.transport import open_transport

from domain.slip import Slip
from domain.text import Language


def a_slip(label: str = "A-017", copy: int = 0) -> Slip:
    return Slip(
        label=label,
        service="Paspor baru",
        stage="Pra-permohonan",
        where="Ruang tunggu A",
        day="Selasa, 24 November 2026",
        printed_at="09.12",
        wait="Kira-kira 20-30 menit",
        documents=("KTP elektronik", "Kartu Keluarga (KK)"),
        office="Kantor Imigrasi Batam",
        site="ULP Batam Centre",
        name="Budi S.",
        language=Language.ID,
        qr="LKT:20261124:A-017",
        audit="1a2b3c4d",
        copy=copy,
    )


def test_a_slip_comes_out_whole() -> None:
    with PrinterSim(EngineSettings(speed_mm_s=0)) as sim:
        printer = EscPosPrinter(lambda: open_transport(sim.url), profile_named("generic-80"))
        assert printer.print_slip(a_slip()) == Printed()
        printer.close()
        assert ["A-017" in sheet.texts for sheet in sim.sheets] == [True]
