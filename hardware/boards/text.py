"""The characters every board has. Pure."""

import unicodedata


def board_line(text: str) -> str:
    """Return ``text`` as a board can show it: no accents, no control bytes."""
    bare = unicodedata.normalize("NFKD", text)
    return "".join(mark for mark in bare if " " <= mark <= "~")
