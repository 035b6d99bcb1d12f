"""What tests/conftest.py promises for every test: warnings fail it, nothing leaves the machine."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = """
import logging
import socket
import warnings

import pytest


def test_quiet():
    logging.getLogger("x").info("fine")


def test_logs_a_warning():
    logging.getLogger("x").warning("printer lost")


@pytest.mark.expects_log_warnings
def test_expects_the_warning(log_warnings):
    logging.getLogger("x").error("printer lost")
    assert log_warnings[0].getMessage() == "printer lost"


@pytest.mark.expects_log_warnings
def test_expects_a_warning_that_never_comes():
    pass


def test_python_warns():
    warnings.warn("old", DeprecationWarning)


def test_far_away_is_out_of_reach():
    with socket.socket() as line, pytest.raises(OSError, match="no network"):
        line.connect(("192.0.2.1", 80))


def test_loopback_is_in_reach():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
"""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    """Run SAMPLE under our conftest and our configuration; give each test's outcome."""
    folder = tmp_path_factory.mktemp("sample")
    (folder / "tests" / "bench").mkdir(parents=True)
    shutil.copy(ROOT / "tests" / "conftest.py", folder / "tests")
    shutil.copy(ROOT / "pyproject.toml", folder)
    (folder / "tests" / "test_sample.py").write_text(SAMPLE, encoding="utf-8")
    (folder / "tests" / "bench" / "test_speed.py").write_text(
        "import pytest\n"
        "def test_long_measurement(): pass\n"
        "@pytest.mark.smoke\n"
        "def test_short_measurement(): pass\n",
        encoding="utf-8",
    )
    plain = ["-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:cov"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-rA", "--tb=no", *plain],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line.split() for line in done.stdout.splitlines() if "::test_" in line]
    told = {}
    for outcome, name, *_ in lines:
        told.setdefault(name.partition("::")[2], set()).add(outcome)
    return told


@pytest.mark.parametrize(
    "name",
    [
        "test_quiet",
        "test_expects_the_warning",
        "test_far_away_is_out_of_reach",
        "test_loopback_is_in_reach",
        "test_short_measurement",
    ],
)
def test_a_clean_test_passes(outcomes, name):
    assert outcomes[name] == {"PASSED"}


@pytest.mark.parametrize(
    "name",
    ["test_logs_a_warning", "test_expects_a_warning_that_never_comes", "test_python_warns"],
)
def test_a_test_that_breaks_a_rule_fails(outcomes, name):
    assert outcomes[name] & {"FAILED", "ERROR"}


def test_a_measurement_is_left_out_unless_asked_for(outcomes):
    assert "test_long_measurement" not in outcomes
