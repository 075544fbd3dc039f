"""The words of a name as they sound, without titles, degrees and what stands for "son of"."""

import re
import unicodedata
from functools import lru_cache

_BEFORE = frozenset(
    """
    h hj hjh haji hajah drs dra dr drg ir prof kh k apt ns rm r raden rr ra tb
    bapak bpk pak ibu bu sdr sdri tn tuan ny nyonya nn nona saudara saudari almarhum almarhumah alm
    """.split()
)
_LINKS = frozenset("bin binti bte ibn ibnu bt br alias als van der den".split())
_BALINESE = frozenset({"i", "ni"})
_DEGREES = frozenset(
    """
    sh se st skom spd sag ssos sip stp ssi skm sked skep sfarm spsi sikom spdi shi sei sst amd amdkeb mm mh mt msi mpd
    mkom mkes mag msc mba ma phd mhum map lc ba bsc ners apt spt sgz spa spog spb spm mak mti mfarm mpdi mpsi se ak bba
    """.split()
)
_WHOLE = {
    **dict.fromkeys(
        "mo mh moh muh moch much mhd mohd mohammad mohamad mohamed mohammed muhamad muhammad mochammad mochamad "
        "muchammad muchamad mukhamad mukhammad mokhamad muhamat muhammed mohamat muhd".split(),
        "muhammad",
    ),
    **dict.fromkeys("ach akh achm ahm".split(), "ahmad"),
    **dict.fromkeys("abd abdl".split(), "abdul"),
    **dict.fromkeys("st sitti".split(), "siti"),
    **dict.fromkeys("md".split(), "made"),
}
# First names so common that they tell nobody apart.
COMMON = frozenset(
    "muhamad ahmad siti sri nur nurul abdul dewi agus eko budi andi putri maria ayu dwi tri i ni made putu".split()
)
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(.)\1+", r"\1"),
        (r"y$", "i"),
        (r"oe", "u"),
        (r"tj", "c"),
        (r"dj", "j"),
        (r"ch?(?=[rl])", "k"),
        (r"^ch(?=[ao]i)", "h"),
        (r"(?<=[aeiou])ch(?=[a-z])", "h"),
        (r"ch", "c"),
        (r"kh", "h"),
        (r"s[jyh]", "s"),
        (r"(?<=[tdbg])h", ""),
        (r"^d?z", "j"),
        (r"d?z|ts", "s"),
        (r"ph|[fv]", "p"),
        (r"q", "k"),
        (r"x", "ks"),
        (r"ck|c(?=[^aeiouyh]|$)", "k"),
        (r"oh(?=[a-z])|(?<=l)oh$", "ah"),
        (r"ho(?=[a-z])", "ha"),
        (r"hro$", "hra"),
        (r"a(?:e|y(?![aeiou]))", "ai"),
        (r"iy(?=[aeiou])|(?<=[^aeiou])[jy](?=[aeiou])", "i"),
        (r"(?<=[aeiou])y(?=[^aeiou])|(?<=[^aeiou])y", "i"),
        (r"j", "y"),
        (r"ie", "i"),
        (r"(.)\1+", r"\1"),
        (r"(?<=[aeiou])h$", ""),
    )
)
# "Servant of": the article takes on the letter after it, and is written apart or not: Abdul Rahman, Abdurrahman.
_SERVANT = re.compile(r"\babdu([lrsndt])(\s+|(?=[a-z]{4}))(\w)")
_WORD = re.compile(r"[^\W\d_]+")


def name_words(name: str) -> list[str]:
    """Return the words of a name as they sound, the family name last; a lone initial stays one letter."""
    words = [word for part in _in_order(_plain(name)) for word in _bare(part)]
    return [_sound(word) for word in _SERVANT.sub(_servant, " ".join(_WHOLE.get(word, word) for word in words)).split()]


def _servant(match: re.Match[str]) -> str:
    """Write the article as it is by itself; a single letter before a vowel belongs to the word: Abdurahman."""
    article, gap, letter = match.groups()
    return f"abdul {article if not gap and letter in 'aeiou' and article != 'l' else ''}{letter}"


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    kept = "".join(char for char in letters if not unicodedata.combining(char))
    return kept.translate(dict.fromkeys(map(ord, "'\u2018\u2019\u02bc`"), ""))


def _in_order(name: str) -> list[str]:
    """Return the parts between commas without degrees; a family name written first goes last."""
    first, *others = name.split(",")
    named = [part for part in others if not _is_degree(part)]
    return [*named, first] if len(named) == 1 else [first, *named]


def _is_degree(part: str) -> bool:
    squeezed = "".join(_WORD.findall(part))
    return not squeezed or squeezed in _DEGREES or all("." in word[1:] for word in part.split())


def _bare(part: str) -> list[str]:
    """Return the words of a part without titles before, degrees after, and links between."""
    words = _WORD.findall(part)
    while len(words) > 1 and (words[0] in _BEFORE or words[0] in _BALINESE):
        words = words[1:]
    while len(words) > 1 and words[-1] in _DEGREES:
        words = words[:-1]
    return [word for word in words if word not in _LINKS] or words


@lru_cache(maxsize=8192)
def _sound(word: str) -> str:
    if len(word) == 1:
        return word
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word
