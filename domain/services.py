"""Services of the office: their stages, documents and how an applicant may come."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from typing import Any

from domain.text import Text


class Stage(StrEnum):
    """A step of a visit; each is served at its own counters."""

    PRE_CHECK = "pre_check"
    INTERVIEW = "interview"
    PAYMENT = "payment"
    COLLECTION = "collection"


_STAGE_NAMES = {
    Stage.PRE_CHECK: Text("Pemeriksaan berkas", "Document check"),
    Stage.INTERVIEW: Text("Foto dan wawancara", "Photo and interview"),
    Stage.PAYMENT: Text("Pembayaran", "Payment"),
    Stage.COLLECTION: Text("Pengambilan paspor", "Passport collection"),
}


def stage_name(stage: Stage) -> Text:
    """Return the name of a stage as the hall reads it."""
    return _STAGE_NAMES[stage]


class ServiceGroup(StrEnum):
    """Services that share days and quota."""

    REGULAR = "regular"
    HAJJ_UMRAH = "hajj_umrah"


@dataclass(frozen=True)
class Service:
    """What an applicant comes for."""

    code: str
    name: Text
    series: str
    group: ServiceGroup
    stages: tuple[Stage, ...]
    documents: tuple[Text, ...]
    bookable: bool
    walk_in: bool
    priority: bool
    legal: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if len(self.series) != 1 or not "A" <= self.series <= "Z":
            raise ValueError(f"service {self.code}: the series must be one letter A to Z, not {self.series!r}")
        if not self.stages or len(set(self.stages)) != len(self.stages):
            raise ValueError(f"service {self.code}: the stages must be at least one, and each only once")

    @property
    def number(self) -> int:
        """The service inside a signed confirmation: 1 for series A to 26 for series Z."""
        return ord(self.series) - ord("A") + 1


def default_services() -> tuple[Service, ...]:
    """Return the services an office starts with; it edits them later in its own store."""
    raw = resources.files("domain").joinpath("data", "services.json").read_text(encoding="utf-8")
    services = tuple(_from_mapping(entry) for entry in json.loads(raw))
    check_series(services)
    return services


def check_series(services: tuple[Service, ...]) -> None:
    """Raise ``ValueError`` where two services share a letter: two people would hold the same number."""
    owners: dict[str, str] = {}
    for service in services:
        other = owners.setdefault(service.series, service.code)
        if other != service.code:
            raise ValueError(f"services {other} and {service.code} share the series {service.series}")


def service_to_json(service: Service) -> str:
    """Return the service as one line of JSON, the form the store keeps."""
    return json.dumps(
        {
            "code": service.code,
            "name": _text_to_mapping(service.name),
            "series": service.series,
            "group": service.group.value,
            "stages": [stage.value for stage in service.stages],
            "documents": [_text_to_mapping(document) for document in service.documents],
            "bookable": service.bookable,
            "walk_in": service.walk_in,
            "priority": service.priority,
            "legal": service.legal,
            "note": service.note,
        },
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )


def service_from_json(text: str) -> Service:
    """Read a service back; raise ``ValueError`` with a sentence where the data is not one."""
    try:
        return _from_mapping(json.loads(text))
    except (KeyError, TypeError) as error:
        raise ValueError(f"this is not a service: {error!r}") from error


def _from_mapping(data: Mapping[str, Any]) -> Service:
    return Service(
        code=data["code"],
        name=_text_from_mapping(data["name"]),
        series=data["series"],
        group=ServiceGroup(data["group"]),
        stages=tuple(Stage(stage) for stage in data["stages"]),
        documents=tuple(_text_from_mapping(document) for document in data["documents"]),
        bookable=_flag(data, "bookable"),
        walk_in=_flag(data, "walk_in"),
        priority=_flag(data, "priority"),
        legal=data.get("legal", ""),
        note=data.get("note", ""),
    )


def _flag(data: Mapping[str, Any], key: str) -> bool:
    """Return a yes or no; the word "false" would count as yes otherwise."""
    if not isinstance(data[key], bool):
        raise ValueError(f"{key} must be true or false, not {data[key]!r}")
    return bool(data[key])


def _text_to_mapping(text: Text) -> dict[str, str]:
    return {"id": text.id, "en": text.en}


def _text_from_mapping(data: Mapping[str, str]) -> Text:
    return Text(data["id"], data["en"])
