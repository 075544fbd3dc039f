"""The printed words around a ticket's own, and the cleaning of every text that goes to paper."""

import unicodedata
from dataclasses import dataclass
from textwrap import wrap

from domain.text import Language

# Escapes, because several of these signs look like the ASCII ones they become.
_PUNCTUATION = str.maketrans(
    {
        "\u2013": "-",
        "\u2014": "-",
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2026": "...",
        "\u00b7": "-",
        "\u2022": "-",
        "\u00b1": "+/-",
        "\u2248": "~",
    }
)


@dataclass(frozen=True)
class Words:
    """The labels of a ticket in one language."""

    number: str
    where: str
    wait: str
    stage: str
    arrived: str
    name: str
    documents: str
    copy: str


WORDS = {
    Language.ID: Words(
        number="NOMOR ANTREAN",
        where="TUNGGU DI",
        wait="Perkiraan tunggu",
        stage="Tahap",
        arrived="Lapor datang",
        name="Nama",
        documents="Siapkan dokumen asli",
        copy="CETAK ULANG {}",
    ),
    Language.EN: Words(
        number="QUEUE NUMBER",
        where="WAIT AT",
        wait="Estimated wait",
        stage="Stage",
        arrived="Checked in",
        name="Name",
        documents="Have these originals ready",
        copy="CETAK ULANG {} - REPRINT",
    ),
}


def printable(text: str) -> str:
    """Return ``text`` in the characters every printer has: printable ASCII, accents dropped.

    A control byte in a name would cut the paper or move the drawer, and a character outside ASCII
    would depend on the code page a printer happens to have.
    """
    folded = unicodedata.normalize("NFKD", text.translate(_PUNCTUATION)).translate(_PUNCTUATION)
    return "".join(map(_glyph, folded))


def lines_of(text: str, columns: int, at_most: int) -> list[str]:
    """Return ``text`` broken between words into lines of ``columns``; what is over is dropped with ``...``."""
    return wrap(" ".join(printable(text).split()), columns, max_lines=at_most, placeholder="...")


def _glyph(char: str) -> str:
    if " " <= char <= "~":
        return char
    category = unicodedata.category(char)
    if char.isspace() or category == "Cc":
        return " "
    return "" if category[0] in "CM" else "?"
