"""Rules of the house that no other tool looks at."""

import ast
import os
import re
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("tracs_mobile", "ui", "printers", "scanners", "sync", "migrations")
KEPT_OUT = {".git", ".venv", "node_modules", "__pycache__", "demo-out", "build", "dist"}
KEPT_OUT |= {
    ".venv-mitm",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".import_linter_cache",
    ".hypothesis",
    ".coverage",
}
TEXT = {".py", ".toml", ".md", ".lock", ".json", ".html", ".css", ".qss", ".csv", ".js", ".nsi", ""}
# A home directory or a scratch folder of one machine; a test's own tmp_path is made at run time.
# Where the archive for Linux is installed is the same everywhere.
MACHINE_PATH = re.compile(
    r"(?<![\w.])/(?:home/(?!user\b)\w+|root/|work/|mnt/|tmp/\w|var/folders/|opt/(?!tracs-mobile)\w)"
    r"|C:\\+Users\\+\w+",
    re.IGNORECASE,
)
REGISTRY = re.compile(
    r"https?://[\w.-]*(?:pypi|pythonhosted|npmjs|artifactory|nexus|mirror)|--(?:extra-)?index-url\b"
)


def walk(folder):
    """Find every file of the checkout that is written by hand or shipped."""
    for path in folder.iterdir():
        if path.name in KEPT_OUT or path.name.endswith(".egg-info"):
            continue
        if path.is_dir():
            yield from walk(path)
        else:
            yield path


def texts():
    for path in walk(ROOT):
        if path.suffix in TEXT and path != Path(__file__):
            yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8", errors="replace")


def sources():
    for package in PACKAGES:
        yield from sorted((ROOT / package).rglob("*.py"))


def found(pattern):
    return [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def test_no_file_names_a_path_of_one_machine():
    assert found(MACHINE_PATH) == []


def test_no_file_names_a_package_registry():
    assert found(REGISTRY) == []


@pytest.mark.parametrize(
    "line",
    ["see ~home~alice~notes", "open('~root~x')", "path = '~tmp~scratch'", r"C:\Users\bob\x.db"],
)
def test_a_machine_path_would_be_seen(line):
    # Written with tildes, so that this file names no such path itself.
    assert MACHINE_PATH.search(line.replace("~", "/"))


def test_only_command_lines_print():
    printing = {
        path.relative_to(ROOT).as_posix()
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    }
    talks = re.compile(r"(^|/)(__main__|cli|command_line|demo(/\w+)?|gateway/commands/\w+)\.py$")
    assert [name for name in sorted(printing) if not talks.search(name)] == []


def test_every_module_says_what_it_owns():
    silent = [
        path.relative_to(ROOT).as_posix()
        for path in sources()
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []


@pytest.mark.parametrize("package", PACKAGES)
def test_every_package_ships_its_types(package):
    assert (ROOT / package / "py.typed").is_file()


@pytest.mark.parametrize("package", PACKAGES)
def test_no_dependency_ships_a_package_with_our_name(package):
    assert set(packages_distributions().get(package, [])) <= {"tracs-mobile"}


@pytest.mark.parametrize("folder", ["tests", "installer"])
def test_a_folder_that_would_hide_a_real_package_is_none_itself(folder):
    # tests/ui with an __init__.py would become `ui`; `installer` is a known distribution's name.
    inside = [path.relative_to(ROOT) for path in walk(ROOT) if path.name == "__init__.py"]
    assert [path for path in inside if path.parts[0] == folder] == []


def test_test_files_have_names_of_their_own():
    names = [path.name for path in walk(ROOT / "tests") if path.name.startswith("test_")]
    assert sorted({name for name in names if names.count(name) > 1}) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no executable bit")
def test_the_main_script_of_ci_can_be_started():
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_nobody_walks_the_chain_of_focus_from_python():
    # The binding takes the widget asked for the owner of the next one, and frees what is in use.
    chain = re.compile(r"\b(?:next|previous)InFocusChain\(")
    assert [name for name, text in texts() if name.endswith(".py") and chain.search(text)] == []
