"""Damaged bar codes near the limit of their check words: never a wrong field without a doubt."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Symbols that the usual decoder calls valid and reads as something else.
GARBLED = (122, 326, 360, 567, 684, 2052, 2148, 2358, 2690, 2840, 2858, 2976)


@pytest.mark.slow
def test_no_damaged_symbol_ever_shows_a_wrong_field():
    command = [sys.executable, "tests/bench/bench_misreads.py", "--of", "150", "--seed", "30000"]
    command += ["--these", *map(str, GARBLED)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    garbled = re.search(r"accepted, (\d+) of them garbled", done.stdout)
    assert garbled, done.stderr
    # The damage must be hard enough to make the usual decoder fail, or nothing is shown here.
    assert int(garbled[1]) >= len(GARBLED)
    assert re.search(r"shown: [1-9]\d", done.stdout)
    assert done.returncode == 0, done.stdout
