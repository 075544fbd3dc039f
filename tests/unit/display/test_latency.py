"""The log of painted calls."""

import json
from pathlib import Path

from display.latency import PaintLog
from display.status import ShownCall

OLD, NEW = ShownCall(1, 0, "2026-11-24T01:00:00+00:00"), ShownCall(2, 0, "2026-11-24T01:00:05+00:00")


def painted(path: Path) -> list[tuple[int, int, float]]:
    """Return what stands in the log: call, recalls, moment."""
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    return [(line["call"], line["recalls"], line["painted_at"]) for line in lines]


def test_only_calls_that_came_after_the_first_look_are_measured(tmp_path: Path) -> None:
    log = PaintLog(tmp_path / "log", clock=lambda: 7.5)
    log.expect([OLD])
    log.on_frame()
    log.expect([OLD, NEW])
    log.on_frame()
    log.on_frame()
    log.close()
    assert painted(tmp_path / "log") == [(2, 0, 7.5)]


def test_a_recall_is_measured_again(tmp_path: Path) -> None:
    log = PaintLog(tmp_path / "log", clock=lambda: 7.5)
    log.expect([])
    for recalls in (0, 1, 1):
        log.expect([ShownCall(2, recalls, NEW.at)])
        log.on_frame()
    log.close()
    assert painted(tmp_path / "log") == [(2, 0, 7.5), (2, 1, 7.5)]
