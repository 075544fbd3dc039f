"""A ticket for tests of printers, and how to know it on paper."""

from domain.slip import Slip
from domain.text import Language
from hardware.printer.sim.paper import Sheet

AUDIT = "1a2b3c4d"


def a_slip(label: str = "A-017", copy: int = 0) -> Slip:
    """Return the slip of an invented person."""
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
        qr=f"LKT:20261124:{label}",
        audit=AUDIT,
        copy=copy,
    )


def is_void(sheet: Sheet) -> bool:
    """Tell whether a sheet says that it is worthless."""
    return any("BATAL / VOID" in text for text in sheet.texts)


def is_whole(sheet: Sheet) -> bool:
    """Tell whether a sheet is a ticket from its code to its last line, and not a void one."""
    return len(sheet.codes) == 1 and f"audit {AUDIT}" in sheet.texts and not is_void(sheet)


def label_on(sheet: Sheet) -> str:
    """Return the number on a whole ticket, with a plus for each time it says it is a reprint."""
    return sheet.codes[0].rpartition(":")[2] + "+" * sum("CETAK ULANG" in text for text in sheet.texts)
