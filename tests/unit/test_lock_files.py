"""The lock files name exact wheels for both platforms, and never the place they came from."""

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ["requirements.lock", "requirements-dev.lock"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def requirements(name):
    """Split a lock file into its requirements, each on one line."""
    text = (ROOT / name).read_text("utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip()]


def project_name(requirement):
    return re.match(r"[A-Za-z0-9._-]+", requirement)[0].lower().replace("_", "-")


@pytest.mark.parametrize("name", [*LOCKS, "tests/npos/package-lock.json"])
def test_a_lock_names_no_address(name):
    text = (ROOT / name).read_text("utf-8")
    for word in ("://", "--index", "--extra-index", "--find-links", "file:"):
        assert word not in text


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_is_exact_and_has_a_hash(name):
    for requirement in requirements(name):
        assert re.match(r"[a-z0-9.-]+==[^ ]+ ", requirement), requirement
        assert "--hash=sha256:" in requirement, requirement


def test_every_locked_npm_package_has_a_hash_and_npos_is_pinned():
    lock = json.loads((ROOT / "tests/npos/package-lock.json").read_text("utf-8"))
    packages = {path: data for path, data in lock["packages"].items() if path}
    assert packages["node_modules/npos"]["version"] == "0.1.19"
    assert [path for path, data in packages.items() if "integrity" not in data] == []


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("requirements.lock", PROJECT["project"]["dependencies"]),
        ("requirements-dev.lock", PROJECT["dependency-groups"]["dev"]),
    ],
)
def test_everything_pyproject_asks_for_is_locked(name, wanted):
    locked = {project_name(requirement) for requirement in requirements(name)}
    assert {project_name(requirement) for requirement in wanted} <= locked


def test_the_windows_only_parts_are_locked_too():
    marked = [r for r in requirements("requirements.lock") if r.startswith("pywin32-ctypes")]
    assert len(marked) == 1
    assert "win32" in marked[0]
