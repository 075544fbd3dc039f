"""The reply as the applicant's phone shows it: a chat with the QR code, the booking code and the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import qrcode
from PIL import Image
from qrcode.constants import ERROR_CORRECT_M

from domain.text import Language, Text, plain
from office.chat_canvas import Box, Canvas, Point, Word, row_width, wrapped

WIDTH, HEIGHT = 1080, 2340
STATUS_BAR, APP_BAR, INPUT_BAR = 96, 150, 190
BARS = STATUS_BAR + APP_BAR
MARGIN, GAP = 36, 28
BUBBLE_WIDTH, PADDING = 860, 40
CARD_INSET, CARD_HEIGHT = 20, 970
TEXT_SIZE, ROW_HEIGHT, PARAGRAPH_GAP = 38, 54, 10
LONGEST_LINE = 400

QR_VERSION, QUIET_MODULES = 6, 4
QR_SIDE = 735
"""The code with its quiet zone: 49 modules of 15 pixels."""

_TITLE = Text(id="Bukti pendaftaran", en="Booking confirmation")
_CODE = Text(id="Kode pendaftaran", en="Booking code")
_TODAY = Text(id="Hari ini", en="Today")
_INPUT = Text(id="Ketik pesan", en="Message")
_ACCOUNT = Text(id="Akun layanan resmi", en="Official service account")

_BLACK, _GREY, _WHITE, _EDGE, _TICKS = "#10202B", "#566570", "#FFFFFF", "#E3E8EC", "#3A9BE0"


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
    """A phone is set to light or to dark."""

    LIGHT = Palette(
        bar="#FFFFFF",
        wall="#EFE9E1",
        weave="#E6DFD5",
        bubble="#FFFFFF",
        asked="#D8F5CF",
        ink="#10202B",
        faint="#667781",
        chip="#FBF8F4",
        accent="#0B7A5B",
    )
    DARK = Palette(
        bar="#111B21",
        wall="#0B141A",
        weave="#101C23",
        bubble="#1F2C33",
        asked="#0C5447",
        ink="#E9EDEF",
        faint="#8FA1AB",
        chip="#1B2830",
        accent="#19A37F",
    )


@dataclass(frozen=True)
class Chat:
    """What stands around the reply: who sends it, what was asked, the phone's clock and colours."""

    sender: str = "Kantor Imigrasi"
    asked: str = ""
    clock: str = "08.15"
    theme: Theme = Theme.LIGHT


def render_message(
    lines: Sequence[str], payload: str, code: str, language: Language, chat: Chat | None = None
) -> bytes:
    """Return a PNG of the chat with the reply; ``*words*`` between stars are bold, as in the message itself."""
    screen = _Screen(chat or Chat(), language)
    reply = [wrapped(plain(line, LONGEST_LINE), TEXT_SIZE, BUBBLE_WIDTH - 2 * PADDING) for line in lines]
    screen.draw(reply, payload, code)
    return screen.png()


def qr_picture(payload: str, side: int = QR_SIDE) -> Image.Image:
    """Return the QR code with its quiet zone, black on white, as large as whole pixels a module allow."""
    code = qrcode.QRCode(version=QR_VERSION, error_correction=ERROR_CORRECT_M, border=QUIET_MODULES)
    code.add_data(payload, optimize=0)
    code.make(fit=True)
    matrix = code.get_matrix()
    picture = Image.new("L", (len(matrix), len(matrix)))
    picture.putdata([0 if dark else 255 for row in matrix for dark in row])
    pixels = max(side // len(matrix), 1) * len(matrix)
    return picture.resize((pixels, pixels), Image.Resampling.NEAREST)


class _Screen:
    """One phone screen: the chat scrolled to the reply, then the bars over it."""

    def __init__(self, chat: Chat, language: Language) -> None:
        self._chat = chat
        self._language = language
        self._colours: Palette = chat.theme.value
        self._canvas = Canvas(WIDTH, HEIGHT, self._colours.wall)

    def png(self) -> bytes:
        """Return the screen as a file's bytes."""
        return self._canvas.png()

    def draw(self, reply: Sequence[Sequence[Sequence[Word]]], payload: str, code: str) -> None:
        """Draw the whole screen."""
        asked = wrapped(plain(self._chat.asked, LONGEST_LINE), TEXT_SIZE, BUBBLE_WIDTH - 2 * PADDING)
        asked_height = len(asked) * ROW_HEIGHT + 92 + GAP if self._chat.asked else 0
        text_height = sum(len(rows) * ROW_HEIGHT + PARAGRAPH_GAP for rows in reply)
        reply_height = CARD_INSET + CARD_HEIGHT + 30 + text_height + 62
        chip_top: float = BARS + 36
        reply_top = chip_top + 60 + GAP + asked_height
        # A longer chat is scrolled up, but never so far that the code leaves the screen.
        overflow = reply_top + reply_height + GAP - (HEIGHT - INPUT_BAR)
        scrolled = max(0, min(overflow, reply_top - BARS - GAP))
        self._wall()
        self._date_chip(chip_top - scrolled)
        if self._chat.asked:
            self._question(chip_top + 60 + GAP - scrolled, asked)
        self._reply((MARGIN, reply_top - scrolled), reply_height, reply)
        self._card((MARGIN + CARD_INSET, reply_top - scrolled + CARD_INSET), payload, code)
        self._bars()

    def _wall(self) -> None:
        for row, y in enumerate(range(0, HEIGHT, 60)):
            for x in range(-60, WIDTH, 120):
                left = x + 60 * (row % 2)
                self._canvas.arc((left, y, left + 120, y + 120), self._colours.weave, 4)

    def _date_chip(self, top: float) -> None:
        self._canvas.rounded((WIDTH / 2 - 96, top, WIDTH / 2 + 96, top + 60), 24, self._colours.chip)
        today = _TODAY.in_(self._language)
        self._canvas.text((WIDTH / 2, top + 30), today, 30, self._colours.faint, anchor="mm")

    def _question(self, top: float, rows: Sequence[Sequence[Word]]) -> None:
        width = max(max(row_width(row, TEXT_SIZE) for row in rows) + 2 * PADDING, 260)
        box = (WIDTH - MARGIN - width, top, WIDTH - MARGIN, top + len(rows) * ROW_HEIGHT + 92)
        self._bubble(box, self._colours.asked, tail=box[2])
        self._canvas.rows(rows, (box[0] + PADDING, top + 26), TEXT_SIZE, ROW_HEIGHT, self._colours.ink)
        right, bottom = box[2] - 28, box[3] - 18
        for shift in (0, 14):
            tick = [
                (right - 46 + shift, bottom - 12),
                (right - 38 + shift, bottom - 3),
                (right - 20 + shift, bottom - 24),
            ]
            self._canvas.strokes([tick], _TICKS, 4)
        self._clock((right - 58, bottom))

    def _reply(self, corner: Point, height: float, paragraphs: Sequence[Sequence[Sequence[Word]]]) -> None:
        left, top = corner
        box = (left, top, left + BUBBLE_WIDTH, top + height)
        self._bubble(box, self._colours.bubble, tail=left)
        y = top + CARD_INSET + CARD_HEIGHT + 30
        for rows in paragraphs:
            y = self._canvas.rows(rows, (left + PADDING, y), TEXT_SIZE, ROW_HEIGHT, self._colours.ink)
            y += PARAGRAPH_GAP
        self._clock((box[2] - 28, box[3] - 18))

    def _card(self, corner: Point, payload: str, code: str) -> None:
        left, top = corner
        right, bottom = left + BUBBLE_WIDTH - 2 * CARD_INSET, top + CARD_HEIGHT
        self._canvas.rounded((left, top, right, bottom), 22, _EDGE)
        self._canvas.rounded((left + 2, top + 2, right - 2, bottom - 2), 20, _WHITE)
        middle = (left + right) / 2
        picture = qr_picture(payload)
        # The code's quiet zone is part of the picture and reaches up into the title's line.
        self._canvas.paste(picture, (middle - picture.width / 2, top + 68))
        self._canvas.text((middle, top + 56), _TITLE.in_(self._language), 40, _BLACK, bold=True, anchor="mm")
        self._canvas.text((middle, top + 822), _CODE.in_(self._language), 32, _GREY, anchor="mm")
        self._canvas.text((middle, top + 892), code, 68, _BLACK, bold=True, anchor="mm")

    def _bubble(self, box: Box, colour: str, tail: float) -> None:
        left, top, right, bottom = box
        self._canvas.rounded((left, top + 3, right, bottom + 3), 30, self._colours.weave)
        self._canvas.rounded(box, 30, colour)
        outwards = -1 if tail == left else 1
        tip = [(tail + 18 * outwards, top), (tail - 34 * outwards, top), (tail - 34 * outwards, top + 40)]
        self._canvas.polygon(tip, colour)

    def _clock(self, corner: Point) -> None:
        self._canvas.text(corner, self._chat.clock, 28, self._colours.faint, anchor="rb")

    def _bars(self) -> None:
        self._canvas.plain((0, 0, WIDTH, BARS), self._colours.bar)
        self._status_bar()
        self._app_bar(STATUS_BAR + APP_BAR / 2)
        self._input_bar(HEIGHT - INPUT_BAR)

    def _status_bar(self) -> None:
        ink = self._colours.ink
        self._canvas.text((60, 52), self._chat.clock, 36, ink, bold=True, anchor="lm")
        for step in range(4):
            left = 842 + step * 16
            self._canvas.rounded((left, 56 - step * 8, left + 10, 66), 3, ink)
        self._canvas.rounded((930, 36, 1000, 68), 9, ink)
        self._canvas.rounded((933, 39, 997, 65), 6, self._colours.bar)
        self._canvas.rounded((936, 42, 980, 62), 4, ink)
        self._canvas.rounded((1003, 46, 1008, 58), 2, ink)

    def _app_bar(self, y: float) -> None:
        ink, sender = self._colours.ink, plain(self._chat.sender, 30)
        self._canvas.strokes([[(62, y - 22), (38, y), (62, y + 22)], [(40, y), (84, y)]], ink, 5)
        self._canvas.rounded((112, y - 48, 208, y + 48), 48, self._colours.accent)
        shield = [(138, y - 22), (160, y - 30), (182, y - 22), (182, y + 4), (160, y + 30), (138, y + 4), (138, y - 22)]
        self._canvas.strokes([shield, [(150, y - 2), (158, y + 7), (172, y - 10)]], _WHITE, 5)
        self._canvas.text((236, y - 22), sender, 42, ink, bold=True, anchor="lm")
        self._canvas.text((236, y + 30), _ACCOUNT.in_(self._language), 30, self._colours.faint, anchor="lm")
        for dot in (-18, 0, 18):
            self._canvas.rounded((1022, y + dot - 4, 1030, y + dot + 4), 4, ink)

    def _input_bar(self, top: float) -> None:
        y = top + 66
        self._canvas.plain((0, top, WIDTH, HEIGHT), self._colours.wall)
        self._canvas.rounded((24, top + 16, 924, top + 116), 50, self._colours.bubble)
        self._canvas.text((72, y), _INPUT.in_(self._language), 38, self._colours.faint, anchor="lm")
        self._canvas.rounded((948, top + 12, 1056, top + 120), 54, self._colours.accent)
        plane = [(984, y - 20), (1024, y), (984, y + 20), (992, y), (984, y - 20)]
        self._canvas.strokes([plane, [(992, y), (1020, y)]], _WHITE, 6)
        self._canvas.rounded((400, HEIGHT - 26, 680, HEIGHT - 18), 4, self._colours.faint)
