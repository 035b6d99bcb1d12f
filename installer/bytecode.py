"""Byte-compile a payload with the Python that will run it.

Officers cannot write to Program Files, so what is not compiled here is compiled at every start:
measured, loading everything takes two and a half times as long then.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from product import BuildError
from wheels import PYTHON

_ASK = "import sys; print('%d.%d' % sys.version_info[:2])"
_SCRIPT = Path(__file__).resolve().parent / "compile_tree.py"


def find_python(given: str | None = None) -> Path:
    """A Python of the laptop's version on this machine: `given`, or looked for. BuildError."""
    candidates = [Path(given)] if given else list(_candidates())
    for candidate in candidates:
        if _version_of(candidate) == PYTHON:
            return candidate
    raise BuildError(
        f"There is no Python {PYTHON} here to compile the payload with. Install one, or name it "
        f"with --python PATH; an uncompiled payload would start much slower and is not made."
    )


def compile_payload(root: Path, folders: tuple[str, ...], *, python: Path) -> None:
    """Make __pycache__ for all modules below folders of `root`. BuildError names what failed."""
    command = [str(python), "-s", "-S", str(_SCRIPT), str(root), *folders]
    # Sets in compiled code are written in the order of their hashes.
    steady = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": ""}
    steady = {name: value for name, value in steady.items() if name not in _STRAY}
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=steady)
    if done.returncode != 0:
        raise BuildError(f"Some modules cannot be compiled:\n{done.stderr.strip()[-2000:]}")


_STRAY = ("PYTHONPATH", "PYTHONHOME", "PYTHONPYCACHEPREFIX", "PYTHONOPTIMIZE")


def _candidates() -> Iterator[Path]:
    if sys.version_info[:2] == tuple(int(part) for part in PYTHON.split(".")):
        yield Path(sys.executable)
    asked = subprocess.run(
        [sys.executable, "-m", "uv", "python", "find", PYTHON],
        check=False,
        capture_output=True,
        text=True,
    )
    if asked.returncode == 0 and asked.stdout.strip():
        yield Path(asked.stdout.strip())
    on_path = shutil.which(f"python{PYTHON}")
    if on_path:
        yield Path(on_path)
    # pyenv puts a stand-in on the path that answers only for chosen versions.
    versions = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    yield from sorted(versions.glob(f"{PYTHON}.*/bin/python"), reverse=True)


def _version_of(python: Path) -> str:
    try:
        done = subprocess.run(
            [str(python), "-I", "-c", _ASK], check=False, capture_output=True, text=True
        )
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
