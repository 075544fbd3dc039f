"""Shows the numbers of today that count no more, and why."""

import json
from dataclasses import asdict

from config.load import load_config
from loket.options import DEFAULT_CONFIG, AsJson, ConfigFile


def papers(config: ConfigFile = DEFAULT_CONFIG, as_json: AsJson = False) -> None:
    """List the numbers of today that count no more: what a kiosk gave out alone, and the merge found twice."""
    settings = load_config(config)
    from office.context import open_office
    from office.papers import void_papers

    office = open_office(settings)
    try:
        found = void_papers(office)
    finally:
        office.store.close()
    if as_json:
        print(json.dumps([asdict(paper) for paper in found], default=str))
        return
    for paper in found:
        print(f"{paper.label:<10} {paper.issued_at.astimezone(office.zone):%H:%M}  {paper.explanation.en}")
    if not found:
        print("Every number of today counts.")
