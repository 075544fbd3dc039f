"""One paper in the making: nothing gets in but cleaned text and our own commands."""

from typing import Any

from hardware.printer import commands
from hardware.printer.library import new_encoder
from hardware.printer.profile import Profile
from hardware.printer.qr import dot_size, raster_qr
from hardware.printer.words import balanced_lines, printable

_SPACING, _SMALL_SPACING = 32, 21
_RULE_GAP = 22
_CORRECTION_M = 1


class Page:
    """The bytes of one paper, written from top to bottom."""

    def __init__(self, profile: Profile) -> None:
        """Start an empty paper; the printer's styles are set anew before each text."""
        self.profile = profile
        self._encoder: Any = new_encoder()
        self._wide = 1
        self._small = False

    @property
    def output(self) -> bytes:
        """Return all bytes written so far."""
        return bytes(self._encoder.output)

    @property
    def columns(self) -> int:
        """Return how many characters fit in a line in the present style."""
        full = self.profile.small_columns if self._small else self.profile.columns
        return full // self._wide

    def style(
        self,
        align: str = "left",
        wide: int = 1,
        high: int = 1,
        bold: bool = False,
        small: bool = False,
        invert: bool = False,
        letter_gap: int = 0,
    ) -> None:
        """Set everything about the text that follows, so that no earlier style shines through."""
        self._wide, self._small = wide, small
        self._encoder.set(
            align=align, custom_size=True, width=wide, height=high, bold=bold, font="b" if small else "a", invert=invert
        )
        self._encoder.set(smooth=high > 1)
        self._raw(commands.line_spacing(_SMALL_SPACING if small else _SPACING))
        self._raw(commands.letter_spacing(letter_gap))

    def headline(self, text: str) -> None:
        """Print a text in the middle: large if it then stands on one line, else plain bold."""
        if len(printable(text)) * 2 <= self.profile.columns:
            self.style(align="center", wide=2, high=2)
        else:
            self.style(align="center", bold=True)
        self.paragraph(text)

    def line(self, text: str) -> None:
        """Print one line, cleaned; its blanks stay."""
        self._encoder.textln(printable(text))

    def fact(self, label: str, value: str, label_columns: int) -> None:
        """Print a label and, in bold behind it, what it names."""
        self._encoder.text(printable(label).ljust(label_columns))
        self._raw(b"\x1bE\x01")
        self._encoder.textln(printable(value))
        self._raw(b"\x1bE\x00")

    def paragraph(self, text: str, at_most: int = 3) -> None:
        """Print a text over lines of about the same length, at most ``at_most`` of them."""
        for line in balanced_lines(text, self.columns, at_most):
            self.line(line)

    def gap(self, dots: int) -> None:
        """Feed some empty paper."""
        self._raw(commands.feed_dots(dots))

    def rule(self) -> None:
        """Draw a thin line over the whole width: underlined blanks, which every printer can do."""
        self.style(small=True)
        self._raw(b"\x1b-\x01")
        self._encoder.textln(" " * self.columns)
        self._raw(b"\x1b-\x00")
        self.gap(_RULE_GAP)

    def qr(self, text: str) -> None:
        """Print a QR in the middle, by the printer itself where it can."""
        self.style(align="center")
        clean = printable(text)
        dot = dot_size(clean, self.profile)
        if self.profile.native_qr:
            self._encoder.qr(clean, ec=_CORRECTION_M, size=dot, native=True)
        else:
            self._raw(raster_qr(clean, dot))

    def _raw(self, data: bytes) -> None:
        self._encoder._raw(data)
