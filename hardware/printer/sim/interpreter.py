"""What each ESC/POS command does: the words of the language, handed to a mechanism that prints."""

from collections.abc import Callable
from typing import Protocol

import numpy as np

from hardware.printer.profile import Level
from hardware.printer.sim import pictures
from hardware.printer.sim.composer import Line, Style, placed
from hardware.printer.sim.paper import HEAD_TO_BLADE, Rows
from hardware.printer.sim.syntax import Command, Control, Text, Token

_CODE_PAGES = {0: "cp437", 2: "cp850", 3: "cp860", 4: "cp863", 5: "cp865", 16: "cp1252", 17: "cp866", 19: "cp858"}


class Mechanism(Protocol):
    """The moving parts: every call returns when the paper has moved."""

    def print_rows(self, rows: Rows) -> None: ...
    def note_text(self, text: str) -> None: ...
    def note_code(self, code: str) -> None: ...
    def cut(self) -> None: ...
    def answer(self, data: bytes) -> None: ...
    def paper_byte(self) -> int: ...
    def cut_count(self) -> int: ...
    def present(self) -> None: ...
    def eject(self) -> None: ...
    def watch(self, mask: int) -> None: ...


class Interpreter:
    """Executes tokens one after the other; unknown commands are counted and passed over."""

    def __init__(self, dots: int, mechanism: Mechanism, level: Level = Level.PROCESS_ID) -> None:
        """Start as after power-on; ``level`` says which questions this model knows."""
        self._dots = dots
        self._level = level
        self._mechanism = mechanism
        self.unknown = 0
        self._commands = self._table()
        self.reset()

    def reset(self) -> None:
        """Forget styles, the unfinished line and stored codes."""
        self._style = Style()
        self._line = Line(self._dots)
        self._code_page = "cp437"
        self._qr_dot, self._qr_correction, self._qr_text = 3, 48, b""
        self._stored: Rows | None = None

    def _initialise(self, _: bytes) -> None:
        self.reset()
        self._mechanism.watch(0)

    def execute(self, token: Token) -> None:
        """Do what one token says."""
        match token:
            case Text(data):
                self._write(data)
            case Control(0x0A):
                self._line_feed()
            case Control(0x09):
                self._tab()
            case Control():
                pass
            case Command(name, data):
                self._command(name, data)

    def _command(self, name: bytes, data: bytes) -> None:
        act = self._commands.get(name)
        if act is None:
            self.unknown += 1
            return
        act(data)

    def _table(self) -> dict[bytes, Callable[[bytes], None]]:
        return {
            b"\x1b@": self._initialise,
            b"\x1b!": self._print_mode,
            b"\x1bE": lambda data: self._set(bold=bool(data[0] & 1)),
            b"\x1bG": lambda data: self._set(bold=bool(data[0] & 1)),
            b"\x1b-": lambda data: self._set(underline=data[0] % 48 % 3),
            b"\x1bM": lambda data: self._set(small=data[0] % 48 == 1),
            b"\x1ba": lambda data: self._set(align=data[0] % 48 % 3),
            b"\x1bt": self._select_code_page,
            b"\x1b ": lambda data: self._set(gap=data[0]),
            b"\x1b2": lambda _: self._set(spacing=30),
            b"\x1b3": lambda data: self._set(spacing=data[0]),
            b"\x1bd": self._feed_lines,
            b"\x1bJ": lambda data: self._feed_dots(data[0]),
            b"\x1b$": lambda data: self._line.move_to(data[0] + 256 * data[1]),
            b"\x1b\\": self._move_by,
            b"\x1b*": lambda data: self._picture(pictures.columns(data[3:], data[0])),
            b"\x1bi": lambda _: self._mechanism.cut(),
            b"\x1bm": lambda _: self._mechanism.cut(),
            b"\x1d!": lambda data: self._set(wide=(data[0] >> 4 & 7) + 1, high=(data[0] & 7) + 1),
            b"\x1dB": lambda data: self._set(invert=bool(data[0] & 1)),
            b"\x1db": lambda data: self._set(smooth=bool(data[0] & 1)),
            b"\x1dV": self._cut,
            b"\x1dv": lambda data: self._picture(pictures.raster(data[6:], data[2] + 256 * data[3])),
            b"\x1d(": self._extended,
            b"\x1d8": lambda data: self._graphics(data[5:]),
            b"\x1da": lambda data: self._mechanism.watch(data[0]),
            b"\x1dr": self._sensor,
            b"\x1dg": self._counter,
            b"\x1dI": self._identify,
            b"\x1de": self._move_ticket,
            **dict.fromkeys(_WITHOUT_EFFECT, lambda _: None),
        }

    def _set(self, **changes: int | bool) -> None:
        for name, value in changes.items():
            setattr(self._style, name, value)

    def _print_mode(self, data: bytes) -> None:
        bits = data[0]
        self._set(small=bool(bits & 1), bold=bool(bits & 8), underline=bits >> 7)
        self._set(high=2 if bits & 0x10 else 1, wide=2 if bits & 0x20 else 1)

    def _select_code_page(self, data: bytes) -> None:
        self._code_page = _CODE_PAGES.get(data[0], "cp437")

    def _write(self, data: bytes) -> None:
        for char in data.decode(self._code_page, errors="replace"):
            if not self._line.fits(self._style):
                self._line_feed()
            self._line.add(char, self._style)

    def _tab(self) -> None:
        step = 8 * 12 * self._style.wide
        self._line.move_to((self._line.width // step + 1) * step)

    def _move_by(self, data: bytes) -> None:
        step = int.from_bytes(data[:2], "little", signed=True)
        self._line.move_to(self._line.width + step)

    def _line_feed(self) -> None:
        line, self._line = self._line, Line(self._dots)
        self._mechanism.print_rows(line.rows(self._style))
        if line.text.strip():
            self._mechanism.note_text(line.text.rstrip())

    def _finish_line(self) -> None:
        if not self._line.empty:
            self._line_feed()

    def _feed_lines(self, data: bytes) -> None:
        self._finish_line()
        self._feed(data[0] * self._style.spacing)

    def _feed_dots(self, dots: int) -> None:
        self._finish_line()
        self._feed(dots)

    def _feed(self, dots: int) -> None:
        self._mechanism.print_rows(np.zeros((dots, self._dots), dtype=np.bool_))

    def _picture(self, picture: Rows) -> None:
        self._finish_line()
        self._mechanism.print_rows(placed(picture, self._dots, self._style.align))

    def _cut(self, data: bytes) -> None:
        self._finish_line()
        if data[0] in (65, 66, 97, 98, 103, 104):
            self._feed(HEAD_TO_BLADE + data[1])
        self._mechanism.cut()

    def _extended(self, data: bytes) -> None:
        letter, body = data[:1], data[3:]
        match letter:
            case b"k":
                self._two_dimensional(body)
            case b"L":
                self._graphics(body)
            case b"H":
                self._transmit(body)
            case _:
                self.unknown += letter not in b"AEKMN"

    def _two_dimensional(self, body: bytes) -> None:
        match body[:2]:
            case b"1C":
                self._qr_dot = max(1, min(16, body[2]))
            case b"1E":
                self._qr_correction = body[2]
            case b"1P":
                self._qr_text = body[3:]
            case b"1Q":
                self._print_qr()
            case _:
                pass

    def _print_qr(self) -> None:
        picture = pictures.qr(self._qr_text, self._qr_dot, self._qr_correction)
        if picture is not None:
            self._picture(picture)
            self._mechanism.note_code(self._qr_text.decode("utf-8", errors="replace"))

    def _graphics(self, body: bytes) -> None:
        if body[:2] == b"0p" and len(body) >= 10:
            width = body[6] + 256 * body[7]
            self._stored = pictures.raster(body[10:], (width + 7) // 8)
        elif body[1:2] in (b"2", b"\x02") and self._stored is not None:
            self._picture(self._stored)
            self._stored = None

    def _transmit(self, body: bytes) -> None:
        if body[:2] == b"00" and len(body) == 6 and self._level == Level.PROCESS_ID:
            self._mechanism.answer(b"\x37\x22" + body[2:] + b"\x00")

    def _sensor(self, data: bytes) -> None:
        if self._level < Level.FENCE:
            return
        if data[0] in (1, 49):
            self._mechanism.answer(bytes((self._mechanism.paper_byte(),)))
        elif data[0] in (2, 50):
            self._mechanism.answer(b"\x00")

    def _counter(self, data: bytes) -> None:
        if data[:1] == b"2" and data[2] in (0x32, 0xB2) and self._level == Level.PROCESS_ID:
            self._mechanism.answer(b"\x5f" + str(self._mechanism.cut_count()).encode() + b"\x00")

    def _move_ticket(self, data: bytes) -> None:
        if data[0] == 3:
            self._mechanism.present()
        elif data[0] in (2, 5):
            self._mechanism.eject()

    def _identify(self, data: bytes) -> None:
        names = {65: b"1.00", 66: b"LOKET", 67: b"Simulated printer", 68: b"0001"}
        text = names.get(data[0])
        self._mechanism.answer(b"\x5f" + text + b"\x00" if text else b"\x02")


_WITHOUT_EFFECT = (
    b"\x10\x04",
    b"\x10\x05",
    b"\x10\x14",
    b"\x1bR",
    b"\x1b=",
    b"\x1bD",
    b"\x1bc",
    b"\x1bp",
    b"\x1bV",
    b"\x1b{",
    b"\x1bU",
    b"\x1dH",
    b"\x1df",
    b"\x1dh",
    b"\x1dw",
    b"\x1dP",
    b"\x1dL",
    b"\x1dW",
    b"\x1c.",
    b"\x1c&",
    b"\x1c!",
    b"\x1c-",
    b"\x1cC",
    b"\x1cS",
)
