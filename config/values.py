"""Kinds of value a key may have; each description completes the sentence "it must be …"."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import time
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo

# A vendor and a product in four hexadecimal digits each, and the serial number where there are two alike.
_USB = re.compile(r"usb://(any|[0-9a-fA-F]{4}:[0-9a-fA-F]{4})(/[!-~]{1,64})?")


class Section(BaseModel):
    """A table of the file: read once, never changed, and without room for misspelt keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, validate_default=True)


def one_of(names: Sequence[str]) -> str:
    """Return the description of a choice between words."""
    *others, last = (f'"{name}"' for name in names)
    return f"{', '.join(others)} or {last}" if others else last


def seconds(low: float, high: float) -> Any:
    """Return the limits of a time in seconds."""
    return Field(ge=low, le=high, strict=True, description=f"seconds from {low:g} to {high:g}")


def count(low: int, high: int) -> Any:
    """Return the limits of a whole number."""
    return Field(ge=low, le=high, strict=True, description=f"a whole number from {low} to {high}")


def refuse_doubles(what: str, values: Iterable[str], wanted: str) -> None:
    """Raise ``ValueError`` for the first value that stands twice."""
    doubles = [value for value, number in Counter(values).items() if number > 1]
    if doubles:
        raise ValueError(f'{what} "{doubles[0]}" stands twice: {wanted}')


def folder_of(info: ValidationInfo) -> Path:
    """Return the folder that relative paths start from: the one that holds the file."""
    return Path((info.context or {}).get("folder", "."))


def _absolute_path(value: Path, info: ValidationInfo) -> Path:
    return folder_of(info) / value


def _path_or_none(value: object, info: ValidationInfo) -> Path | None:
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return folder_of(info) / value
    raise ValueError


def _store_url(value: str, info: ValidationInfo) -> str:
    path = value.removeprefix("sqlite:///")
    if path and path != value:
        return f"sqlite:///{folder_of(info) / path}"
    if value.startswith("postgresql://"):
        return value
    raise ValueError


def _printer_url(value: str, info: ValidationInfo) -> str:
    if value.startswith("file:"):
        path = value.removeprefix("file:").removeprefix("//")
        return f"file://{folder_of(info) / path}"
    if value.startswith(("socket://", "serial:")) or _USB.fullmatch(value):
        return value
    raise ValueError


def _camera_url(value: str, info: ValidationInfo) -> str:
    scheme, _, path = value.partition(":")
    if scheme in ("folder", "video") and path:
        return f"{scheme}:{folder_of(info) / path}"
    if not value or (scheme == "device" and path.isdecimal()):
        return value
    raise ValueError


def _line_url(value: str, info: ValidationInfo) -> str:
    return value if "://" in value else str(folder_of(info) / value)


def _reader_url(value: str, info: ValidationInfo) -> str:
    return _line_url(value, info) if value else value


def _zone(value: str) -> str:
    try:
        return ZoneInfo(value).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError from error


Word = Annotated[str, Field(min_length=1, max_length=80, description="a text of 1 to 80 characters")]
DeviceName = Annotated[
    str,
    Field(pattern=r"^[A-Z][A-Z0-9]{0,7}$", description='a short name such as "K1": a capital, then capitals or digits'),
]
CounterNumber = Annotated[int, Field(ge=1, le=99, strict=True, description="a counter's number from 1 to 99")]
FolderPath = Annotated[Path, AfterValidator(_absolute_path), Field(description="a folder")]
MirrorFile = Annotated[
    Path | None,
    BeforeValidator(_path_or_none),
    Field(description='a file such as "var/mirror.db", or "" for a kiosk that stops with its server'),
]
OptionalFolder = Annotated[
    Path | None,
    BeforeValidator(_path_or_none),
    Field(description='a folder such as "notices", or ""'),
]
ZoneName = Annotated[
    str,
    AfterValidator(_zone),
    Field(description='a time zone such as "Asia/Jakarta", "Asia/Makassar" or "Asia/Jayapura"'),
]
StoreUrl = Annotated[
    str,
    AfterValidator(_store_url),
    Field(description='"sqlite:///var/loket.db" or "postgresql://user@host:5432/loket"'),
]
PrinterUrl = Annotated[
    str,
    AfterValidator(_printer_url),
    Field(
        description='"socket://host:9100", "serial:///dev/ttyS0?baud=9600", "usb://04b8:0202" (vendor and product, and'
        ' /SERIAL where there are two), "usb://any" or "file:///folder/paper.bin"'
    ),
]
CameraUrl = Annotated[
    str,
    AfterValidator(_camera_url),
    Field(description='"device:0", "video:path", "folder:path", or "" for a kiosk without a camera'),
]
LineUrl = Annotated[
    str,
    Field(min_length=1, description='a serial port such as "/dev/ttyUSB0", or "socket://host:port"'),
    AfterValidator(_line_url),
]
KeypadUrl = Annotated[
    str,
    Field(min_length=1, description='an input device such as "/dev/input/by-id/usb-KEYPAD-event-kbd"'),
    AfterValidator(_line_url),
]
ReaderUrl = Annotated[
    str,
    Field(description='a serial port such as "/dev/serial/by-id/usb-SCANNER-if00", or "" for a kiosk without a reader'),
    AfterValidator(_reader_url),
]
ListenAddress = Annotated[
    str,
    Field(pattern=r"^[A-Za-z0-9.-]+:[0-9]{1,5}$", description='an address and a port, such as "0.0.0.0:8443"'),
]
HttpsUrl = Annotated[
    str,
    Field(pattern=r"^https://[A-Za-z0-9.-]+:[0-9]{1,5}$", description='an address such as "https://10.7.0.2:8443"'),
]
Baud = Annotated[int, Field(ge=1200, le=921600, strict=True, description="a speed from 1200 to 921600 baud")]
TimeOfDay = Annotated[time, Field(description="a time of day such as 08:00:00")]
