"""One really built payload, made once for all tests and workers of a run."""

import os
import pickle
import shutil
import sys
from contextlib import contextmanager

import pytest

import payload
from bytecode import find_python
from launchers import find_compiler
from product import BuildError

if sys.platform != "win32":
    import fcntl

OFFLINE = ("could not be fetched", "error sending request", "dns error", "Connection")
"""What uv says without a network; any other fault of a build is a fault of ours."""


def shared_folder(factory):
    """A folder that all workers of this run see, and no other run."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@contextmanager
def only_one(path):
    """Held by one process at a time; freed when that ends. On Windows tests run in one process."""
    with path.open("w") as handle:
        if sys.platform != "win32":
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def tools():
    """Skips where the compiler of the launchers or the Python of the laptop is missing."""
    try:
        find_compiler()
        return find_python()
    except BuildError as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def sources(tmp_path_factory):
    """What goes into a payload as it is now; it may be written on while tests run."""
    folder = shared_folder(tmp_path_factory) / "built-from"
    with only_one(shared_folder(tmp_path_factory) / "built-from.lock"):
        if not folder.exists():
            for package in payload.PACKAGES:
                left = shutil.ignore_patterns("__pycache__")
                shutil.copytree(payload.SOURCES / package, folder / package, ignore=left)
            for name in ("LICENSE", "requirements.lock", "requirements-dev.lock"):
                shutil.copy(payload.SOURCES / name, folder / name)
    return folder


@pytest.fixture(scope="session")
def built(tools, sources, tmp_path_factory):
    """The staged program and camera parts without a runtime, from the wheels of the lock."""
    base = shared_folder(tmp_path_factory)
    folder, lock = base / "built-payload", base / "built-payload.lock"
    done, users = folder / "staged.pickle", folder / "users"
    with only_one(lock):
        users.mkdir(parents=True, exist_ok=True)
        (users / str(os.getpid())).touch()
        if not done.exists():
            done.write_bytes(pickle.dumps(staged(folder, sources)))
        made = pickle.loads(done.read_bytes())
    yield made
    # A quarter of a gigabyte: whoever is the last to need it takes it away.
    with only_one(lock):
        (users / str(os.getpid())).unlink()
        if not any(users.iterdir()):
            shutil.rmtree(folder)


def staged(folder, sources):
    """Stage a payload; skips without a network, which the wheels come over."""
    wanted = payload.Wanted(runtime=None, manual=False, sources=sources)
    try:
        return payload.stage(wanted, folder, sign=lambda program: None)
    except BuildError as fault:
        if OFFLINE[0] in str(fault) and any(word in str(fault) for word in OFFLINE[1:]):
            pytest.skip(str(fault))
        raise


@pytest.fixture(scope="session")
def real_payload(built):
    """The program's part of it."""
    return built[0]
