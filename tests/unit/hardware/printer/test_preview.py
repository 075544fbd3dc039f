"""The preview command draws every kind of ticket, in both languages and widths."""

from pathlib import Path

import pytest
from PIL import Image

from domain.services import default_services
from hardware.printer.preview import main


def width_of(path: Path) -> int:
    with Image.open(path) as picture:
        return picture.width


def test_preview_draws_every_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 0
    pictures = sorted(tmp_path.glob("*.png"))
    kinds = len(default_services()) + 2
    assert len(pictures) == 2 * (2 * kinds + 1)
    assert str(len(pictures)) in capsys.readouterr().out
    assert {width_of(path) for path in pictures} == {576 + 64, 384 + 64}
