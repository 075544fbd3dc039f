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
    time: str
    name: str
    documents: str
    copy: str


WORDS = {
    Language.ID: Words(
        number="NOMOR ANTREAN",
        where="SILAKAN TUNGGU DI",
        wait="Tunggu",
        stage="Tahap",
        time="pukul",
        name="Nama",
        documents="Siapkan dokumen asli",
        copy="CETAK ULANG {}",
    ),
    Language.EN: Words(
        number="QUEUE NUMBER",
        where="PLEASE WAIT AT",
        wait="Wait",
        stage="Stage",
        time="at",
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


def balanced_lines(text: str, columns: int, at_most: int) -> list[str]:
    """Return as few lines as ``lines_of`` needs, none of them much shorter than the others."""
    lines = lines_of(text, columns, at_most)
    narrowest = next(
        (width for width in range(4, columns) if _unchanged(lines, lines_of(text, width, at_most))), columns
    )
    return lines_of(text, narrowest, at_most)


def _unchanged(lines: list[str], narrower: list[str]) -> bool:
    """Tell whether narrower lines are as many and still hold the same words."""
    return len(narrower) == len(lines) and " ".join(narrower) == " ".join(lines)


def _glyph(char: str) -> str:
    if " " <= char <= "~":
        return char
    category = unicodedata.category(char)
    if char.isspace() or category == "Cc":
        return " "
    return "" if category[0] in "CM" else "?"
