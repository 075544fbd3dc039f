"""Commands by word: BATAL, UBAH, STATUS, BANTUAN; a cancellation only where nothing else can be meant."""

import re
from datetime import date, timedelta

from domain.codes import normalise
from intake.reading.cleaning import folded
from intake.reading.model import Command, Kind, Said
from intake.reading.months import is_named_month, month_of

_LONGEST = 20  # words; who writes more tells a story

_NEGATIONS = frozenset(
    """
    jangan jgn tidak tdk tak gak ga nggak ngga enggak bukan belum blm batalnya not dont don't no
    """.split()
)
_ASKING = frozenset(
    """
    apa apakah kenapa knp mengapa kapan bagaimana gimana gmn kalau kalo klo jika bila siapa cara
    """.split()
)
_NOT_COMING = re.compile(r"\b(?:tidak|tdk|gak|ga|nggak|ngga|tak) (?:jadi|bisa|dapat) (?:datang|hadir|berangkat|ikut)\b")
_OFFERS = re.compile(r"\b(?:tolong|tlg|mohon|mhn|minta|mau|ingin|pengen|bisa|boleh|please|want to)\b")
_ACTIVE = frozenset("batal batalkan batalin membatalkan cancel cancelkan cancelin".split())
_PASSIVE = frozenset("dibatalkan dibatalin dicancel pembatalan batalkannya".split())
_CANCEL_WORDS = frozenset(
    """
    tolong tlg mohon mhn minta mau ingin pengen bisa bisakah boleh bolehkah saya aku sy kami please i want to my
    the would like antrian antrean antri nomor nomer no kode booking pendaftaran daftar jadwal reservasi
    appointment queue number paspor passport punya untuk utk hari ini besok pak bu min admin kak bang mas mbak
    bapak ibu ya yah dong deh aja saja dulu karena ada keperluan urusan mendadak halangan datang jadi selamat
    pagi siang sore malam assalamualaikum halo hai maaf permisi terima kasih makasih trims yang atas nama a n
    """.split()
)
_BEHALF = re.compile(r"\b(?:atas nama|a n|an)\b")

_CHANGE = frozenset(
    """
    ubah ganti pindah geser reschedule reskedul tunda undur mundurkan majukan rubah change mengubah
    """.split()
)
_CHANGE_MORE = (
    frozenset("mengganti memindahkan pindahkan merubah menunda gantikan undurkan penjadwalan".split()) | _CHANGE
)
_CHANGED = frozenset(
    """
    jadwal hari tanggal tgl jam waktu antrian antrean kedatangan slot sesi schedule appointment booking date
    ulang
    """.split()
)
_OWN_DATA = frozenset("nama data alamat lahir foto ejaan".split())
_STATUS = re.compile(
    r"\bstatus\b|\b(?:cek|check|lihat|info)\b.*\b(?:antrian|antrean|nomor|no|booking|pendaftaran|jadwal)\b"
    r"|\b(?:nomor|no|jadwal) (?:antrian|antrean)? ?(?:saya|ku)\b|\bsaya (?:nomor|antrian|antrean) (?:berapa|ke)\b"
    r"|\b(?:sudah|udah|sdh) (?:terdaftar|kedaftar|masuk)\b"
)
_HELP = frozenset(
    (
        "bantuan",
        "help",
        "menu",
        "info",
        "panduan",
        "petunjuk",
        "tolong bantu",
        "bantu",
        "help me",
        "need help",
        "butuh bantuan",
        "perlu bantuan",
        "bantuan dong",
        "minta bantuan",
    )
)
_YES = frozenset("ya iya y yes ok oke okay betul benar setuju lanjut lanjutkan".split())
_POLITE = frozenset(
    """
    tolong mohon pak bu min admin kak bang mas mbak ya dong please halo hai mau minta saya
    """.split()
)

_TICKET = re.compile(r"(?<![A-Za-z])([A-Za-z])(?:-|\s(?=\d{3}))?(\d{1,3})(?![\dA-Za-z])")
_BOOKING_CODE = re.compile(r"(?<![A-Za-z\d])[A-Za-z]{2,4}[\s-]?[A-Za-z\d]{4}[\s-]?[A-Za-z\d]{4}(?![A-Za-z\d])")
_DAY_MONTH = re.compile(r"(?<!\d)(\d{1,2})\s?[\s\-/.]\s?([A-Za-z]{3,10}|\d{1,2})(?:\s?[\s\-/.]\s?(\d{4}))?(?![\d])")
_DAY = re.compile(r"\b(?:tgl|tanggal)\.?\s?(\d{1,2})\b")
_WEEKDAYS = {"senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "jum'at": 4, "sabtu": 5, "minggu": 6}
_COMING_DAYS = {"besok": 1, "lusa": 2}


def read_command(text: str, today: date) -> Said | None:
    """Return the command a text gives, None where it gives none."""
    if text.strip() and not text.strip(" ?!\n"):
        return _said(Command.HELP) if "?" in text else None
    words = folded(text).split()
    if not words or len(words) > _LONGEST:
        return None
    if " ".join(words) in _HELP or " ".join(word for word in words if word not in _POLITE) in _HELP:
        return _said(Command.HELP)
    code = code_in(text)
    bare = folded(_TICKET.sub(" ", _BOOKING_CODE.sub(_without_code, text))).split()
    if _is_cancel(" ".join(bare), "?" in text):
        return _said(Command.CANCEL, code)
    if _is_change(bare):
        return _said(Command.CHANGE, code, day_in(text, today))
    if _STATUS.search(" ".join(bare)) and "paspor" not in words:
        return _said(Command.STATUS, code)
    return None


def leading_command(text: str, today: date) -> Said | None:
    """Return the command in the first field of a form: ``BATAL#A-017``."""
    first, sign, rest = text.strip().lstrip("#").partition("#")
    if not sign:
        return None
    command = _FIRST_FIELD.get(folded(first))
    if command is None:
        return None
    return _said(command, code_in(rest), day_in(rest, today) if command is Command.CHANGE else None)


_FIRST_FIELD = {
    **dict.fromkeys(("batal", "batalkan", "cancel"), Command.CANCEL),
    **dict.fromkeys(("ubah", "ganti", "reschedule", "pindah"), Command.CHANGE),
    **dict.fromkeys(("status", "cek", "cek status"), Command.STATUS),
    **dict.fromkeys(("bantuan", "help", "menu"), Command.HELP),
}


def is_assent(text: str) -> bool:
    """Whether a text says yes to what the office asked, and nothing else."""
    words = [word for word in folded(text).split() if word not in _POLITE - _YES]
    return bool(_YES.intersection(words)) and _YES.issuperset(words)


def mentions_cancelling(text: str) -> bool:
    """Whether a text speaks of cancelling, in whatever sense."""
    return not (_ACTIVE | _PASSIVE).isdisjoint(folded(text).split())


def code_in(text: str) -> str:
    """Return the booking code or the ticket number in a text as the office spells it, empty without one."""
    for match in _BOOKING_CODE.finditer(text):
        if code := normalise(match[0]):
            return code
    ticket = _TICKET.search(text)
    return f"{ticket[1].upper()}-{int(ticket[2]):03d}" if ticket else ""


def _without_code(match: re.Match[str]) -> str:
    return " " if normalise(match[0]) else match[0]


def day_in(text: str, today: date) -> date | None:
    """Return the coming day a text names, such as ``25 November``, ``besok`` or ``hari Rabu``."""
    lowered = _BOOKING_CODE.sub(_without_code, text).lower()
    for match in _DAY_MONTH.finditer(lowered):
        month = int(match[2]) if match[2].isdigit() else month_of(match[2]) if is_named_month(match[2]) else None
        day = _coming(int(match[1]), month, match[3], today) if month else None
        if day is not None:
            return day
    words = folded(lowered).split()
    for word in words:
        if word in _COMING_DAYS:
            return today + timedelta(days=_COMING_DAYS[word])
        if word in _WEEKDAYS:
            return today + timedelta(days=(_WEEKDAYS[word] - today.weekday() - 1) % 7 + 1)
    only_day = _DAY.search(lowered)
    return _coming_day(int(only_day[1]), today) if only_day else None


def _said(command: Command, code: str = "", day: date | None = None) -> Said:
    return Said(Kind.COMMAND, command=command, code=code, date=day)


def _is_cancel(text: str, asks: bool) -> bool:
    """Whether nothing but a cancellation can be meant: known words only, no negation, no question."""
    text = _NOT_COMING.sub(" ", text)
    behalf = _BEHALF.search(text)
    words = (text[: behalf.start()] if behalf else text).split()
    active = [word for word in words if word in _ACTIVE]
    passive = [word for word in words if word in _PASSIVE]
    if len({*active, *passive}) != 1 or not (_NEGATIONS | _ASKING).isdisjoint(text.split()):
        return False
    if not all(word in _CANCEL_WORDS or word in _ACTIVE or word in _PASSIVE for word in words):
        return False
    offered = _OFFERS.search(text) is not None
    return offered and (bool(active) or not asks) if passive or asks else True


def _is_change(words: list[str]) -> bool:
    if not _NEGATIONS.isdisjoint(words):
        return False
    changes = [word for word in words if word in _CHANGE_MORE]
    if not changes or {"paspor", "passport", "pasport"}.intersection(words):
        return False
    own_data = words[0] in ("ubah", "ganti") and not _OWN_DATA.isdisjoint(words)
    alone = all(word.isdigit() or word in _CANCEL_WORDS or word in _CHANGE_MORE for word in words)
    return alone or own_data or not _CHANGED.isdisjoint(words) or (words[0] in _CHANGE and "ke" in words)


def _coming(day: int, month: int, year: str | None, today: date) -> date | None:
    for candidate in (int(year),) if year else (today.year, today.year + 1):
        try:
            found = date(candidate, month, day)
        except ValueError:
            return None
        if found >= today:
            return found
    return None


def _coming_day(day: int, today: date) -> date | None:
    months = ((today.year + (today.month + ahead - 1) // 12, (today.month + ahead - 1) % 12 + 1) for ahead in range(3))
    found = (_coming(day, month, str(year), today) for year, month in months)
    return next((one for one in found if one is not None), None)
