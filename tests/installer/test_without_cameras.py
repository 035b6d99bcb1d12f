"""A laptop that has only the first package: everything but the camera works."""

import os
import subprocess
import sys

WITHOUT = """
import sys
from importlib.machinery import PathFinder

class Absent(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name.partition(".")[0] in ("cv2", "numpy", "pyzbar"):
            return None
        return PathFinder.find_spec(name, path, target)

sys.meta_path[:] = [Absent if finder is PathFinder else finder for finder in sys.meta_path]
"""


def test_the_program_tries_itself_good_without_the_part_for_cameras(tmp_path):
    script = WITHOUT + "from tracs_mobile.__main__ import main\nsys.exit(main(['self-test']))\n"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "the part for cameras left out" in done.stdout
    assert "Bar code of a license: drawn and read back" in done.stdout
