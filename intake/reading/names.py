"""Names of people: what belongs to a name is kept as written, what does not is refused and never repaired."""

import re
import unicodedata

from intake.reading.cleaning import folded, squeezed
from intake.reading.model import Code
from intake.reading.words import (
    ADDRESS_HEADS,
    ADDRESS_OPENERS,
    ALONE,
    ANNOUNCING,
    COMMON,
    LIGHT_TALK,
    NAMEABLE,
    OPENERS,
    ORDERS,
    TALK,
    TITLES_AFTER,
    TRAILING_TALK,
)

LONGEST_NAME = 80

_EDGES = " \t\n#|;*,:/\\-_~.\u2022"
_MARKUP = " \t\n#*_~"
_CLOSING_EDGES = _EDGES + "=+>&@"
_PAIRS = ("()", "[]", "{}", "<>", '""', "''")
_HONORIFIC = re.compile(
    r"(?:(?:bapak|bpk|pak|ibu|ibuk|sdra|sdri|sdr|saudara|saudari|tn|ny|nn|tuan|nyonya|nona|mbak|mba|mas|bang|kak"
    r"|mr|mrs|miss|bu)(?:[.:]\s*|\s+)|(?:a/n|a\.n\.?|an[.:]|atas\s+nama|yth\.?)[\s:.]*)",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?:(?:nama\s+(?:saya|lengkap|anak|istri|suami|ibu|bapak|ayah)(?:\s+saya)?|saya|untuk|utk"
    r"|(?:anak|istri|suami|ayah|adik|kakak|orang\s+tua)\s+saya)(?:\s+adalah)?)\s*[:,]?\s+",
    re.IGNORECASE,
)
_NUMBERING = re.compile(r"(?:\(?\d{1,2}\s?[.)\]:]|\d{1,2}\s?-(?=\s))\s*")
_WORD = re.compile(r"[^\W\d_]+")
_ABBREVIATION = re.compile(r"[^\W\d_]{1,3}(?:\.[^\W\d_]{1,5})*\.$")
# Verbs and nouns with an ending, such as "melaporkan" or "permintaan": no name is built like this.
_INFLECTED = re.compile(
    r"(?:me|di|ber|ter|per|pe|ke|se)\w{3,20}(?:kan|nya|kah|lah)|(?:pe[mnr]|ke)\w{5,20}an", re.IGNORECASE
)
_NOT_LETTERS = re.compile(r"[^\w']|_")
_SHORT = 3
_NO_FIRST = ADDRESS_OPENERS | OPENERS - {"i"}
_ALLOWED = frozenset(" '.,-")


def bare_name(text: str) -> str:
    """Return the name without markup, numbering, chat honorifics and what led up to it."""
    name = squeezed(text)
    before = None
    while name != before:
        before = name
        name = _NUMBERING.sub("", name, count=1) if _NUMBERING.match(name) else name
        name = without_lead(_trimmed(name))
        for lead in (_OWN, _HONORIFIC):
            match = lead.match(name)
            if match and match.end() < len(name):
                name = name[match.end() :]
    return name


def without_lead(text: str) -> str:
    """Return the text without what announces a booking before it, such as ``Mau daftar antrian:``.

    Some words of announcements begin names too (Salam, Baru, Anak Agung): where one of them comes next, nothing is
    cut, so that the whole is asked for again.
    """
    for sign in ":,.!":
        head, _, rest = text.partition(sign)
        opens = sign == ":" or not OPENERS.isdisjoint(folded(head).split())
        if rest.strip(_EDGES) and opens and is_announcement(head):
            return rest.lstrip(_EDGES)
    end, announced, following = 0, False, ""
    for match in _WORD.finditer(text):
        word = match[0].lower()
        if word not in ANNOUNCING:
            break
        if word in NAMEABLE:
            following = following or word
            continue
        announced = announced or word in OPENERS
        end, following = match.end(), ""
    doubtful = following in NAMEABLE and following not in ("i", "mas")
    rest = text[end:].lstrip(_EDGES + "!'")
    return rest if announced and not doubtful and rest else text


def name_problem(name: str) -> Code | None:
    """Return why this cannot be taken as the name of a person, None where it can."""
    letters = [char for char in name if char.isalpha()]
    if not letters:
        return Code.NO_LETTERS
    latin = sum(map(_is_latin, letters))
    if latin < len(letters):
        return Code.MIXED_SCRIPT if latin else Code.NON_LATIN
    if any(not char.isalpha() and char not in _ALLOWED for char in name):
        return Code.BAD_CHARACTERS
    if len(name) > LONGEST_NAME:
        return Code.TOO_LONG
    doubtful = _is_talk(name) or _begins_small(name) or not _is_one(name)
    return Code.NOT_A_NAME if doubtful or len(letters) < 2 else None


def looks_like_name(text: str) -> bool:
    """Whether a bare text could be a name; used where its place does not say so."""
    name = bare_name(text)
    words = folded(name).split()
    return name_problem(name) is None and 1 <= len(words) <= 8 and words[0] not in ADDRESS_HEADS


def is_title(text: str) -> bool:
    """Whether a text after a comma is a degree or title, such as ``S.T.`` or ``M. Si``."""
    words = folded(text).split()
    if not words or not ADDRESS_HEADS.isdisjoint(words):
        return False
    return "".join(words) in TITLES_AFTER or all(
        "." in word[1:] or folded(word) in TITLES_AFTER for word in text.split()
    )


def is_announcement(text: str) -> bool:
    """Whether a text only leads up to a booking: greetings, ``mau daftar antrian paspor``."""
    words = folded(text).split()
    return bool(words) and all(word in ANNOUNCING for word in words)


def unwrapped(text: str) -> str:
    """Return the text without the one pair of brackets or quotes around all of it."""
    wrapped = len(text) > 2 and text[0] + text[-1] in _PAIRS and not {text[0], text[-1]}.intersection(text[1:-1])
    return text[1:-1].strip() if wrapped else text


def _is_one(name: str) -> bool:
    """Whether commas only part titles from the name: after another one stands something else than a name."""
    first, *others = name.split(",")
    return bool(first.strip()) and all(is_title(other) for other in others if other.strip())


def _trimmed(name: str) -> str:
    name = unwrapped(name.strip(_MARKUP))
    inner = name.lstrip(_EDGES).rstrip(_CLOSING_EDGES)
    end = name.find(inner) + len(inner) if inner else 0
    dotted = inner + "." if name[end : end + 1] == "." else inner
    last = dotted.rpartition(" ")[2]
    return dotted if _ABBREVIATION.fullmatch(last) else unwrapped(inner)


def _is_latin(char: str) -> bool:
    return char.isascii() or unicodedata.name(char, "").startswith("LATIN")


def _begins_small(name: str) -> bool:
    """Whether a small word stands before capital ones: telephones write the first word large, so a sentence went on."""
    first, *others = name.split(",")[0].split() or [""]
    small = first.isalpha() and first.islower() and len(first) > 1 and first not in TITLES_AFTER
    return small and any(other[:1].isupper() for other in others)


def _words(name: str) -> list[str]:
    """Return the words of a name for comparing, without abbreviations such as ``S.Pt``."""
    words: list[str] = []
    for token in name.lower().split():
        pieces = [piece for piece in _NOT_LETTERS.split(token) if piece]
        abbreviated = "." in token.rstrip(".,") and all(len(piece) <= _SHORT for piece in pieces)
        words += [] if abbreviated else pieces
    return words


def _is_talk(name: str) -> bool:
    """Whether the words of a name are those of a sentence, a greeting, an order or an address."""
    words = _words(name)
    if not words:
        return False
    if (
        not (TALK | COMMON).isdisjoint(words)
        or any(map(_INFLECTED.fullmatch, words))
        or "dan" in words[1:]
        or words[0] in _NO_FIRST
    ):
        return True
    # "an" may stand for "atas nama", "anak" for a child: only in Anak Agung it is surely a name.
    if name.lower().startswith("an ") or (words[0] == "anak" and words[1:2] != ["agung"]):
        return True
    light = sum(word in LIGHT_TALK for word in words)
    if light > 1 or words[-1] in TRAILING_TALK or (words[0] in ORDERS and len(words) != 2):
        return True
    return all(word in ANNOUNCING or word in LIGHT_TALK for word in words) and words[0] not in ALONE
