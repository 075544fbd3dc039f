"""Pictures of every kind of ticket, without a printer: ``python -m hardware.printer.preview OUTDIR``."""

import argparse
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from domain.numbers import TicketNumber
from domain.services import Service, Stage, default_services
from domain.slip import Slip, make_slip
from domain.text import Language, Text
from hardware.printer.commands import FEED_AND_CUT
from hardware.printer.encode import encode_slip, encode_void
from hardware.printer.profile import PROFILES, Profile
from hardware.printer.sim.instant import print_at_once

_WIDTHS = ("generic-80", "generic-58")
_WHERE = Text("Ruang tunggu A, lantai 2", "Waiting room A, 2nd floor")


def preview_slips(language: Language) -> Iterator[tuple[str, Slip]]:
    """Return each kind of ticket with a name for its picture."""
    services = {service.code: service for service in default_services()}
    for code, service in services.items():
        yield code, _slip(service, language, TicketNumber(service.series, 17))
    plain = services["baru"]
    yield "issued-by-a-kiosk-alone", _slip(plain, language, TicketNumber(plain.series, 3, "K1"))
    yield "reprint", _slip(plain, language, TicketNumber(plain.series, 128), copy=2)


def write_previews(folder: Path) -> list[Path]:
    """Write all pictures and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for width in _WIDTHS:
        profile = PROFILES[width]
        written.append(_write(encode_void(profile), profile, folder / f"{width}-void.png"))
        for language in Language:
            for name, slip in preview_slips(language):
                path = folder / f"{width}-{language}-{name}.png"
                written.append(_write(encode_slip(slip, profile), profile, path))
    return written


def _slip(service: Service, language: Language, number: TicketNumber, copy: int = 0) -> Slip:
    return make_slip(
        number=number,
        service=service,
        stage=service.stages[0] if service.stages else Stage.COLLECTION,
        where=_WHERE.in_(language),
        name="Siti Aminah",
        at=datetime(2026, 11, 24, 2, 12, tzinfo=UTC),
        zone=ZoneInfo("Asia/Jakarta"),
        wait=timedelta(minutes=23),
        office="Kantor Imigrasi Kelas I Khusus TPI Batam",
        site="Batam Centre",
        language=language,
        qr=f"LKT1:1:20261124:{number.label}",
        audit="1a2b3c4d",
        copy=copy,
    )


def _write(body: bytes, profile: Profile, path: Path) -> Path:
    (sheet,) = print_at_once(body + FEED_AND_CUT, profile)
    sheet.save(path)
    return path


def main(arguments: list[str] | None = None) -> int:
    """Write the pictures into the folder named on the command line."""
    parser = argparse.ArgumentParser(prog="python -m hardware.printer.preview", description="Pictures of all tickets.")
    parser.add_argument("folder", type=Path, help="where the PNGs go")
    written = write_previews(parser.parse_args(arguments).folder)
    print(f"{len(written)} pictures in {written[0].parent}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
