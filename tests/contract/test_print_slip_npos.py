"""An independent reader of ESC/POS takes every test slip apart and loses no byte of it."""

import json
import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from printers.facts import Paper
from printers.profiles import profile_named, profile_names
from printers.setup.test_slip import slip_job, slip_of
from tracs_mobile.testing.fake_devices import a_printer_setup

NPOS = Path(__file__).parents[1] / "npos"
ROLLS = [name for name in profile_names() if profile_named(name).paper is Paper.ROLL]


def npos_is_there():
    homes = [NPOS / "node_modules", *map(Path, os.environ.get("NODE_PATH", "").split(os.pathsep))]
    return any((home / "npos/package.json").is_file() for home in homes)


pytestmark = [
    pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed"),
    pytest.mark.skipif(not npos_is_there(), reason="npos is not installed in tests/npos"),
]


def test_every_byte_of_every_slip_is_accounted_for(tmp_path):
    asked = []
    for profile in ROLLS:
        for trying in (False, True):
            strips = slip_of(
                a_printer_setup(profile=profile),
                now=lambda: datetime(2026, 11, 26, 19, 5, tzinfo=UTC),
                trying=trying,
            )
            path = tmp_path / f"{profile}-{trying}.bin"
            path.write_bytes(slip_job(strips))
            asked.append({"path": str(path), "dots": False})
    listed = tmp_path / "jobs.json"
    listed.write_text(json.dumps(asked), "utf-8")

    out = subprocess.run(
        ["node", "read_job.js", str(listed)], cwd=NPOS, check=True, capture_output=True, text=True
    )

    told = [json.loads(line) for line in out.stdout.split("\n") if line]
    assert len(told) == 2 * len(ROLLS)
    assert [one.get("covered") for one in told] == [one["size"] for one in told]
