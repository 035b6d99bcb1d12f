"""The set-up program: one exe by NSIS that installs, upgrades and uninstalls, also silently.

The same payload gives the same bytes: files are listed by name, no time of a file goes in, and the
stub carries none. `setup.nsi` holds the logic; what hangs on the payload is written beside it.
"""

from __future__ import annotations

import functools
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import product
from product import BuildError, Exit, Staged
from signing import Signer

_HERE = Path(__file__).parent
Compressor = Literal["lzma", "zlib"]


_NOT_PACKABLE = frozenset('"`$[]*?\n')


def make(
    staged: Staged,
    out: Path,
    *,
    compressor: Compressor = "lzma",
    signer: Signer | None = None,
    icon: Path | None = None,
) -> Path:
    """Pack `staged` into `out` and answer the set-up program. Raises BuildError.

    `lzma` halves the size and takes minutes; `zlib` is for tries. With a `signer` the uninstaller
    inside is signed too; the exe itself is signed by whoever gets it back.
    """
    target = out.absolute() / product.artifact_name(staged, "exe").replace(".exe", "-setup.exe")
    with tempfile.TemporaryDirectory() as scratch:
        listed = Path(scratch) / "payload.nsh"
        listed.write_text("\n".join(_payload_macros(staged)) + "\n", "utf-8")
        defines = _defines(staged, target, compressor)
        if icon:
            defines["ICON"] = str(icon.absolute())
        if signer and signer.command:
            defines["SIGN_UNINSTALLER"] = signer.command
        _makensis(defines, listed)
    return target


def _defines(staged: Staged, target: Path, compressor: Compressor) -> dict[str, str]:
    defines = {
        "PRODUCT": product.PRODUCT,
        "PUBLISHER": product.PUBLISHER,
        "FILE_STEM": product.FILE_STEM,
        "VERSION": staged.version,
        "EXE": product.EXE,
        "CONSOLE_EXE": product.CONSOLE_EXE,
        "INSTALL_KEY": product.INSTALL_KEY,
        "MUTEX": product.MUTEX,
        "PREPARE_COMMAND": product.PREPARE_COMMAND,
        "OLDEST_BUILD": str(product.OLDEST_WINDOWS_BUILD),
        "ESTIMATED_KIB": str(_kib(staged.root)),
        "COMPRESSOR": compressor,
        "SOLID": "/SOLID" if compressor == "lzma" else "",
        "OUTFILE": str(target),
    }
    defines |= {f"EXIT_{code.name}": str(code.value) for code in Exit}
    if staged.marked:
        defines["MARKED"] = "1"
    if has_amd64_stub():
        defines["AMD64_STUB"] = "1"
    return defines


def _kib(root: Path) -> int:
    return sum((root / name).stat().st_size for name in product.files_below(root)) // 1024


@functools.cache
def has_amd64_stub() -> bool:
    """Debian's NSIS has 64-bit stubs, the one for Windows has not; x86 does the same there."""
    told = subprocess.run(["makensis", "-HDRINFO"], capture_output=True, text=True, check=False)
    for line in told.stdout.splitlines():
        if line.startswith("Defined symbols") and "NSISDIR=" in line:
            break
    folders = [Path("/usr/share/nsis/Stubs")]
    return any((folder / "zlib-amd64-unicode").exists() for folder in folders)


def _payload_macros(staged: Staged) -> Iterator[str]:
    files = product.files_below(staged.root)
    roots = [name.name for name in files if len(name.parts) == 1]
    parts = sorted({name.parts[0] for name in files if len(name.parts) > 1} | {*product.FOLDERS})
    if {*parts} - {*product.FOLDERS}:
        raise BuildError(f"A folder of the payload is not in product.FOLDERS: {parts}")
    yield from _each("EachPart", [*parts, *roots, "uninstall.exe"])
    yield from _macro("PayloadFiles", _file_lines(staged.root, files))
    yield from _macro(
        "EachValue do", [f'!insertmacro ${{do}} "{v.given_as}" "{v.name}"' for v in product.VALUES]
    )
    forgotten = ["InstallDir", "Version", "InstalledBy", *(v.name for v in product.VALUES)]
    forgotten.remove(product.DATA_FOLDER)
    yield from _macro(
        "ForgetValues",
        [f'DeleteRegValue HKLM "${{INSTALL_KEY}}" "{name}"' for name in forgotten],
    )


def _each(name: str, values: Iterable[str]) -> Iterator[str]:
    yield from _macro(f"{name} do", [f'!insertmacro ${{do}} "{_quoted(v)}"' for v in values])


def _macro(name: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"!macro {name}"
    yield from (f"  {line}" for line in lines)
    yield "!macroend"


def _file_lines(root: Path, files: Iterable[Path]) -> Iterator[str]:
    folder: Path | None = None
    for name in files:
        if name.parent != folder:
            folder = name.parent
            below = "" if folder == Path() else "\\" + _quoted("\\".join(folder.parts))
            yield f'SetOutPath "$INSTDIR{below}"'
        yield f'File "{_quoted(str((root / name).absolute()))}"'


def _quoted(text: str) -> str:
    """As it is, for NSIS has no way to say these characters in the name of a file to pack."""
    if _NOT_PACKABLE.intersection(text):
        raise BuildError(f"A file of the payload has a name that cannot be packed: {text}")
    return text


def _makensis(defines: dict[str, str], listed: Path) -> None:
    flag = "/" if sys.platform == "win32" else "-"
    command = ["makensis", f"{flag}NOCD", f"{flag}V2", f"{flag}WX"]
    command += [f"{flag}D{name}={value}" for name, value in defines.items()]
    done = subprocess.run(
        [*command, str(listed), str(_HERE / "setup.nsi")],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BuildError(f"makensis: {done.stdout.strip()} {done.stderr.strip()}")
