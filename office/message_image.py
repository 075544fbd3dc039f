"""The reply as the applicant's phone shows it: a chat with the QR code, the booking code and the text.

Pure Pillow: takes texts, gives the bytes of a PNG. Shapes are drawn twice as large and
scaled down, since Pillow draws them without smoothing; the QR code and the letters are
drawn at their own size, so that a module is a whole number of pixels.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

import qrcode
from PIL import Image, ImageDraw, ImageFont
from qrcode.constants import ERROR_CORRECT_M

from domain.text import Language, Text

WIDTH, HEIGHT = 1080, 2340
MARGIN = 36
BUBBLE_WIDTH = 860
PADDING = 40
STATUS_BAR, APP_BAR, INPUT_BAR = 96, 150, 190
QR_VERSION, QUIET_MODULES, MODULE = 6, 4, 15
LETTERS = Path(__file__).parent / "fonts"

_TITLE = Text(id="Bukti pendaftaran", en="Booking confirmation")
_CODE = Text(id="Kode pendaftaran", en="Booking code")
_TODAY = Text(id="Hari ini", en="Today")
_INPUT = Text(id="Ketik pesan", en="Message")
_ACCOUNT = Text(id="Akun layanan resmi", en="Official service account")


@dataclass(frozen=True)
class Palette:
    """The colours of a chat."""

    bar: str
    wall: str
    weave: str
    bubble: str
    asked: str
    ink: str
    faint: str
    chip: str
    accent: str


class Theme(Enum):
    """A phone is set to light or dark."""

    LIGHT = Palette("#FFFFFF", "#EFE9E1", "#E6DFD5", "#FFFFFF", "#D8F5CF", "#10202B", "#667781", "#FBF8F4", "#0B7A5B")
    DARK = Palette("#111B21", "#0B141A", "#101C23", "#1F2C33", "#0C5447", "#E9EDEF", "#8FA1AB", "#1B2830", "#19A37F")


@dataclass(frozen=True)
class Chat:
    """What stands around the reply."""

    sender: str = "Kantor Imigrasi"
    asked: str = ""
    clock: str = "08.15"
    theme: Theme = Theme.LIGHT


def render_message(
    lines: Sequence[str], payload: str, code: str, language: Language, chat: Chat | None = None
) -> bytes:
    """Return a PNG of the chat with the reply; ``*words*`` between stars are set bold."""
    around = chat or Chat()
    sheet = _Sheet(around, language)
    sheet.background()
    top = sheet.date_chip(STATUS_BAR + APP_BAR + 36)
    if around.asked:
        top = sheet.question(top + 28, around.asked)
    sheet.reply(top + 28, lines, payload, code)
    sheet.bars()
    return sheet.png()


def qr_picture(payload: str, module: int = MODULE) -> Image.Image:
    """Return the QR code with its quiet zone, black on white, each module ``module`` pixels wide."""
    code = qrcode.QRCode(version=QR_VERSION, error_correction=ERROR_CORRECT_M, border=QUIET_MODULES)
    code.add_data(payload, optimize=0)
    code.make(fit=True)
    matrix = code.get_matrix()
    picture = Image.new("1", (len(matrix), len(matrix)), 1)
    picture.putdata([not dark for row in matrix for dark in row])
    side = len(matrix) * module
    return picture.convert("L").resize((side, side), Image.Resampling.NEAREST)


@cache
def _font(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    name = "Inter-SemiBold.otf" if bold else "Inter-Regular.otf"
    return ImageFont.truetype(str(LETTERS / name), size)


def _wrapped(line: str, size: int, width: float) -> list[list[tuple[str, bool]]]:
    """Break a line with ``*bold*`` words into rows of (word, is bold) that fit the width."""
    words, bold = [], False
    for word in line.split():
        bold = bold or word.startswith("*")
        words.append((word.strip("*") if "*" in word else word, bold))
        bold = bold and "*" not in word[1:]
    rows: list[list[tuple[str, bool]]] = [[]]
    used = 0.0
    space = _font(size).getlength(" ")
    for word, heavy in words:
        needs = _font(size, heavy).getlength(word) + space
        if rows[-1] and used + needs > width:
            rows.append([])
            used = 0.0
        rows[-1].append((word, heavy))
        used += needs
    return rows


class _Sheet:
    """The drawing in the making: a canvas, its brush and the colours."""

    def __init__(self, chat: Chat, language: Language) -> None:
        self._chat = chat
        self._language = language
        self._colours: Palette = chat.theme.value
        self._canvas = Image.new("RGB", (WIDTH, HEIGHT), self._colours.wall)
        self._draw = ImageDraw.Draw(self._canvas)

    def png(self) -> bytes:
        """Return the drawing as a file's bytes."""
        out = io.BytesIO()
        self._canvas.save(out, "PNG", optimize=True)
        return out.getvalue()

    def background(self) -> None:
        """Draw a quiet weave of waves, so that the chat has a wall of its own."""
        for y in range(0, HEIGHT + 60, 60):
            for x in range(-60, WIDTH, 120):
                shift = 60 if y // 60 % 2 else 0
                box = (x + shift, y, x + shift + 120, y + 120)
                self._draw.arc(box, 200, 340, fill=self._colours.weave, width=4)

    def date_chip(self, top: int) -> int:
        """Draw the day over the messages; return where it ends."""
        text = _TODAY.in_(self._language)
        width = _font(30).getlength(text) + 56
        left = (WIDTH - width) / 2
        self._rounded((left, top, left + width, top + 60), 24, self._colours.chip)
        self._text((WIDTH / 2, top + 30), text, 30, self._colours.faint, anchor="mm")
        return top + 60

    def question(self, top: int, asked: str) -> int:
        """Draw what the applicant wrote; return where it ends."""
        rows = _wrapped(asked, 38, BUBBLE_WIDTH - 2 * PADDING)
        wide = max(self._row_width(row, 38) for row in rows) + 2 * PADDING
        width = max(wide, 260)
        box = (WIDTH - MARGIN - width, top, WIDTH - MARGIN, top + len(rows) * 54 + 92)
        self._bubble(box, self._colours.asked, tail_left=False)
        self._rows(rows, (box[0] + PADDING, top + 26), 38, 54)
        self._stamp((box[2] - 28, box[3] - 18), ticks=True)
        return int(box[3])

    def reply(self, top: int, lines: Sequence[str], payload: str, code: str) -> None:
        """Draw the bubble with the card of the QR code and the text below it."""
        inner = BUBBLE_WIDTH - 2 * PADDING
        rows = [_wrapped(line, 38, inner) for line in lines]
        card_height = 1010
        height = 20 + card_height + 30 + sum(len(row) * 54 + 10 for row in rows) + 72
        box = (MARGIN, top, MARGIN + BUBBLE_WIDTH, top + height)
        self._bubble(box, self._colours.bubble, tail_left=True)
        self._card((box[0] + 20, top + 20, box[2] - 20, top + 20 + card_height), payload, code)
        y: float = top + 20 + card_height + 30
        for row in rows:
            y = self._rows(row, (box[0] + PADDING, y), 38, 54) + 10
        self._stamp((box[2] - 28, box[3] - 18), ticks=False)

    def bars(self) -> None:
        """Draw the phone's status bar, the chat's head and the field to write in."""
        self._draw.rectangle((0, 0, WIDTH, STATUS_BAR + APP_BAR), fill=self._colours.bar)
        self._status_bar()
        self._head((STATUS_BAR + STATUS_BAR + APP_BAR) / 2)
        self._input()

    def _card(self, box: tuple[float, float, float, float], payload: str, code: str) -> None:
        self._rounded(box, 22, "#FFFFFF", outline="#E3E8EC")
        middle = (box[0] + box[2]) / 2
        self._text((middle, box[1] + 58), _TITLE.in_(self._language), 40, "#10202B", bold=True, anchor="mm")
        picture = qr_picture(payload)
        self._canvas.paste(picture, (round(middle - picture.width / 2), round(box[1] + 84)))
        base = box[1] + 84 + picture.height
        self._text((middle, base + 14), _CODE.in_(self._language), 32, "#566570", anchor="mm")
        self._text((middle, base + 82), code, 66, "#10202B", bold=True, anchor="mm")

    def _status_bar(self) -> None:
        ink = self._colours.ink
        self._text((60, 52), self._chat.clock, 36, ink, bold=True, anchor="lm")
        for step in range(4):
            left = 842 + step * 16
            self._rounded((left, 66 - 10 - step * 8, left + 10, 66), 3, ink)
        self._rounded((930, 36, 1000, 68), 9, self._colours.bar, outline=ink, line=3)
        self._rounded((936, 42, 980, 62), 4, ink)
        self._rounded((1003, 46, 1008, 58), 2, ink)

    def _head(self, y: float) -> None:
        ink, faint = self._colours.ink, self._colours.faint
        self._strokes([[(62, y - 22), (38, y), (62, y + 22)], [(40, y), (84, y)]], ink, 5)
        self._rounded((112, y - 48, 208, y + 48), 48, self._colours.accent)
        self._shield(160, y)
        self._text((236, y - 22), self._chat.sender, 42, ink, bold=True, anchor="lm")
        self._text((236, y + 30), _ACCOUNT.in_(self._language), 30, faint, anchor="lm")
        for dot in (-18, 0, 18):
            self._rounded((1022, y + dot - 4, 1030, y + dot + 4), 4, ink)

    def _shield(self, x: float, y: float) -> None:
        outline = [(x - 22, y - 22), (x, y - 30), (x + 22, y - 22), (x + 22, y + 4), (x, y + 30), (x - 22, y + 4)]
        self._strokes([[*outline, outline[0]], [(x - 10, y - 2), (x - 2, y + 7), (x + 12, y - 10)]], "#FFFFFF", 5)

    def _input(self) -> None:
        top = HEIGHT - INPUT_BAR
        self._draw.rectangle((0, top, WIDTH, HEIGHT), fill=self._colours.wall)
        self._rounded((24, top + 16, 924, top + 116), 50, self._colours.bubble)
        self._text((72, top + 66), _INPUT.in_(self._language), 38, self._colours.faint, anchor="lm")
        self._rounded((948, top + 12, 1056, top + 120), 54, self._colours.accent)
        y = top + 66
        self._strokes(
            [[(984, y - 20), (1024, y), (984, y + 20), (992, y), (984, y - 20)], [(992, y), (1020, y)]], "#FFFFFF", 6
        )
        self._rounded((400, HEIGHT - 26, 680, HEIGHT - 18), 4, self._colours.faint)

    def _bubble(self, box: tuple[float, float, float, float], colour: str, tail_left: bool) -> None:
        left, top, right, _ = box
        shadow = tuple(side + shift for side, shift in zip(box, (0, 3, 0, 3), strict=True))
        self._rounded((shadow[0], shadow[1], shadow[2], shadow[3]), 30, self._colours.weave)
        self._rounded(box, 30, colour)
        tip = [(left - 18, top), (left + 34, top), (left + 34, top + 40)]
        mirrored = [(right + 18, top), (right - 34, top), (right - 34, top + 40)]
        self._draw.polygon(tip if tail_left else mirrored, fill=colour)

    def _stamp(self, corner: tuple[float, float], ticks: bool) -> None:
        x, y = corner
        if ticks:
            for shift in (0, 14):
                mark = [(x - 46 + shift, y - 12), (x - 38 + shift, y - 3), (x - 20 + shift, y - 24)]
                self._strokes([mark], "#3A9BE0", 4)
            x -= 58
        self._text((x, y), self._chat.clock, 28, self._colours.faint, anchor="rb")

    def _rows(self, rows: list[list[tuple[str, bool]]], corner: tuple[float, float], size: int, height: int) -> float:
        y = corner[1]
        for row in rows:
            x = corner[0]
            for word, bold in row:
                self._text((x, y), word, size, self._colours.ink, bold=bold)
                x += _font(size, bold).getlength(word) + _font(size).getlength(" ")
            y += height
        return y

    @staticmethod
    def _row_width(row: list[tuple[str, bool]], size: int) -> float:
        return sum(_font(size, bold).getlength(word) + _font(size).getlength(" ") for word, bold in row)

    def _text(
        self, at: tuple[float, float], text: str, size: int, colour: str, bold: bool = False, anchor: str = "la"
    ) -> None:
        self._draw.text(at, text, fill=colour, font=_font(size, bold), anchor=anchor)

    def _rounded(
        self,
        box: tuple[float, float, float, float],
        radius: float,
        fill: str,
        outline: str | None = None,
        line: int = 2,
    ) -> None:
        left, top, right, bottom = (round(side) for side in box)
        size = (right - left, bottom - top)
        large = Image.new("L", (size[0] * 2, size[1] * 2), 0)
        brush = ImageDraw.Draw(large)
        whole = (0, 0, large.width - 1, large.height - 1)
        brush.rounded_rectangle(whole, radius * 2, fill=255)
        mask = large.resize(size, Image.Resampling.LANCZOS)
        self._canvas.paste(outline or fill, (left, top), mask)
        if outline is not None:
            inset = (left + line, top + line, right - line, bottom - line)
            self._rounded(inset, max(radius - line, 0), fill)

    def _strokes(self, lines: list[list[tuple[float, float]]], colour: str, width: int) -> None:
        mask = Image.new("L", (WIDTH, 400), 0)
        top = round(min(y for line in lines for _, y in line)) - 20
        brush = ImageDraw.Draw(large := mask.resize((WIDTH * 2, 800)))
        for line in lines:
            points = [(x * 2, (y - top) * 2) for x, y in line]
            brush.line(points, fill=255, width=width * 2, joint="curve")
            for x, y in (points[0], points[-1]):
                brush.ellipse((x - width, y - width, x + width, y + width), fill=255)
        self._canvas.paste(colour, (0, top), large.resize((WIDTH, 400), Image.Resampling.LANCZOS))
