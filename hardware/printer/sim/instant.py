"""A printer without time: bytes in, sheets out. For previews and for tests of what is printed."""

from collections.abc import Iterator

from hardware.printer.profile import Profile
from hardware.printer.sim.interpreter import Interpreter
from hardware.printer.sim.paper import Rows, Sheet, Strip
from hardware.printer.sim.syntax import Token, Tokens


def print_at_once(data: bytes, profile: Profile) -> list[Sheet]:
    """Return the sheets that a healthy printer cuts off while it prints ``data``."""
    press = _Press(profile.dots)
    interpreter = Interpreter(profile.dots, press)
    for token in tokens_of(data):
        interpreter.execute(token)
    return press.sheets


def tokens_of(data: bytes) -> Iterator[Token]:
    """Return the whole tokens in ``data``."""
    tokens = Tokens()
    tokens.feed(data)
    while (token := tokens.next()) is not None:
        yield token


class _Press:
    """A mechanism with endless paper that moves at once and says nothing."""

    def __init__(self, dots: int) -> None:
        self.sheets: list[Sheet] = []
        self._strip = Strip(dots)

    def print_rows(self, rows: Rows) -> None:
        """Lengthen the strip by printed rows."""
        self._strip.grow(rows)

    def note_text(self, text: str) -> None:
        """Keep the words that stand on the strip."""
        self._strip.note_text(text)

    def note_code(self, code: str) -> None:
        """Keep the text of a code on the strip."""
        self._strip.note_code(code)

    def cut(self) -> None:
        """Cut the strip off."""
        self.sheets.append(self._strip.cut())

    def answer(self, data: bytes) -> None:
        """Nobody listens."""

    def paper_byte(self) -> int:
        """Say that there is paper."""
        return 0

    def cut_count(self) -> int:
        """Count the sheets that were cut."""
        return len(self.sheets)

    def present(self) -> None:
        """Nobody takes the tickets."""

    def eject(self) -> None:
        """Nothing is in the mouth."""

    def watch(self, mask: int) -> None:
        """Nobody listens."""
