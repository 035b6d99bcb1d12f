"""dev.py brings a bare machine to where a command can start, and says so in sentences."""

import os
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

import dev

NEED = dev.Need(name="check", locks=(dev.RUN_LOCK, dev.DEV_LOCK), debian=())
posix = pytest.mark.skipif(os.name == "nt", reason="apt and small shell scripts stand in here")


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """Let the PATH hold only scripts that a test writes: `programs(name, body)`."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}")

    def write(name, body):
        script = folder / name
        script.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        script.chmod(0o755)

    for real in ("env", "cat"):
        write(real, f'exec "{shutil.which(real, path=os.defpath)}" "$@"')
    return write


@pytest.fixture
def debian(programs, tmp_path):
    """A Debian that has only libgl1, and writes down what apt-get is asked."""
    programs("dpkg-query", "echo 'libgl1 installed'; echo 'libegl1 not-installed'; exit 1")
    programs("apt-get", f'echo "$@" >> "{tmp_path}/asked"')
    programs("npm", "exit 0")
    return lambda: (tmp_path / "asked").read_text("utf-8")


@pytest.fixture
def checkout(tmp_path):
    """A copy of the checkout whose .venv claims to be ready."""
    copy = tmp_path / "checkout"
    for package in dev.PACKAGES:
        shutil.copytree(
            dev.ROOT / package, copy / package, ignore=shutil.ignore_patterns("__pycache__")
        )
    for name in ("dev.py", dev.RUN_LOCK, dev.DEV_LOCK):
        shutil.copy(dev.ROOT / name, copy)
    (copy / ".venv").mkdir()
    (copy / ".venv" / ".ready-check").write_text(dev.stamp(NEED), encoding="utf-8")
    return copy


def start(folder, script):
    """Run `script` in a new Python started in `folder` and return the seconds it took."""
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", script], cwd=folder, env=environment, check=True)
    return time.perf_counter() - started


PREPARE = (
    "import dev; dev.prepare(dev.Need(name='check', locks=(dev.RUN_LOCK, dev.DEV_LOCK), debian=()))"
)


def test_a_second_start_adds_less_than_a_second(checkout):
    start(checkout, PREPARE)
    bare = min(start(checkout, "pass") for _ in range(3))
    assert min(start(checkout, PREPARE) for _ in range(3)) - bare < 1.0


def test_our_own_packages_are_compiled_whatever_the_environment_says(checkout):
    start(checkout, PREPARE)
    for source in (checkout / "tracs_mobile").rglob("*.py"):
        assert list((source.parent / "__pycache__").glob(f"{source.stem}.*.pyc")) != []


def test_the_stamp_follows_the_locks_and_the_needs(monkeypatch, tmp_path):
    for name in NEED.locks:
        shutil.copy(dev.ROOT / name, tmp_path)
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    before = dev.stamp(NEED)
    assert dev.stamp(NEED) == before
    assert dev.stamp(dev.Need(name="check", locks=NEED.locks, debian=("xvfb",))) != before
    with (tmp_path / dev.RUN_LOCK).open("a", encoding="utf-8") as lock:
        lock.write("another==1.0\n")
    assert dev.stamp(NEED) != before


@posix
def test_only_missing_packages_are_installed_and_they_are_named_first(debian, monkeypatch, capfd):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    need = dev.Need(name="run", locks=(), debian=("libgl1", "libegl1"))
    dev.install_debian_packages(need)
    assert "Installing Debian packages: libegl1\n" in capfd.readouterr().out
    assert debian().splitlines()[-1].endswith("install -y --no-install-recommends libegl1")


@posix
def test_without_rights_the_one_line_to_run_is_told(debian, monkeypatch, capsys):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(dev, "prepare", dev.install_debian_packages)
    assert dev.main(["demo"]) == 1
    told = capsys.readouterr().err
    assert "  sudo apt-get install -y --no-install-recommends ca-certificates libegl1 " in told
    assert "start again" in told


@posix
def test_sudo_is_used_when_it_asks_nothing(debian, programs, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    programs("sudo", "exit 0")
    assert dev.root_prefix() == ["sudo", "-n"]
    programs("sudo", "exit 1")
    assert dev.root_prefix() is None


@posix
def test_a_renamed_library_of_a_newer_debian_counts_as_installed(debian, programs):
    programs("dpkg-query", "echo 'libglib2.0-0t64 installed'")
    need = dev.Need(name="run", locks=(), debian=("libglib2.0-0",))
    assert dev.missing_debian_packages(need) == []


@posix
def test_without_dpkg_nothing_is_asked_of_it(programs):
    assert dev.missing_debian_packages(dev.Need(name="run", locks=(), debian=("libgl1",))) == []


@posix
def test_packages_that_cannot_be_installed_stop_the_command_with_a_sentence(
    debian, programs, monkeypatch
):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    programs("apt-get", "exit 100")
    with pytest.raises(dev.SetUpError, match="could not be installed"):
        dev.install_debian_packages(dev.Need(name="run", locks=(), debian=("libegl1",)))


@pytest.fixture
def handed_over(monkeypatch):
    """Record the program that dev.py would become."""
    commands = []
    monkeypatch.setattr(dev, "prepare", lambda need: commands.append(need.name))
    monkeypatch.setattr(dev, "hand_over", lambda command: commands.append(command[1:]) or 0)
    monkeypatch.chdir(dev.ROOT)
    return commands


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has no display")
def test_run_without_a_display_says_so_and_does_the_demo(handed_over, monkeypatch, capsys):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    dev.main(["run"])
    assert "no display" in capsys.readouterr().out
    out = str(dev.ROOT / "demo-out")
    assert handed_over == ["demo", ["-P", "-m", "tracs_mobile", "demo", "--out", out]]


def test_run_with_a_display_starts_the_program_with_what_follows(handed_over, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":9")
    dev.main(["run", "--data", "here"])
    assert handed_over == ["run", ["-P", "-m", "tracs_mobile", "run", "--data", "here"]]


def test_what_follows_test_goes_to_pytest(handed_over):
    dev.main(["test", "tests/unit", "-k", "lock"])
    assert handed_over[-1][-3:] == ["tests/unit", "-k", "lock"]


def test_check_does_every_check_and_fails_if_one_did(monkeypatch, capfd):
    monkeypatch.setattr(dev, "prepare", lambda need: None)
    bad = [sys.executable, "-c", "raise SystemExit(1)"]
    good = [sys.executable, "-c", ""]
    monkeypatch.setattr(dev, "python", lambda *words: bad if "ruff" in words else good)
    assert dev.main(["check"]) == 1
    told = capfd.readouterr().out
    assert all(f"== {name} ==" in told for name in ("format", "lint", "imports", "types"))
    assert "To mend: format, lint." in told
    monkeypatch.setattr(dev, "python", lambda *words: good)
    assert dev.main(["check"]) == 0


def test_an_unknown_command_shows_what_there_is(capsys):
    assert dev.main(["fly"]) == 2
    assert "usage: python3 dev.py" in capsys.readouterr().out
    assert dev.main(["--help"]) == 0


def test_locking_keeps_the_pins_of_both_locks():
    pins = dev.pinned()
    assert any(pin.startswith("pytest==") for pin in pins)
    # A needless marker makes the resolver look at Pythons that no wheel of ours exists for.
    names = [pin.split("==")[0] for pin in pins]
    assert all(names.count(pin.split("==")[0]) > 1 for pin in pins if ";" in pin)
    project = tomllib.loads(dev.with_pins(pins))
    assert project["tool"]["uv"]["constraint-dependencies"] == pins


@posix
def test_a_lock_that_names_an_address_is_refused(programs, tmp_path, monkeypatch):
    programs("uv", "echo '--find-links somewhere'")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    for name in ("pyproject.toml", dev.RUN_LOCK, dev.DEV_LOCK):
        shutil.copy(Path(dev.__file__).parent / name, tmp_path)
    before = (tmp_path / dev.RUN_LOCK).read_bytes()
    assert dev.main(["lock"]) == 1
    assert (tmp_path / dev.RUN_LOCK).read_bytes() == before


@posix
def test_locking_without_uv_says_how_to_get_it(programs, capsys):
    assert dev.main(["lock"]) == 1
    assert "needs uv" in capsys.readouterr().err
