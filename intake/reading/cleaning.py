"""Turns what a telephone sent into plain lines: one script of digits, no hidden characters, no pictures."""

import re
import unicodedata

# What is longer than WhatsApp's own limit comes from a program; it is read only so far.
LIMIT = 4096

_MARK = "#"
_LOOKALIKES = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u02b9\u02bb\u2032\u00b4\uff40", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
        **dict.fromkeys("\u266f\u2317\u29e3", _MARK),
        **dict.fromkeys("\u3001", ","),
        **dict.fromkeys("\u2022\u00b7\u25cf\u25aa\u25ab\u2023\u2043\u25e6", "\u2022"),
        **dict.fromkeys("\r\x0b\x0c\x85\u2028\u2029", "\n"),
        "\u2044": "/",
    }
)
_PICTURES = frozenset({"So", "Sk"})
_COMBINING = frozenset({"Mn", "Me"})


def clean(text: str) -> str:
    """Return ``text`` with ASCII digits and without control, hidden and combining marks and emoji; lines stay."""
    text = text[:LIMIT].replace("\r\n", "\n").replace("```", " ").replace("`", "'")
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFKC", text.translate(_LOOKALIKES)).translate(_LOOKALIKES)
    return "".join(map(_cleaned, composed))


def squeezed(text: str) -> str:
    """Return ``text`` on one line without doubled spaces."""
    return " ".join(text.split())


def folded(text: str) -> str:
    """Return the words of ``text`` for comparing: lower case letters and digits with single spaces."""
    return " ".join(_NOT_WORD.sub(" ", text.lower()).split())


_NOT_WORD = re.compile(r"[^\w']|_")


def _cleaned(char: str) -> str:
    if " " <= char <= "~" or char in "\n\t":
        return char
    category = unicodedata.category(char)
    if category[0] == "C" or category in _COMBINING:
        return ""
    if category in _PICTURES:
        return " "
    if category == "Nd":
        return str(unicodedata.decimal(char))
    return " " if char.isspace() else char
