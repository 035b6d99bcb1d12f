"""How many keys whole stops cost; the counting itself stands among the measurements."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "bench" / "bench_stops.py"
LIMITS = {
    "three charges, typed": 60,
    "warning, typed": 25,
    "warning, last place and a favorite": 25,
    "one charge, scanned": 41,
}


@pytest.fixture(scope="module")
def counts(tmp_path_factory):
    """Every scripted stop, played once in the real window over the training agency."""
    out = tmp_path_factory.mktemp("presses") / "counts.json"
    done = subprocess.run(
        [sys.executable, SCRIPT, "--out", out],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(out.read_text())


@pytest.mark.parametrize("name", LIMITS)
def test_a_stop_costs_no_more_keys_than_promised(counts, name):
    assert 0 < counts[name]["presses"] <= counts[name]["cost"] <= LIMITS[name]


def test_every_press_belongs_to_a_step(counts):
    for stop in counts.values():
        for kind in ("presses", "lookups"):
            assert sum(step[kind] for step in stop["steps"]) == stop[kind]
