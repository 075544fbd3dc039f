"""Labels such as ``Nama:`` and ``Tgl. Lahir``: they say what a field is, wherever it stands."""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple


class Label(Enum):
    """What a labelled field holds."""

    NAME = "name"
    BIRTH = "birth"
    PLACE = "place"
    ADDRESS = "address"
    NIK = "nik"
    PHONE = "phone"
    ARRIVAL = "arrival"
    AGE = "age"
    RELATIVE = "relative"
    OTHER = "other"


class Labelled(NamedTuple):
    """A piece of text and the label before it, if any; ``marked`` where a sign such as a colon followed the label."""

    label: Label | None
    text: str
    marked: bool = False


_OF_WHOM = r"(?:\s+(?:lengkap|pemohon|saya|anak|sesuai|di|dalam|e?-?ktp|akta|akte|paspor|pendaftar|calon))"
_DATE = r"(?:tgl|tanggal|tg|tggl|tanggl|tnggl|tgal|tggal)"
_BORN = r"(?:lahir|lhr|kelahiran|lahirnya|lair|lahr|lhir)"
_RELATIVE = (
    r"(?:ibu|ayah|bapak|orang\s?tua|ortu|mama|papa|suami|istri|pasangan|wali|kakak|adik|saudara|penjamin|perusahaan"
    r"|kontak|gadis|panggilan|instansi|kandung)"
)
_PATTERNS = {
    Label.RELATIVE: rf"(?:nama|(?:tempat\W{{1,3}})?{_DATE}[\s.]{{0,3}}{_BORN}|alamat)\s+{_RELATIVE}(?:\s+kandung)?",
    Label.PLACE: rf"(?:tempat|tmpt|tmp)\s+{_BORN}(?!\s*[,/&]|\s+dan)|place\s+of\s+birth|birth\s?place",
    Label.ARRIVAL: rf"(?:rencana\s+)?(?:{_DATE}|hari|rencana)\.?\s+"
    r"(?:rencana\s+)?(?:kedatangan|datang|antri|antrian|antrean|kunjungan)",
    Label.BIRTH: rf"(?:(?:tempat|tmpt|tmp)\.?(?:\s+lahir)?\s?(?:[,/&.\-]|dan)?\s?)?{_DATE}[\s.\-]{{0,3}}{_BORN}"
    rf"{_OF_WHOM}{{0,2}}|t\s?\.?\s?t\s?\.?\s?l\b\.?|d\.?o\.?b\b\.?|date\s+of\s+birth|birth\s?da(?:te|y)|{_BORN}"
    r"|(?:i\s+was\s+)?born(?:\s+on)?",
    Label.NAME: rf"(?:atas\s)?nama{_OF_WHOM}{{0,3}}|nma|nm|(?:my\s)?(?:full\s?)?name",
    Label.ADDRESS: r"(?:alamat|almt|alamt|almat|addres{1,2}|add(?=\s?:)|domisili)"
    r"(?:\s+(?:rumah|lengkap|saya|pemohon|tinggal|domisili|sekarang|sesuai|di|e?-?ktp)){0,3}"
    r"|tempat\s+tinggal|(?:ber)?tinggal\s+di|beralamat(?:kan)?(?:\s+di)?|(?:i\s+)?live\s+(?:at|in)",
    Label.NIK: r"(?:no|nomor|nomer)\.?\s?(?:induk\s+kependudukan|e?-?ktp|nik)|nik",
    Label.PHONE: r"(?:no|nomor|nomer)\.?\s?(?:hp|telp|tlp|telepon|telpon|telephone|wa|whatsapp|handphone|kontak)"
    r"|hp|telp|tlp|telepon|phone|wa(?=\s?:)",
    Label.AGE: r"umur|usia",
    Label.OTHER: r"jenis\s+(?:kelamin|paspor|permohonan|layanan)|jk|kelamin|agama|pekerjaan|kewarganegaraan|e-?mail"
    r"|keperluan|tujuan|layanan|status(?:\s+perkawinan)?|no\.?\s?paspor|gol\.?\s?darah",
}
_AFTER = r"(?![^\W_])(?P<mark>[\s.]*(?:(?:adalah|is|yaitu)\b)?\s?[:=\-;>]*)\s*"
_LABEL = re.compile(
    "(?:" + "|".join(f"(?P<{label.value}>{pattern})" for label, pattern in _PATTERNS.items()) + ")" + _AFTER,
    re.IGNORECASE,
)
# Without a sign before it, a label counts inside a field only where it cannot be part of a name or an address.
_INLINE = re.compile(
    rf"(?<=[\s,;.\-/])(?:{_DATE}[\s.\-]{{0,3}}{_BORN}|(?:tempat|tmpt)[\s,/]{{1,3}}{_DATE}\.?\s{_BORN}|ttl\b|lahir\b|dob\b|i\s+was\s+born\b|born\b|i\s+live\b"
    r"|date\s+of\s+birth|alamat\b|almt\b|almat\b|address\b|domisili\b|tinggal\s+di\b|beralamat\b|(?<!atas )nama\b|nik\b"
    r"|(?:no|nomor)\.?\s?(?:hp|telp|wa|ktp)\b)",
    re.IGNORECASE,
)
_OPENING = " \t\"'<([{*_-\u2022.,;:/|"
_CLOSING = " \t,;/|-"


def labelled_pieces(field: str) -> list[Labelled]:
    """Split a field at its labels; a field without any is one piece without a label."""
    starts = list(_starts(field))
    if not starts:
        return [Labelled(None, field)]
    head = field[: starts[0].start()]
    pieces = [Labelled(None, head.rstrip(_CLOSING))] if head.strip(_OPENING) else []
    for match, following in zip(starts, [*starts[1:], None], strict=True):
        value = field[match.end() : following.start() if following else len(field)]
        pieces.append(Labelled(_label_of(match), value.rstrip(_CLOSING), _has_mark(match)))
    return pieces


def _starts(field: str) -> Iterator[re.Match[str]]:
    """Yield the matches of labels: at the start of the field and, marked enough, inside it."""
    opening = len(field) - len(field.lstrip(_OPENING))
    places = [opening, *(found.start() for found in _INLINE.finditer(field, opening))]
    end = 0
    for place in places:
        match = _LABEL.match(field, place)
        if match and place >= end and (_label_of(match) is not Label.OTHER or _has_mark(match)):
            end = match.end()
            yield match


def _label_of(match: re.Match[str]) -> Label:
    return next(label for label in Label if match[label.value] is not None)


def _has_mark(match: re.Match[str]) -> bool:
    return bool(match["mark"].strip(" ."))
