"""Build the two launchers with mingw-w64: the window's own program and the one for commands."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from product import CONSOLE_EXE, EXE, PRODUCT, PUBLISHER, BuildError, source_date

HERE = Path(__file__).resolve().parent / "launcher"
ICON = HERE.parents[1] / "ui" / "resources" / "icon" / "tracs-mobile.ico"
_PREFIXES = ("x86_64-w64-mingw32-", "")
"""How the compiler is called: on Debian with its target, in the Windows packages plainly."""

_COMMON = (
    *("-std=c11", "-Os", "-s", "-municode", "-Wall", "-Wextra", "-Werror"),
    # Nothing of libgcc's DLL is wanted beside the program, and no time of day in it.
    *("-static", "-static-libgcc", "-Wl,--no-insert-timestamp", "-Wl,--build-id=none"),
    *("-Wl,--dynamicbase", "-Wl,--nxcompat", "-Wl,--high-entropy-va"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Launcher:
    """One of the two."""

    name: str
    described: str
    options: tuple[str, ...]


LAUNCHERS = (
    Launcher(name=EXE, described=PRODUCT, options=("-mwindows", "-DWINDOWED")),
    Launcher(name=CONSOLE_EXE, described=f"{PRODUCT} commands", options=("-mconsole",)),
)


def build(target: Path, *, version: str, python_dll: str) -> tuple[Path, ...]:
    """Build both into `target`; returns them. BuildError without mingw-w64, or when it fails."""
    prefix = find_compiler()
    built = []
    with tempfile.TemporaryDirectory() as folder:
        for launcher in LAUNCHERS:
            work = Path(folder)
            _write_resources(work, launcher, version)
            _run([f"{prefix}windres", "--codepage=65001", "launcher.rc", "launcher.res.o"], work)
            define = f'-DPYTHON_DLL=L"{python_dll}"'
            source = ["launcher.c", "launcher.res.o", "-o", "launcher.exe"]
            _run([f"{prefix}gcc", *_COMMON, *launcher.options, define, *source], work)
            shutil.copyfile(work / "launcher.exe", target / launcher.name)
            built.append(target / launcher.name)
    return tuple(built)


def find_compiler() -> str:
    """How mingw-w64 is called here. Raises BuildError when it is missing."""
    for prefix in _PREFIXES:
        if shutil.which(f"{prefix}gcc") and shutil.which(f"{prefix}windres"):
            return prefix
    raise BuildError(
        "mingw-w64 is missing; it builds the launchers. On Debian: apt-get install "
        "gcc-mingw-w64-x86-64-win32. On Windows: winget install BrechtSanders.WinLibs.POSIX.UCRT"
    )


def _write_resources(work: Path, launcher: Launcher, version: str) -> None:
    """The files are named alike on every machine, so that none of its paths gets into a program."""
    parts = [*version.split("."), "0", "0", "0"][:4]
    words = {
        "@ICON@": "tracs-mobile.ico",
        "@MANIFEST@": "launcher.manifest",
        "@COMMAS@": ",".join(parts),
        "@DOTS@": ".".join(parts),
        "@VERSION@": version,
        "@PUBLISHER@": PUBLISHER,
        "@PRODUCT@": PRODUCT,
        "@NAME@": launcher.name,
        "@DESCRIPTION@": launcher.described,
    }
    for name in ("launcher.rc", "launcher.manifest"):
        text = (HERE / f"{name}.in").read_text("utf-8")
        for word, meant in words.items():
            text = text.replace(word, meant)
        (work / name).write_text(text, "utf-8")
    shutil.copyfile(HERE / "launcher.c", work / "launcher.c")
    shutil.copyfile(ICON, work / "tracs-mobile.ico")


def _run(command: list[str], work: Path) -> None:
    steady = {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(int(source_date().timestamp())),
        "LC_ALL": "C",
    }
    done = subprocess.run(
        command, cwd=work, check=False, capture_output=True, text=True, env=steady
    )
    if done.returncode != 0:
        raise BuildError(f"The launcher cannot be built:\n{done.stderr.strip()[-2000:]}")
