"""How many keys whole stops cost; the counting itself stands among the measurements."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "bench" / "stops.py"
LIMITS = {
    "one charge, scanned, first of the shift": 31,
    "one charge, scanned": 25,
    "warning, last place and a favorite": 20,
}


@pytest.fixture(scope="module")
def counts(tmp_path_factory):
    """Some of the scripted stops, played in the real window; all twenty take a minute."""
    out = tmp_path_factory.mktemp("presses") / "counts.json"
    command = [sys.executable, SCRIPT, "--no-clock", "--out", out]
    done = subprocess.run(
        [*command, *(part for name in LIMITS for part in ("--only", name))],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(out.read_text())


@pytest.mark.parametrize("name", LIMITS)
def test_a_stop_costs_no_more_keys_than_promised(counts, name):
    assert counts[name]["wrong"] == ""
    assert 0 < counts[name]["presses"] <= counts[name]["strict"] <= LIMITS[name]


def test_every_press_belongs_to_a_step(counts):
    assert counts.keys() == LIMITS.keys()
    for stop in counts.values():
        assert sum(stop["steps"].values()) == stop["strict"]


def test_a_stop_that_is_waited_for_says_for_how_long(counts):
    assert all(stop["waited_ms"] > 0 for stop in counts.values())
