"""The office's own notices: what a folder holds, and whose turn it is."""

import logging
from pathlib import Path

import pytest

from display.placards import EACH_S, LARGEST_PICTURE, Placard, PlacardFolder, placard_at
from domain.text import Language


def test_pictures_and_texts_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "2-map.PNG").write_bytes(b"picture")
    (tmp_path / "1-parking.id.txt").write_text("Parkir\nDi lantai dua.\nGratis.", encoding="utf-8")
    (tmp_path / "3-parking.en.txt").write_text("Parking", encoding="utf-8")
    (tmp_path / "readme.md").write_text("not shown", encoding="utf-8")
    assert PlacardFolder(tmp_path).read() == (
        Placard("Parkir", "Di lantai dua.\nGratis.", language=Language.ID),
        Placard(picture=tmp_path / "2-map.PNG"),
        Placard("Parking", language=Language.EN),
    )


def test_what_cannot_be_shown_is_left_out_and_said_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "empty.txt").write_text(" \n", encoding="utf-8")
    (tmp_path / "latin.txt").write_bytes(b"\xff\xfe\xff")
    with (tmp_path / "huge.jpg").open("wb") as huge:
        huge.truncate(LARGEST_PICTURE + 1)
    folder = PlacardFolder(tmp_path)
    with caplog.at_level(logging.WARNING):
        assert [folder.read(), folder.read()] == [(), ()]
    assert len(caplog.records) == 3


def test_a_folder_that_is_away_holds_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert PlacardFolder(tmp_path / "gone").read() == ()
    assert "gone" in caplog.text


def test_notices_of_the_language_take_turns() -> None:
    both, indonesian, english = Placard("a"), Placard("b", language=Language.ID), Placard("c", language=Language.EN)
    shown = [placard_at((both, indonesian, english), Language.ID, turn * EACH_S) for turn in range(3)]
    assert shown == [both, indonesian, both]


def test_without_a_notice_nothing_is_shown() -> None:
    assert placard_at((Placard("c", language=Language.EN),), Language.ID, 0) is None
