"""The set-up program: one exe by NSIS that installs, upgrades and uninstalls, also silently.

The same payload gives the same bytes: files are listed by name, no time of a file goes in, and the
stub carries none. `setup.nsi` holds the logic; what hangs on the payload is written beside it.
"""

from __future__ import annotations

import functools
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

import product
import welcome_picture
from product import BuildError, Exit, Staged
from signing import Signer

_HERE = Path(__file__).parent
_FLAG = "/" if sys.platform == "win32" else "-"
Compressor = Literal["lzma", "zlib", "store"]
Stub = Literal["amd64", "x86"]


_NOT_PACKABLE = frozenset('"`$[]*?\n')


def make(
    staged: Staged,
    out: Path,
    *,
    compressor: Compressor = "lzma",
    signer: Signer | None = None,
    icon: Path | None = None,
    stub: Stub | None = None,
) -> Path:
    """Pack `staged` into `out` and answer the set-up program. Raises BuildError.

    `lzma` halves the size and takes minutes; `zlib` and `store` are for tries. With a `signer` the
    uninstaller inside is signed too; the exe itself is signed by whoever gets it back. `icon` is
    the .ico file, with a .png of that name beside it.
    """
    target = out.absolute() / product.artifact_name(staged, "exe").replace(".exe", "-setup.exe")
    with tempfile.TemporaryDirectory() as scratch:
        listed = Path(scratch) / "payload.nsh"
        listed.write_text("\n".join(_payload_macros(staged)) + "\n", "utf-8")
        defines = _defines(staged, target, compressor)
        if (stub or usual_stub()) == "amd64":
            defines["AMD64_STUB"] = "1"
        if icon:
            defines["ICON"] = str(icon.absolute())
            defines["PICTURE"] = str(Path(scratch) / "welcome.bmp")
            welcome_picture.draw(icon.with_suffix(".png"), Path(defines["PICTURE"]))
        if signer and signer.command:
            defines["SIGN_UNINSTALLER"] = signer.command
        options = [f"{_FLAG}D{name}={value}" for name, value in defines.items()]
        environment = signer.environment if signer else {}
        done = _makensis([*options, str(listed), str(_HERE / "setup.nsi")], environment)
        if done.returncode:
            raise BuildError(f"makensis: {done.stdout.strip()} {done.stderr.strip()}")
    return target


def _defines(staged: Staged, target: Path, compressor: Compressor) -> dict[str, str]:
    defines = {
        "PRODUCT": product.PRODUCT,
        "PUBLISHER": product.PUBLISHER,
        "SAID": product.SAID,
        "VERSION": staged.version,
        "EXE": product.EXE,
        "CONSOLE_EXE": product.CONSOLE_EXE,
        "INSTALL_KEY": product.INSTALL_KEY,
        "MUTEX": product.MUTEX,
        "PREPARE_COMMAND": product.PREPARE_COMMAND,
        "OLDEST_BUILD": str(product.OLDEST_WINDOWS_BUILD),
        "ESTIMATED_KIB": str(_kib(staged.root)),
        "COMPRESSOR": "zlib" if compressor == "store" else compressor,
        "SOLID": "/SOLID" if compressor == "lzma" else "",
        "OUTFILE": str(target),
    }
    defines |= {f"EXIT_{code.name}": str(code.value) for code in Exit}
    if compressor == "store":
        defines["STORE"] = "1"
    if staged.marked:
        defines["MARKED"] = "1"
    return defines


def _kib(root: Path) -> int:
    return sum((root / name).stat().st_size for name in product.files_below(root)) // 1024


@functools.cache
def usual_stub() -> Stub:
    """amd64 where NSIS has it (Debian); its own packages for Windows bring x86 only.

    What they do is the same: the x86 one writes into the 64-bit folders and registry as well.
    """
    with tempfile.TemporaryDirectory() as scratch:
        script = Path(scratch) / "try.nsi"
        lines = ["Target amd64-unicode", f'OutFile "{Path(scratch) / "try.exe"}"']
        script.write_text("\n".join([*lines, "Section", "SectionEnd", ""]), "utf-8")
        return "amd64" if _makensis([str(script)]).returncode == 0 else "x86"


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
    forgotten = [
        "InstallDir",
        "Version",
        "InstalledBy",
        product.SAID,
        *(v.name for v in product.VALUES),
    ]
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


def _makensis(
    options: list[str], environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    command = ["makensis", f"{_FLAG}NOCD", f"{_FLAG}V2", f"{_FLAG}WX", *options]
    try:
        return subprocess.run(
            command,
            env={**os.environ, **(environment or {})},
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError as fault:
        raise BuildError(
            "NSIS (makensis) is missing; it makes the set-up program. On Debian: apt-get install "
            "nsis. On Windows: winget install NSIS.NSIS"
        ) from fault
