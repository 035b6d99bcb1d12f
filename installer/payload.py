"""Put together what is installed: launchers, runtime, libraries, program, licenses, manual."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import dll_check
import launchers
import windows_runtime
from bytecode import compile_payload, find_python
from components import Component
from license_texts import gather
from msi_tables import file_version
from product import PRODUCT, BuildError, Part, Staged
from pruning import copy_kept, forbidden
from sbom import NAME as SBOM
from sbom import write_sbom
from shipping import load_shipping, pins_of, requirements, undecided
from tree import copy_file, emptied, fix_times, walk
from wheels import PYTHON, Wheel, fetch, fetched

SOURCES = Path(__file__).resolve().parent.parent
PACKAGES = ("tracs_mobile", "ui", "printers", "scanners", "sync", "migrations")
LOCK = "requirements.lock"
SITE = {Part.PROGRAM: "lib", Part.CAMERA: "camera"}
"""Where the libraries of a package go."""
_CRT = (
    "msvcp140.dll",
    "msvcp140_1.dll",
    "msvcp140_2.dll",
    "vcruntime140.dll",
    "vcruntime140_1.dll",
)
_NOT_SHIPPED = ("__pycache__",)

Sign = Callable[[Path], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a build is asked for."""

    runtime: Path | None
    """The archive of the Windows Python; None makes a marked payload that does not run."""
    runtime_sha256: str = ""
    """Instead of the one in runtime.toml."""
    python: str | None = None
    """The Python that compiles; looked for when None."""
    sources: Path = SOURCES
    manual: bool = True
    version: str = ""
    """What the set-ups say instead of the program's own version; only for trying an upgrade."""


def version_of(sources: Path = SOURCES) -> str:
    """The version that the program itself says."""
    text = (sources / "tracs_mobile" / "__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "(\d+\.\d+\.\d+)"$', text, re.MULTILINE)
    if found is None:
        raise BuildError("tracs_mobile/__init__.py has no version of the form 1.2.3.")
    return found[1]


def stage(wanted: Wanted, folder: Path, *, sign: Sign) -> tuple[Staged, Staged]:
    """Build both payloads below `folder`: the program, and what reads cameras. BuildError.

    `sign` is called with each launcher. Everything is checked: nothing forbidden in it, every DLL
    found, every component with license and text.
    """
    version, marked = wanted.version or version_of(wanted.sources), wanted.runtime is None
    python = find_python(wanted.python)
    staged = {
        part: Staged(root=emptied(folder / part.value), version=version, marked=marked, part=part)
        for part in Part
    }
    program, camera = staged[Part.PROGRAM], staged[Part.CAMERA]
    _program(wanted, program, python=python, sign=sign)
    _camera(wanted, camera, python=python)
    check(program, camera)
    for one in (program, camera):
        fix_times(one.root)
    return program, camera


def check(*staged: Staged) -> None:
    """Raise BuildError for a forbidden file, or a DLL that a clean Windows would not find."""
    for one in staged:
        bad = forbidden(name for _, name in walk(one.root))
        if bad:
            raise BuildError(f"These files may not be shipped: {', '.join(bad)}.")
    marked = any(one.marked for one in staged)
    given = windows_runtime.load_pinned().brings if marked else ()
    lost = dll_check.unresolved([one.root for one in staged], given=given)
    if lost:
        lines = "\n".join(f"  {one.file} asks for {one.dll}" for one in lost[:20])
        raise BuildError(f"These DLLs are neither in the payload nor in Windows:\n{lines}")


def _program(wanted: Wanted, staged: Staged, *, python: Path, sign: Sign) -> None:
    root = staged.root
    with tempfile.TemporaryDirectory(prefix="tracs-wheels-") as folder:
        wheels = _wheels(wanted, Part.PROGRAM, Path(folder))
        copy_kept(wheels, root / SITE[Part.PROGRAM])
        extra = add_python(wanted, staged, wheels)
        found = gather(wheels, root / "licenses", parts=(Part.PROGRAM,), extra=extra)
    write_sbom(found.components, root / "licenses" / SBOM, version=staged.version)
    copy_file(wanted.sources / "LICENSE", root / "licenses" / "LICENSE.txt")
    copy_app(wanted.sources, root / "app")
    compile_payload(root, (SITE[Part.PROGRAM], "app"), python=python)
    if wanted.manual:
        add_manual(wanted.sources, root / "manual")
    for program in launchers.build(root, version=staged.version, python_dll=windows_runtime.DLL):
        sign(program)


def _camera(wanted: Wanted, staged: Staged, *, python: Path) -> None:
    site = staged.root / SITE[Part.CAMERA]
    with tempfile.TemporaryDirectory(prefix="tracs-wheels-") as folder:
        wheels = _wheels(wanted, Part.CAMERA, Path(folder))
        copy_kept(wheels, site)
        found = gather(wheels, site / "licenses", parts=(Part.CAMERA,))
    write_sbom(found.components, site / "licenses" / SBOM, version=staged.version, part=Part.CAMERA)
    compile_payload(staged.root, (SITE[Part.CAMERA],), python=python)


def _wheels(wanted: Wanted, part: Part, folder: Path) -> tuple[Wheel, ...]:
    lock = (wanted.sources / LOCK).read_text("utf-8")
    pins = pins_of(lock, platform="win32", python=PYTHON)
    shipping = load_shipping()
    open_ones = undecided(pins, shipping)
    if open_ones:
        raise BuildError(
            f"shipped.toml does not say whether these are shipped: {', '.join(open_ones)}."
        )
    ships = shipping.of(part)
    return fetched(fetch(requirements(pins, ships), folder, platform="windows"), ships)


def add_python(wanted: Wanted, staged: Staged, wheels: Iterable[Wheel]) -> list[Component]:
    """Put in the Windows Python, or the mark that it is missing, and Microsoft's runtime.

    Returns what has to be listed of it. Raises BuildError.
    """
    target = staged.root / "runtime"
    target.mkdir()
    extra: list[Component] = []
    if wanted.runtime is None:
        windows_runtime.mark_left_out(target, version=staged.version)
    else:
        pinned = windows_runtime.load_pinned()
        sha256 = wanted.runtime_sha256 or pinned.sha256
        windows_runtime.add_runtime(wanted.runtime, target, sha256=sha256)
        text = "python/LICENSE.txt"
        copy_file(target / "LICENSE.txt", staged.root / "licenses" / text)
        extra.append(
            Component(
                name="CPython",
                version=pinned.version or PYTHON,
                license="PSF-2.0",
                kind="runtime",
                texts=(text,),
                sha256=sha256.lower(),
            )
        )
    # Beside the program ("app-local"): a clean Windows has none, and one set serves all libraries.
    site = next(wheel.site for wheel in wheels if wheel.ship.name == "shiboken6")
    for name in _CRT:
        _keep_newer(site / "shiboken6" / name, target / name)
    return extra


def _keep_newer(source: Path, target: Path) -> None:
    """Older libraries run with a newer runtime of Microsoft's, and not the other way round."""
    if not target.exists() or _dotted(source) > _dotted(target):
        copy_file(source, target)


def _dotted(path: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in (file_version(path) or "0").split("."))


def copy_app(sources: Path, target: Path) -> None:
    """Copy our own packages."""
    for package in PACKAGES:
        for path, name in walk(sources / package):
            if not set(Path(name).parts) & set(_NOT_SHIPPED) and path.suffix != ".pyc":
                copy_file(path, target / package / name)


def add_manual(sources: Path, target: Path) -> None:
    """Build the manual's pages into `target`. BuildError when they do not build."""
    with tempfile.TemporaryDirectory(prefix="tracs-manual-") as folder:
        command = [sys.executable, str(sources / "docs" / "build.py"), "--out", folder]
        done = subprocess.run(
            command, cwd=sources, check=False, capture_output=True, text=True, env=dict(os.environ)
        )
        if done.returncode != 0:
            raise BuildError(f"The manual of {PRODUCT} does not build:\n{done.stderr[-2000:]}")
        shutil.copytree(Path(folder) / "site", target)
