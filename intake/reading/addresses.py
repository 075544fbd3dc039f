"""Addresses: free text, kept as written; here only what tells an address from a name."""

import re

from intake.reading.cleaning import folded, squeezed
from intake.reading.names import unwrapped
from intake.reading.words import ADDRESS_HEADS, ADDRESS_HINTS, GREETINGS, KNOWN_PLACES, TALK

LONGEST_ADDRESS = 200

_THANKS = re.compile(
    r"(?<!\w)(?:terima\s?kasih|trima\s?kasih|trimakasih|makasih|mksh|tks|thx|thanks|thank\s+you|trims|suwun|nuhun"
    r"|mohon|tolong|wassalam\w*|ditunggu|please)(?!\w)",
    re.IGNORECASE,
)
_OPENING_JUNK = re.compile(r"(?:[\s#|;*,:_~\u2022]|[-/=>.\\](?=\s))+")
_CLOSING_JUNK = " \t\n#|;*,:/\\-_~\u2022"
# What stands in the place of an address and is none.
_ABSENT = frozenset("sesuai ktp ektp kk di foto terlampir lihat seperti alamat tersebut".split())
_QUESTIONS = frozenset("berapa brp apakah kapan gimana gmn bagaimana kenapa knp mengapa".split())
_FULL_STOP = re.compile(r"(?:\d|[^\W\d_]{4})\.$")


def bare_address(text: str) -> str:
    """Return the address on one line, without separators around it and thanks behind it."""
    address = squeezed(_without_thanks(text)).rstrip(_CLOSING_JUNK)
    opening = _OPENING_JUNK.match(address)
    address = address[opening.end() :] if opening else address
    address = unwrapped(address)
    if _ABSENT.issuperset(folded(address).split()):
        return ""
    return address[:-1] if _FULL_STOP.search(address[-5:]) else address


def asks(address: str) -> bool:
    """Whether a question runs on in the field of the address, so that the whole may be one."""
    return not _QUESTIONS.isdisjoint(folded(address).split())


def is_surely_address(text: str) -> bool:
    """Whether no name reads like this: it opens as an address does, or holds a number beside such a word."""
    words = folded(text).split()
    if not words:
        return False
    heads = sum(word in ADDRESS_HEADS for word in words)
    return words[0] in ADDRESS_HEADS - {"no"} or heads > 1 or (heads > 0 and any(char.isdigit() for char in text))


def is_likely_address(text: str) -> bool:
    """Whether this reads more like an address than like a name."""
    words = folded(text).split()
    if not words or len(text) > LONGEST_ADDRESS:
        return False
    hinted = any(word in ADDRESS_HINTS or word in ADDRESS_HEADS or word in KNOWN_PLACES for word in words)
    return (hinted or any(word.isdigit() for word in words)) and TALK.isdisjoint(words)


def is_known_place(text: str) -> bool:
    """Whether this is the name of a town."""
    words = folded(text).split()
    return 1 <= len(words) <= 3 and (not KNOWN_PLACES.isdisjoint(words) or "".join(words) in KNOWN_PLACES)


def _without_thanks(text: str) -> str:
    """Cut thanks and a question at the end: only where nothing but thanks and greetings follows."""
    if text.rstrip().endswith("?"):
        body, mark, tail = text.rstrip().rpartition(". ")
        asks = mark and not TALK.isdisjoint(folded(tail).split()) and not any(map(str.isdigit, tail))
        text = body if asks else text
    for match in _THANKS.finditer(text):
        if all(word in GREETINGS for word in folded(text[match.start() :]).split()):
            return text[: match.start()]
    return text
