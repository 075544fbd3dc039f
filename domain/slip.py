"""The slip: what stands on the paper of a ticket."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.bookings import shortened_name
from domain.clock import office_day
from domain.dates import format_day, format_time
from domain.numbers import TicketNumber
from domain.services import Service, Stage, stage_name
from domain.text import Language, Text, plain
from domain.waiting import wait_text

NOTICE = Text(
    "Ini nomor antrean, bukan paspor. Simpan kertas ini sampai selesai.",
    "This is a queue number, not a passport. Keep this paper until you are finished.",
)


_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True)
class Slip:
    """The finished words of one paper; the printer only lays them out."""

    label: str
    service: str
    stage: str
    where: str
    day: str
    printed_at: str
    wait: str
    documents: tuple[str, ...]
    office: str
    site: str
    name: str
    language: Language
    qr: str
    audit: str
    copy: int = 0
    notice: str = ""


def make_slip(
    *,
    number: TicketNumber,
    service: Service,
    stage: Stage,
    where: str,
    name: str,
    at: datetime,
    zone: ZoneInfo,
    wait: timedelta,
    office: str,
    site: str,
    language: Language,
    qr: str,
    audit: str,
    copy: int = 0,
    notice: Text = NOTICE,
) -> Slip:
    """Return the slip of a ticket in the applicant's language; the name is shortened here."""
    return Slip(
        label=number.label,
        service=service.name.in_(language),
        stage=stage_name(stage).in_(language),
        where=where,
        day=format_day(office_day(at, zone), language),
        printed_at=format_time(at, zone, language),
        wait=wait_text(wait, language),
        documents=tuple(document.in_(language) for document in service.documents),
        office=office,
        site=site,
        name=shortened_name(plain(name)),
        language=language,
        qr=qr,
        audit=audit[:8],
        copy=copy,
        notice=notice.in_(language),
    )


def slip_to_json(slip: Slip) -> str:
    """Return the slip as one line of JSON: the same slip always gives the same bytes."""
    return _JSON.encode(vars(slip))


def slip_from_json(text: str) -> Slip:
    """Read a slip back; raise ``ValueError`` with a sentence where the data is not one."""
    try:
        data = json.loads(text)
        return Slip(**{**data, "documents": tuple(data["documents"]), "language": Language(data["language"])})
    except (KeyError, TypeError) as error:
        raise ValueError(f"this is not a slip: {error}") from error
