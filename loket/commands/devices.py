"""Shows what each device last said of itself."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from config.load import load_config
from config.model import Config
from loket.options import DEFAULT_CONFIG, AsJson, ConfigFile

PRINTER = "printer"
PAPER = {"paper_out": "out", "near_end": "ends soon", "cannot_tell": "unknown"}

if TYPE_CHECKING:
    from office.devices import DeviceView


def devices(config: ConfigFile = DEFAULT_CONFIG, as_json: AsJson = False) -> None:
    """List the devices of the office, and what each of them last said."""
    settings = load_config(config)
    from office.context import open_office
    from office.devices import devices as known_devices

    office = open_office(settings)
    try:
        known = known_devices(office)
    finally:
        office.store.close()
    if as_json:
        print(json.dumps([{**asdict(device), "paper": _paper_of(device)} for device in known], default=str))
    else:
        print(*_lines(known, settings), sep="\n")


def _lines(known: "Iterable[DeviceView]", settings: Config) -> Iterator[str]:
    zone = ZoneInfo(settings.office.zone)
    heard = set()
    for device in known:
        heard.add(device.name)
        state = f"{device.state} ({device.detail})" if device.detail else str(device.state)
        since, seen = _clock_time(device.since, zone), _clock_time(device.last_seen, zone)
        paper = f", paper {_paper_of(device)}" if device.kind == PRINTER else ""
        yield f"{device.name:<8} {device.kind:<11} {state:<28} since {since}, last heard {seen}{paper}"
    for name, command in _configured(settings):
        if name not in heard:
            yield f"{name:<8} {'':<11} never heard from: start `loket {command}`"


def _paper_of(device: "DeviceView") -> str:
    """Return what is known of a printer's paper; nothing of other devices."""
    if device.kind != PRINTER:
        return ""
    return PAPER.get(device.detail, "ok" if device.state == "ok" else "unknown")


def _configured(settings: Config) -> Iterator[tuple[str, str]]:
    """Yield the devices of the configuration, each with the command of the process that owns it."""
    yield settings.printer.name, "daemon spooler"
    if settings.kiosk.reader:
        yield f"{settings.kiosk.name}-reader", "kiosk"
    for device in (*settings.lines, *settings.boards):
        yield device.name, "daemon bus"


def _clock_time(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%d %b %H:%M:%S}"
