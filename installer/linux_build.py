"""The archive for Linux: program and gateway with all libraries, for one version of Python.

It is for the Python that builds it: run build.py with the one that the computers have (Debian 12:
python3.11). Nothing is fetched or compiled where it is unpacked.
"""

from __future__ import annotations

import gzip
import sys
import tarfile
import tempfile
from pathlib import Path

from bytecode import compile_payload
from license_texts import gather
from payload import LOCK, SOURCES, add_manual, copy_app, version_of
from product import FILE_STEM, BuildError, Part, source_date
from pruning import copy_kept, forbidden
from sbom import NAME as SBOM
from sbom import write_sbom
from shipping import Pin, load_shipping, pins_of, requirements, undecided
from tree import copy_file, fix_times, walk, write_text
from wheels import Wheel, fetch, fetched

HERE = Path(__file__).resolve().parent / "linux"
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
# Debian 12 has glibc 2.36. uv takes this for 2.28 unless told, and Qt's wheels ask for 2.34.
_PLATFORM = "x86_64-manylinux_2_36"
_DEV_LOCK = "requirements-dev.lock"
_FROM_DEV = ("psycopg", "psycopg-binary")
"""Optional for a gateway, so only the lock of the tests pins them."""
_COMMANDS = {"tracs-mobile": "mobile", "tracs-gateway": "gateway"}


def make(out: Path, *, sources: Path = SOURCES, manual: bool = True) -> Path:
    """Make the archive in `out`; returns it. Raises BuildError."""
    if not sys.platform.startswith("linux"):
        raise BuildError("The archive for Linux is made on Linux, by the Python it is for.")
    version = version_of(sources)
    name = f"{FILE_STEM}-{version}-linux-x86_64-py{PYTHON.replace('.', '')}"
    target = out / f"{name}.tar.gz"
    with tempfile.TemporaryDirectory(prefix="tracs-linux-") as folder:
        root = Path(folder) / name
        fill(root, Path(folder) / "wheels", sources=sources, version=version)
        if manual:
            add_manual(sources, root / "manual")
        fix_times(root)
        make_runnable(root)
        pack(root, target)
    return target


def make_runnable(root: Path) -> None:
    """Let the commands of a filled folder be started."""
    for command in _COMMANDS:
        (root / "bin" / command).chmod(0o755)


def fill(root: Path, scratch: Path, *, sources: Path, version: str) -> None:
    """Put the folder together that is packed. Raises BuildError."""
    scratch.mkdir(parents=True)
    wheels = _wheels(sources, scratch)
    copy_kept(wheels, root / "lib")
    copy_app(sources, root / "app")
    licenses = root / "licenses"
    found = gather(wheels, licenses, parts=tuple(Part), system="linux")
    write_sbom(found.components, licenses / SBOM, version=version)
    copy_file(sources / "LICENSE", licenses / "LICENSE.txt")
    _scripts(root, sources)
    bad = forbidden(name for _, name in walk(root))
    if bad:
        raise BuildError(f"These files may not be shipped: {', '.join(bad)}.")
    compile_payload(root, ("lib", "app"), python=Path(sys.executable))


def _wheels(sources: Path, scratch: Path) -> tuple[Wheel, ...]:
    pins = _pins(sources)
    shipping = load_shipping("linux")
    open_ones = undecided(pins, shipping)
    if open_ones:
        raise BuildError(f"shipped.toml says nothing of these: {', '.join(open_ones)}.")
    locked = {pin.name for pin in pins}
    # What only an older or newer Python than ours needs is not in the lock for it.
    ships = tuple(ship for ship in shipping.ships if ship.name in locked)
    text = requirements(pins, ships)
    return fetched(fetch(text, scratch, platform=_PLATFORM, python=PYTHON), ships)


def _pins(sources: Path) -> tuple[Pin, ...]:
    run, dev = (
        pins_of((sources / lock).read_text("utf-8"), platform="linux", python=PYTHON)
        for lock in (LOCK, _DEV_LOCK)
    )
    return (*run, *(pin for pin in dev if pin.name in _FROM_DEV))


def _scripts(root: Path, sources: Path) -> None:
    command = (HERE / "command.sh.in").read_text("utf-8")
    for name, word in _COMMANDS.items():
        text = command.replace("@PYTHON@", PYTHON).replace("@COMMAND@", word)
        write_text(root / "bin" / name, text)
    for name in ("start.py", "install.sh"):
        copy_file(HERE / name, root / name)
    for name in ("tracs-mobile.desktop", "tracs-gateway.service"):
        copy_file(HERE / name, root / "share" / name)
    icons = sources / "ui" / "resources" / "icon"
    for name in ("tracs-mobile.png", "tracs-mobile.svg"):
        copy_file(icons / name, root / "share" / name)


def pack(root: Path, target: Path) -> None:
    """A tar.gz with sorted names, one time, no owner: equal input gives equal bytes."""
    stamp = int(source_date().timestamp())

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = stamp
        return entry

    with (
        target.open("wb") as raw,
        gzip.GzipFile(filename="", fileobj=raw, mode="wb", compresslevel=6, mtime=stamp) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path, name in walk(root):
            archive.add(path, f"{root.name}/{name}", recursive=False, filter=plain)
