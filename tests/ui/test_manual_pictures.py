"""The pictures of the manual are the ones that the program makes now."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageChops

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "ui" / "resources" / "help" / "pictures"


@pytest.mark.slow
def test_every_picture_of_the_manual_is_the_screen_as_it_is_now(tmp_path):
    done = subprocess.run(
        [sys.executable, ROOT / "docs" / "pictures.py", "--out", tmp_path / "made"],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    made = sorted(path.name for path in (tmp_path / "made").iterdir())
    assert made == sorted(path.name for path in KEPT.iterdir())
    stale = [name for name in made if not same(KEPT / name, tmp_path / "made" / name)]
    assert stale == [], "python docs/pictures.py"


def same(one, other):
    with Image.open(one) as a, Image.open(other) as b:
        if a.size != b.size:
            return False
        return ImageChops.difference(a.convert("RGB"), b.convert("RGB")).getbbox() is None
