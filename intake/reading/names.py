"""Names of people: what belongs to a name is kept as written, what does not is refused and never repaired."""

import re
import unicodedata

from intake.reading.cleaning import folded, squeezed
from intake.reading.model import Code
from intake.reading.words import ADDRESS_HEADS, LIGHT_TALK, TALK, TITLES_AFTER, TRAILING_TALK

LONGEST_NAME = 80

_EDGES = " \t\n#|;*,:/\\-_~=+<>[](){}\"^.\u2022"
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
_ABBREVIATION = re.compile(r"[^\W\d_]{1,3}(?:\.[^\W\d_]{1,5})*\.$")
_ALLOWED = frozenset(" '.,-")


def bare_name(text: str) -> str:
    """Return the name without markup, numbering, chat honorifics and what led up to it."""
    name = squeezed(text)
    before = None
    while name != before:
        before = name
        name = _NUMBERING.sub("", name, count=1) if _NUMBERING.match(name) else name
        name = _trimmed(name)
        for lead in (_OWN, _HONORIFIC):
            match = lead.match(name)
            if match and match.end() < len(name):
                name = name[match.end() :]
    return name


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
    return Code.NOT_A_NAME if _is_talk(name) or len(letters) < 2 else None


def looks_like_name(text: str) -> bool:
    """Whether a bare text could be a name; used where its place does not say so."""
    name = bare_name(text)
    words = folded(name).split()
    return name_problem(name) is None and 1 <= len(words) <= 8 and words[0] not in ADDRESS_HEADS


def splits_off_titles(parts: list[str]) -> int:
    """Return how many parts between commas, from the first on, are one name with its titles."""
    count = 1
    while count < len(parts) and folded(parts[count]).replace(" ", "") in TITLES_AFTER:
        count += 1
    return count


def _trimmed(name: str) -> str:
    inner = name.strip(_EDGES)
    end = name.find(inner) + len(inner) if inner else 0
    dotted = inner + "." if name[end : end + 1] == "." else inner
    last = dotted.rpartition(" ")[2]
    return dotted if _ABBREVIATION.fullmatch(last) else inner.strip("'")


def _is_latin(char: str) -> bool:
    return char.isascii() or unicodedata.name(char, "").startswith("LATIN")


def _is_talk(name: str) -> bool:
    words = folded(name).split()
    light = sum(word in LIGHT_TALK for word in words)
    return not TALK.isdisjoint(words) or light > 1 or (len(words) > 1 and words[-1] in TRAILING_TALK)
