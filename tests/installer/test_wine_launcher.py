"""The launchers in a Windows of wine, with a stand-in for Python that tells what it was asked."""

import subprocess
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

import launchers
import product
import windows_runtime
from tests.installer.small_payload import COMPILER
from tests.installer.wine import Wine, missing_tools

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing_tools()), reason=f"not here: {', '.join(missing_tools())}"),
]
OURS = "-I -X utf8 -m tracs_mobile"
NO_RUNTIME = 3
ANSWER = 42
"""What the stand-in returns for a command."""


@pytest.fixture(scope="module")
def windows(tmp_path_factory):
    wine = Wine(tmp_path_factory.mktemp("launchers"))
    wine.fresh()
    # Without a screen wine makes no windows, unless it is told that this is meant.
    wine.run("reg", "add", r"HKCU\Software\Wine\Drivers", "/v", "Graphics", "/d", "null", "/f")
    wine.stop()
    program = wine.path(r"C:\A B")
    (program / "runtime").mkdir(parents=True)
    launchers.build(program, version="1.0.0", python_dll=windows_runtime.DLL)
    source = Path(__file__).parent / "fake_window.c"
    options = ["-shared", "-nostdlib", "-O1", "-s", "-o", program / "runtime" / windows_runtime.DLL]
    subprocess.run([COMPILER, *options, source, "-lkernel32", "-luser32"], check=True)
    yield wine
    wine.stop()


@pytest.fixture
def wine(windows):
    windows.path(r"C:\called.txt").unlink(missing_ok=True)
    return windows


def program(wine, name):
    return wine.path(r"C:\A B") / name


def calls(wine):
    return wine.path(r"C:\called.txt").read_text("utf-8").splitlines()


def until(condition):
    """For what happens in wine, which tells nobody; a minute at most."""
    deadline, pause = time.monotonic() + 60, threading.Event()
    while not condition():
        assert time.monotonic() < deadline
        pause.wait(0.02)


def test_a_command_gets_its_words_and_gives_its_answer(wine):
    words = ["export", "stops", "--out", r"C:\Æ folder\stops.csv"]
    assert wine.run(program(wine, product.CONSOLE_EXE), *words) == ANSWER
    assert calls(wine) == [f"{OURS} {' '.join(words)}"]


@contextmanager
def opened(wine):
    """The program with its window open; it is asked to end, and has."""
    running = wine.start(program(wine, product.EXE))
    marker = wine.path(r"C:\open.txt")
    try:
        until(marker.exists)
        yield running
    finally:
        marker.unlink(missing_ok=True)
        assert running.wait(60) == 0


def test_a_second_start_brings_the_open_window_forward_and_ends(wine):
    with opened(wine) as first:
        assert wine.run(program(wine, product.EXE)) == 0
        assert calls(wine) == [OURS]
        assert first.poll() is None
    with opened(wine):
        assert calls(wine) == [OURS, OURS]


def test_a_start_for_another_folder_is_a_start_of_its_own(wine):
    words = ["run", "--data-dir", r"D:\trial"]
    with opened(wine):
        assert wine.run(program(wine, product.EXE), *words) == ANSWER
        assert calls(wine) == [OURS, f"{OURS} {' '.join(words)}"]


def test_without_the_runtime_the_exit_code_says_so(wine):
    runtime = wine.path(r"C:\A B\runtime") / windows_runtime.DLL
    kept = runtime.read_bytes()
    runtime.unlink()
    try:
        for name in (product.EXE, product.CONSOLE_EXE):
            assert wine.run(program(wine, name)) == NO_RUNTIME
        runtime.write_bytes(b"damaged")
        assert wine.run(program(wine, product.EXE)) == NO_RUNTIME
    finally:
        runtime.write_bytes(kept)
