"""A ticket is written through the accessibility tree alone, as an assistive technology would."""

import csv
import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.virtual_screen import a_display

SYSTEM_PYTHON = "/usr/bin/python3"
DRIVER = Path(__file__).with_name("atspi_driver.py")
POC = ("p.laframboyse", "covered-bridge-3")


def is_missing():
    """What this machine lacks for it; empty for nothing."""
    if sys.platform == "win32":
        return "the accessibility tree of Linux"
    for program in ("Xvfb", "dbus-run-session", "/usr/libexec/at-spi-bus-launcher", SYSTEM_PYTHON):
        if not shutil.which(program):
            return program
    found = subprocess.run(
        [SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False
    )
    return "pyatspi" if found.returncode else ""


pytestmark = pytest.mark.skipif(bool(is_missing()), reason=f"needs {is_missing()}")


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The folder of the laptop, the number that the tree showed, what was said aloud."""
    folder = tmp_path_factory.mktemp("laptop")
    with a_display() as display:
        done = subprocess.run(
            ["dbus-run-session", "--", SYSTEM_PYTHON, str(DRIVER), sys.executable, str(folder)],
            env={**os.environ, "DISPLAY": display},
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    return folder, told["number"], told["heard"]


def test_a_ticket_written_by_names_alone_is_in_the_records(written, tmp_path):
    folder, number, _ = written
    user, secret = POC
    today = datetime.now(UTC).date()
    command = [
        *(sys.executable, "-m", "tracs_mobile", "export", "tickets", "--user", user),
        *("--since", str(today - timedelta(days=2)), "--until", str(today + timedelta(days=1))),
        *("--format", "csv", "--out", str(tmp_path), "--data-dir", str(folder)),
    ]
    subprocess.run(command, input=f"{secret}\n", text=True, check=True, timeout=120)
    (file,) = tmp_path.glob("*.csv")
    with file.open(encoding="utf-8-sig", newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert row["Ticket Number"] == number
    assert (row["Last Name"], row["First Name"]) == ("TREMBLAYE", "NOEMIE")
    assert (row["Statute"], row["Town"]) == ("23 V.S.A. § 1243", "Montpelier")


def test_the_result_is_said_aloud_with_its_number(written):
    _, number, heard = written
    said = [words for words in heard if number in words]
    assert said
    assert said[0].startswith("✓ Issued")


def test_what_a_key_or_a_tap_answered_is_said_aloud(written):
    _, _, heard = written
    assert "Address is right" in heard
    assert any(words.startswith("Montpelier, Washington County, 1 of") for words in heard)
