"""A second start finds the window that is open, and brings it forward."""

import subprocess
import sys
import textwrap

import pytest

from tracs_mobile.errors import AlreadyRunning
from tracs_mobile.single import DATA_LOCK, WINDOW_LOCK, OnlyCopy, is_open
from ui.summons import Summons, call_forward, socket_name


@pytest.mark.parametrize("name", [DATA_LOCK, WINDOW_LOCK])
def test_a_folder_is_open_while_either_lock_is_held(tmp_path, name):
    assert not is_open(tmp_path)
    held = OnlyCopy(tmp_path, name)
    assert is_open(tmp_path)
    with pytest.raises(AlreadyRunning):
        OnlyCopy(tmp_path, name)
    held.close()
    assert not is_open(tmp_path)


def test_looking_makes_no_folder(tmp_path):
    assert not is_open(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def call_from_elsewhere(folder):
    """Another process calls; it answers with its exit code."""
    program = f"""
        import sys
        from pathlib import Path
        from ui.summons import call_forward
        sys.exit(0 if call_forward(Path({str(folder)!r})) else 3)
    """
    return subprocess.Popen([sys.executable, "-c", textwrap.dedent(program)])


def test_the_second_start_is_heard_once_and_ends_well(tmp_path, qtbot):
    summons, heard = Summons(tmp_path), []
    summons.heard.connect(lambda: heard.append(1))
    try:
        second = call_from_elsewhere(tmp_path)
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
        assert (second.returncode, heard) == (0, [1])
    finally:
        summons.close()


def test_the_command_ends_when_the_window_that_is_open_comes_forward(tmp_path, qtbot):
    only, summons, heard = OnlyCopy(tmp_path, WINDOW_LOCK), Summons(tmp_path), []
    summons.heard.connect(lambda: heard.append(1))
    command = [sys.executable, "-m", "tracs_mobile", "run", "--data-dir", str(tmp_path)]
    try:
        second = subprocess.Popen(command)
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
        assert (second.returncode, heard) == (0, [1])
    finally:
        summons.close()
        only.close()


def test_nobody_there_is_no_answer(tmp_path):
    assert not call_forward(tmp_path / "another")


def test_other_folders_have_other_names_that_tell_nothing(tmp_path):
    first, second = socket_name(tmp_path / "a"), socket_name(tmp_path / "b")
    assert first != second
    assert tmp_path.name not in first


def test_what_a_killed_copy_left_behind_is_in_nobodys_way(tmp_path, qtbot):
    left = Summons(tmp_path)
    summons, heard = Summons(tmp_path), []
    summons.heard.connect(lambda: heard.append(1))
    try:
        second = call_from_elsewhere(tmp_path)
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
        assert heard == [1]
    finally:
        summons.close()
        left.close()
