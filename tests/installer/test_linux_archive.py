"""The archive for Linux, unpacked into an empty folder: both commands start with what is in it."""

import shutil
import subprocess
import sys
import urllib.request

import pytest

import linux_build
import payload
from product import BuildError
from tests.installer.conftest import OFFLINE, only_one, shared_folder
from tree import copy_file, fix_times, size_of, walk

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="made on Linux"),
]
PLAIN_PYTHON = getattr(sys, "_base_executable", sys.executable)
"""Not the one of .venv, whose libraries would stand in for what the archive lacks."""


@pytest.fixture(scope="module")
def unpacked(sources, tmp_path_factory):
    root = tmp_path_factory.mktemp("linux") / "TraCS-Mobile"
    icons = sources / "ui" / "resources" / "icon"
    assert icons.is_dir()
    with only_one(shared_folder(tmp_path_factory) / "linux.lock"):
        try:
            scratch = root.parent / "wheels"
            linux_build.fill(root, scratch, sources=sources, version=payload.version_of(sources))
        except BuildError as fault:
            if any(word in str(fault) for word in OFFLINE[1:]):
                pytest.skip(str(fault))
            raise
    fix_times(root)
    linux_build.make_runnable(root)
    yield root
    shutil.rmtree(root.parent)


def surroundings(home, **more):
    """No variable and no folder of this checkout."""
    return {
        "PATH": "/usr/bin:/bin",
        "HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "TRACS_MOBILE_PYTHON": PLAIN_PYTHON,
        **more,
    }


def ran(command, home, **more):
    return subprocess.run(
        [str(part) for part in command],
        cwd=home,
        env=surroundings(home, **more),
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_program_starts_from_an_empty_folder(unpacked, tmp_path):
    done = ran([unpacked / "bin" / "tracs-mobile", "--version"], tmp_path)
    version = payload.version_of()
    assert (done.stdout.strip(), done.stderr) == (f"TraCS Mobile {version}", "")


def test_the_program_tries_itself_with_its_own_libraries(unpacked, tmp_path):
    done = ran([unpacked / "bin" / "tracs-mobile", "self-test"], tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_gateway_serves(unpacked, tmp_path):
    where = ["--database", f"sqlite:///{tmp_path}/gateway.db", "--keys", tmp_path / "keys"]
    command = [unpacked / "bin" / "tracs-gateway", "serve", *where, "--port", "0"]
    serving = subprocess.Popen(
        [str(part) for part in command],
        env=surroundings(tmp_path),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        address = serving.stdout.readline().split()[-1]
        with urllib.request.urlopen(f"{address}/health", timeout=30) as answer:
            assert b"up" in answer.read()
    finally:
        serving.kill()
        serving.wait(10)
        serving.stdout.close()


def test_without_its_python_it_says_which_to_install(unpacked, tmp_path):
    command = [unpacked / "bin" / "tracs-mobile"]
    done = ran(command, tmp_path, TRACS_MOBILE_PYTHON=str(tmp_path / "none"))
    assert done.returncode == 3
    assert f"needs Python {linux_build.PYTHON}" in done.stderr


@pytest.fixture
def small(tmp_path):
    """As much of the archive as installing looks at."""
    root = tmp_path / "unpacked"
    for name in ("install.sh", "tracs-mobile.desktop"):
        place = root / ("share" if name.endswith("desktop") else "") / name
        copy_file(linux_build.HERE / name, place)
    for name in ("licenses/sbom.cdx.json", "bin/tracs-mobile", "bin/tracs-gateway"):
        copy_file(linux_build.HERE / "start.py", root / name)
    (root / "install.sh").chmod(0o755)
    return root


def installed(small, tmp_path, *arguments):
    (tmp_path / "system").mkdir(exist_ok=True)
    root = str(tmp_path / "system")
    return ran([small / "install.sh", *arguments], tmp_path, TRACS_MOBILE_ROOT=root)


def test_it_is_installed_for_all_replaced_and_removed(small, tmp_path):
    system = tmp_path / "system"
    assert installed(small, tmp_path).returncode == 0
    (system / "opt/tracs-mobile/of-the-old-version").touch()
    assert installed(small, tmp_path).returncode == 0
    assert not (system / "opt/tracs-mobile/of-the-old-version").exists()
    link = system / "usr/local/bin/tracs-gateway"
    assert str(link.readlink()) == "/opt/tracs-mobile/bin/tracs-gateway"
    entry = system / "usr/local/share/applications/tracs-mobile.desktop"
    assert "Exec=/opt/tracs-mobile/bin/tracs-mobile\n" in entry.read_text()
    assert installed(small, tmp_path, "--remove").returncode == 0
    assert [path for path in system.rglob("*") if not path.is_dir()] == []


def test_a_folder_of_somebody_else_is_left_alone(small, tmp_path):
    theirs = tmp_path / "system" / "srv" / "data"
    theirs.mkdir(parents=True)
    (theirs / "kept.txt").touch()
    done = installed(small, tmp_path, "/srv/data")
    assert done.returncode == 1
    assert "is not TraCS Mobile" in done.stderr
    assert [name for _, name in walk(theirs)] == ["kept.txt"]


def test_it_holds_no_virtual_keyboard_and_fits(unpacked):
    assert not [name for _, name in walk(unpacked) if "virtualkeyboard" in name.lower()]
    assert size_of(unpacked) < 550_000_000
