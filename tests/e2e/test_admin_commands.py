"""The commands of installers and administrators, each in a process of its own."""

import os
import stat
import subprocess
import sys

import pytest

from tracs_mobile.policy_sources import FILE_VARIABLE, MACHINE_FILE
from tracs_mobile.single import OnlyCopy


def run(*arguments, **surroundings):
    return subprocess.run(
        [sys.executable, "-m", "tracs_mobile", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **surroundings},
    )


def test_the_self_test_tries_everything_and_touches_no_data(tmp_path):
    folder = tmp_path / "data"
    done = run("self-test", "--data-dir", folder, QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert len(lines) == 6
    assert all(line.startswith("OK ") for line in lines)
    assert not folder.exists()


def test_the_data_folder_is_prepared_and_a_link_in_its_place_is_not_followed(tmp_path):
    folder = tmp_path / "data"
    done = run("prepare-data", "--data-dir", folder)
    assert (done.returncode, done.stderr) == (0, "")
    if os.name != "nt":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        link = tmp_path / "link"
        link.symlink_to(folder)
        refused = run("prepare-data", "--data-dir", link)
        assert refused.returncode == 1
        assert "leads to another place" in refused.stderr
        assert len(refused.stderr.splitlines()) == 1


def test_whether_a_copy_is_open_is_an_exit_code(tmp_path):
    assert run("running", "--data-dir", tmp_path).returncode == 1
    held = OnlyCopy(tmp_path)
    try:
        assert run("running", "--data-dir", tmp_path).returncode == 0
    finally:
        held.close()


@pytest.mark.skipif(MACHINE_FILE.exists(), reason="this machine has policies of its own")
def test_the_check_lists_what_a_policy_fixes_and_a_wrong_one_stops_nothing(tmp_path):
    policies = tmp_path / "policies.toml"
    policies.write_text('LockMinutes = 5\nProxy = "10.0.0.1"\n', "utf-8")
    done = run("doctor", "--data-dir", tmp_path / "data", **{FILE_VARIABLE: str(policies)})
    assert "Minutes until the screen locks (LockMinutes): 5" in done.stdout
    assert "LOOK     Set by your agency: The policy Proxy" in done.stdout
    assert "Traceback" not in done.stderr


def test_where_the_agency_installs_everything_the_command_says_so(tmp_path):
    policies = tmp_path / "policies.toml"
    policies.write_text('UpdateChannel = "off"\n', "utf-8")
    data = tmp_path / "data"
    done = run("update", "check", "--data-dir", data, **{FILE_VARIABLE: str(policies)})
    assert done.returncode == 0
    assert "Your agency's IT installs every update" in done.stdout
    refused = run("update", "stage", "--data-dir", data, tmp_path, **{FILE_VARIABLE: str(policies)})
    assert refused.returncode == 1
    assert "Nothing was changed" in refused.stderr
