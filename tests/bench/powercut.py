"""`loket bench powercut`: what a power cut leaves of an office at work, at 3,000 moments of a recorded morning.

Four processes check people in and call them on one SQLite store; a preloaded library records every write and sync of
all of them in one order. The disk is then rebuilt as a cut would have left it: what was synced is there, of the rest
each sector with a chance of 0, 0.5, 0.9 or 1. ``synchronous=FULL`` is the product; NORMAL and OFF show that the look
finds what is lost or torn.
"""

import argparse
import json

from tests.bench._scratch import scratch_folder
from tests.faults import shims
from tests.faults.powercut import cuts, record, summed

VISITS = 60  # of each of the four processes
Report = dict[str, object]


def measure(*, quick: bool) -> Report:
    """Return the figures of the product's setting, and of the two that are not safe."""
    with scratch_folder() as folder:
        try:
            library = shims.compiled("recorder", folder)
        except shims.NoCompiler as error:
            return {"bench": "powercut", "skipped": str(error)}
        visits = VISITS // 4 if quick else VISITS
        report: Report = {"bench": "powercut"}
        for setting, points in (("full", 3000), ("normal", 700), ("off", 700)):
            tape = record(library, folder / setting, visits, f"PRAGMA synchronous={setting.upper()}")
            found = summed(cuts(tape, points // 10 if quick else points, seed=1))
            report |= {f"{setting}_{key}": value for key, value in found.items()}
        return report


def main() -> None:
    """Run it from a shell."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.powercut", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the moments")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    asked = parser.parse_args()
    report = measure(quick=asked.quick)
    print(json.dumps(report) if asked.json else "\n".join(f"{key:<32} {value}" for key, value in report.items()))


if __name__ == "__main__":
    main()
