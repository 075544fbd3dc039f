"""What the demo leaves to look at: a summary checked against the store, and a page with every picture."""

import html
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any

import cv2
import zxingcpp

from demo.cast import latency_log
from demo.morning import Story
from demo.world import World
from office.context import Office
from office.invariants import check_invariants
from office.views import today


@dataclass(frozen=True)
class Findings:
    """The summary, and what is wrong with it."""

    summary: dict[str, Any]
    faults: tuple[str, ...]


def find(world: World, office: Office, story: Story, exit_codes: dict[str, int]) -> Findings:
    """Hold what the people saw against the store and the paper."""
    labels = [visit.label for visit in story.visits if visit.label]
    sheets = read_sheets(world.tickets)
    faults = [
        *check_invariants(office),
        *_paper_faults(labels, sheets),
        *story.troubles,
        *(f"{name} ended with {code}" for name, code in exit_codes.items() if code not in (0, -15)),
    ]
    painted = _painted(world)
    summary = {
        "visits": len(story.visits),
        "tickets": len(labels),
        "refusals": dict(Counter(visit.reason for visit in story.visits if visit.reason)),
        "sheets": len(sheets),
        "presses": len(story.presses),
        "calls_painted": len(painted),
        "call_to_painted_p50_ms": round(median(painted), 1) if painted else None,
        "call_to_painted_max_ms": round(max(painted), 1) if painted else None,
        "day": asdict(today(office)),
        "invariants": "hold" if not faults else "broken",
        "faults": faults,
    }
    return Findings(summary, tuple(faults))


def read_sheets(folder: Path) -> dict[str, list[str]]:
    """Return the numbers in the QR of each printed sheet, by file name."""
    found = {}
    for sheet in sorted(folder.glob("*.png")):
        picture = cv2.imread(str(sheet), cv2.IMREAD_GRAYSCALE)
        codes = [] if picture is None else zxingcpp.read_barcodes(picture)
        found[sheet.name] = [code.text.rsplit(":", 1)[-1] for code in codes]
    return found


def _paper_faults(labels: Sequence[str], sheets: dict[str, list[str]]) -> list[str]:
    printed = Counter(label for codes in sheets.values() for label in codes)
    lost = [f"{label}: no paper came out" for label in labels if not printed[label]]
    doubled = [f"{label}: {count} papers came out" for label, count in printed.items() if count > 1]
    return lost + doubled


def _painted(world: World) -> list[float]:
    """Return the milliseconds from each call's transaction to the frame that showed it."""
    log = latency_log(world)
    if not log.exists():
        return []
    rows = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    called = [datetime.fromisoformat(row["called_at"]).timestamp() for row in rows]
    return [(row["painted_at"] - at) * 1000 for row, at in zip(rows, called, strict=True)]


def write(world: World, findings: Findings) -> Path:
    """Write ``summary.json`` and ``index.html``; return the page."""
    text = json.dumps(findings.summary, indent=2, ensure_ascii=False)
    (world.out / "summary.json").write_text(text + "\n", encoding="utf-8")
    page = world.out / "index.html"
    page.write_text(_page(world, findings), encoding="utf-8")
    return page


def _page(world: World, findings: Findings) -> str:
    rows = "".join(
        f"<tr><th>{html.escape(key.replace('_', ' '))}</th><td>{html.escape(str(value))}</td></tr>"
        for key, value in findings.summary.items()
    )
    sections = [
        _gallery("Hall display", world.out, sorted(world.screens.glob("hall-*.png")), "wide"),
        _gallery("LED board", world.out, [world.board_picture] if world.board_picture.exists() else [], "wide"),
        _gallery("Kiosk", world.out, sorted(world.screens.glob("kiosk-*.png")), "tall"),
        _gallery("Counters", world.out, sorted(world.screens.glob("counter-*.png")), "wide"),
        _gallery("Tickets", world.out, sorted(world.tickets.glob("*.png")), "paper"),
    ]
    return PAGE.replace("{{rows}}", rows).replace("{{sections}}", "".join(sections))


def _gallery(title: str, root: Path, pictures: Sequence[Path], kind: str) -> str:
    figures = "".join(_figure(each.relative_to(root)) for each in pictures)
    return f'<section class="{kind}"><h2>{html.escape(title)}</h2><div>{figures}</div></section>'


def _figure(path: Path) -> str:
    name = html.escape(path.stem)
    picture = f'<a href="{path}"><img src="{path}" alt="{name}"></a>'
    return f"<figure>{picture}<figcaption>{name}</figcaption></figure>"


PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Loket: a morning at the office</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body { font: 16px/1.5 Inter, system-ui, sans-serif; margin: 0; background: #f4f7fb; color: #0d1b3d; }
header { background: #0d1b3d; color: #fff; padding: 32px 5vw; }
h1 { margin: 0; font-size: 32px; } header p { margin: 8px 0 0; color: #c9d4ea; }
main { padding: 16px 5vw 64px; }
table { border-collapse: collapse; background: #fff; border-radius: 12px; overflow: hidden; }
th, td { text-align: left; padding: 8px 16px; border-bottom: 1px solid #e3e9f3; vertical-align: top; }
th { font-weight: 600; } section > div { display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start; }
figure { margin: 0; background: #fff; padding: 8px; border-radius: 12px; }
img { display: block; border-radius: 8px; } .wide img { width: 420px; } .tall img { width: 220px; }
.paper img { width: 200px; } figcaption { font-size: 13px; color: #45557a; padding: 6px 4px 0; }
</style></head><body>
<header><h1>Loket</h1><p>A morning at the office, as kiosk, hall, counters and printer saw it</p></header>
<main><h2>Summary</h2><table>{{rows}}</table>{{sections}}</main></body></html>
"""
