"""The benchmarks run, and print one JSON object each with the keys that are compared from version to version."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.processes
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        (
            "store",
            {
                "ratio_to_bare_sql_1",
                "ratio_to_raw_1",
                "share_8_of_1",
                "fairness_8",
                "feed_nudge_p50_ms",
                "feed_poll_p50_ms",
            },
        ),
        (
            "call",
            {"committed_p50_ms", "committed_p99_ms", "painted_p50_ms", "painted_p99_ms", "first_frame_s", "rss_mb"},
        ),
    ],
)
def test_bench_prints_one_json_object(name: str, keys: set[str]) -> None:
    command = [sys.executable, "-m", "loket", "bench", name, "--quick", "--json"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0, ran.stderr
    report = json.loads(ran.stdout)
    assert keys <= set(report)
    assert min(report[key] for key in keys) > 0
