"""The short run of `loket bench devices`: tickets on a failing printer, presses on a bad cable, all of them whole."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench._sheets import missing_program

ROOT = Path(__file__).resolve().parents[2]
NOTHING = ("tickets_lost", "tickets_doubled", "fragments_unmarked", "presses_lost", "presses_doubled", "fuzz_raised")
SOMETHING = ("faults", "kills", "presses", "press_p50_ms", "press_p99_ms", "counters_32_cpu_percent")


@pytest.mark.processes
@pytest.mark.skipif(bool(missing_program()), reason=f"not installed: {missing_program()}")
def test_short_run_loses_and_doubles_nothing() -> None:
    command = [sys.executable, "-m", "loket", "bench", "devices", "--quick", "--json"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=240)
    assert ran.returncode == 0, ran.stderr
    report = json.loads(ran.stdout)
    assert {key: report[key] for key in NOTHING} == dict.fromkeys(NOTHING, 0)
    assert all(report[key] > 0 for key in SOMETHING)
    assert "naive_lost" in report
