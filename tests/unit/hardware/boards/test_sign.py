"""The simulated sign: what it shows, and the picture of it."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from config.devices import AlphaBoard
from hardware.boards import open_board
from hardware.boards.alpha import SignText as Text
from hardware.boards.alpha import encode_text
from hardware.boards.sim.dots import HEIGHT, WIDTH, glyphs, line_of_dots
from hardware.boards.sim.panel import COLUMNS, LETTERS, ROWS, Light, draw, lay_out
from hardware.boards.sim.sign import SignSimulator
from hardware.simulation import send_command

ROOT = Path(__file__).parents[4]
LABELS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.,:> "


@pytest.mark.parametrize("letter", LABELS)
def test_every_letter_of_a_label_is_drawn(letter: str) -> None:
    assert glyphs()[letter].shape == (HEIGHT, WIDTH)


def test_no_two_letters_look_alike() -> None:
    assert len({dots.tobytes() for dots in glyphs().values()}) == len(glyphs())


def test_letter_the_sign_does_not_have_is_a_block() -> None:
    assert line_of_dots("~").all()


def test_small_letters_are_capitals() -> None:
    assert (line_of_dots("loket") == line_of_dots("LOKET")).all()


@pytest.mark.parametrize("lines", [[], [""], ["A"], ["A-017", "LOKET 3"], ["x" * 100], ["1", "2", "3", "4"]])
def test_any_lines_fit_the_panel(lines: list[str]) -> None:
    assert lay_out(lines).shape == (ROWS, COLUMNS)


def test_line_is_centred_and_cut_where_the_sign_ends() -> None:
    lit = np.flatnonzero(lay_out(["H"]).any(axis=0))
    assert abs(lit[0] - (COLUMNS - 1 - lit[-1])) <= 1
    assert (lay_out(["x" * 50]) == lay_out(["x" * LETTERS])).all()


@pytest.mark.parametrize(
    ("color", "least", "most"), [(Light.RED, 0.0, 0.5), (Light.AMBER, 0.5, 0.9), (Light.GREEN, 1.5, 9.0)]
)
def test_picture_shines_in_the_colour_of_the_text(color: Light, least: float, most: float) -> None:
    lit = np.asarray(draw(lay_out(["~" * LETTERS] * 2), color), dtype=int)
    dark = np.asarray(draw(lay_out([]), color), dtype=int)
    red, green, _ = (lit - dark).mean(axis=(0, 1))
    assert max(red, green) > 60
    assert least < green / red < most


def test_sign_keeps_what_it_showed_when_a_message_is_damaged(tmp_path: Path) -> None:
    sign = SignSimulator(tmp_path / "port", tmp_path / "log")
    board = open_board(AlphaBoard(name="B1", url=str(tmp_path / "port")))
    board.show(["A-017"])
    step_until(sign, lambda: sign.shown == Text(("A-017",)))
    sign.obey({"do": "noise", "bit_errors": 0.5})
    board.show(["A-018"])
    step_until(sign, lambda: len((tmp_path / "log").read_bytes()) == 2 * len(encode_text(Text(("A-017",)))))
    assert sign.shown == Text(("A-017",))
    board.close()
    sign.close()


def test_command_that_means_nothing_is_told_and_left(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    sign = SignSimulator(tmp_path / "port")
    sign.obey({"do": "press"})
    assert "does not fit a sign" in caplog.text
    sign.close()


def step_until(sign: SignSimulator, done: Callable[[], bool]) -> None:
    limit = time.monotonic() + 20
    while not done() and time.monotonic() < limit:
        sign.step(time.monotonic())
    assert done()


def test_program_shows_and_draws_until_it_is_told_to_stop(tmp_path: Path) -> None:
    paths = {name: tmp_path / name for name in ("link", "control", "state", "png", "log")}
    options = [part for name, path in paths.items() for part in (f"--{name}", str(path))]
    program = subprocess.Popen([sys.executable, "-m", "hardware.boards.sim", *options], cwd=ROOT)
    until(paths["state"].exists)
    board = open_board(AlphaBoard(name="B1", url=str(paths["link"])))
    board.show(["A-017", "LOKET 3"])
    until(lambda: json.loads(paths["state"].read_text())["lines"] == ["A-017", "LOKET 3"])
    with Image.open(paths["png"]) as picture:
        expected = draw(lay_out(["A-017", "LOKET 3"]), Light.AMBER)
        assert (np.asarray(picture) == np.asarray(expected)).all()
    assert paths["log"].read_bytes() == encode_text(Text(("A-017", "LOKET 3")))
    assert send_command(paths["control"], do="unplug")
    until(lambda: not paths["link"].exists())
    board.close()
    program.send_signal(signal.SIGTERM)
    assert program.wait(10) == 0


def until(done: Callable[[], bool]) -> None:
    limit = time.monotonic() + 20
    while not done() and time.monotonic() < limit:
        time.sleep(0.01)
    assert done()
