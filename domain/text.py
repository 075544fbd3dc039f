"""Words in the two languages of the office, and the cleaning of words that come from outside."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language of the screens and the paper."""

    ID = "id"
    EN = "en"


@dataclass(frozen=True)
class Text:
    """One wording in both languages."""

    id: str
    en: str

    def in_(self, language: Language) -> str:
        """Return the wording in ``language``."""
        return self.id if language is Language.ID else self.en


def plain(text: str, limit: int = 60) -> str:
    """Return ``text`` fit for a screen, a printer and a log: one line without hidden characters.

    Control bytes would steer a thermal printer, bidirectional marks would turn a name around.
    """
    spaced = "".join(" " if char.isspace() else char for char in unicodedata.normalize("NFKC", text))
    visible = "".join(char for char in spaced if not unicodedata.category(char).startswith("C"))
    # Characters that stood apart before may compose now that what lay between them is gone.
    return " ".join(unicodedata.normalize("NFKC", visible).split())[:limit].rstrip()
