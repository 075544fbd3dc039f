"""The page of all screens."""

from pathlib import Path

from tools import previews


def test_page_shows_every_picture_under_its_app(tmp_path: Path) -> None:
    (tmp_path / "kiosk").mkdir()
    (tmp_path / "kiosk" / "scan-id.png").touch()
    page = previews.write_page(tmp_path).read_text(encoding="utf-8")
    assert '<img src="kiosk/scan-id.png" alt="scan-id">' in page
    assert [f"<h2>{name}</h2>" in page for name in previews.MODULES] == [True] * len(previews.MODULES)


def test_failing_app_is_told(tmp_path: Path, monkeypatch, capfd) -> None:
    monkeypatch.setattr(previews, "MODULES", {"nothing": "tools.nothing_here"})
    assert previews.render(tmp_path) == 1
    assert "tools.nothing_here ended with 1" in capfd.readouterr().err
