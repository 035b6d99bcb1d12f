"""Whether every DLL that the payload's Windows files ask for is in the payload or in Windows."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pefile

from tree import matches, walk

TABLE = Path(__file__).resolve().parent / "windows_dlls.toml"
_PE = {".exe", ".dll", ".pyd"}
_SEARCHED = ("", "runtime/", "lib/PySide6/", "lib/shiboken6/", "camera/numpy.libs/")
"""Where a DLL is found, besides beside the file that asks: the program's own folder, the runtime,
and what PySide6, shiboken6 and numpy add to the search when they are imported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unresolved:
    """A DLL that would not be found."""

    file: str
    dll: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Imports:
    """What one Windows file asks for."""

    file: str
    dlls: tuple[str, ...]


def system_dlls(table: Path = TABLE) -> tuple[str, ...]:
    """Globs of what Windows 10 1809 has, lower case."""
    return tuple(tomllib.loads(table.read_text("utf-8"))["dlls"])


def imports_of(path: Path, name: str) -> Imports:
    """The DLLs in the import and delay-import tables of a Windows file, lower case, sorted."""
    tables = ("IMAGE_DIRECTORY_ENTRY_IMPORT", "IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT")
    with pefile.PE(str(path), fast_load=True) as read:
        read.parse_data_directories(
            directories=[pefile.DIRECTORY_ENTRY[table] for table in tables],
            import_dllnames_only=True,
        )
        entries = [
            *getattr(read, "DIRECTORY_ENTRY_IMPORT", []),
            *getattr(read, "DIRECTORY_ENTRY_DELAY_IMPORT", []),
        ]
        dlls = {entry.dll.decode("ascii").lower() for entry in entries}
    return Imports(file=name, dlls=tuple(sorted(dlls)))


def all_imports(root: Path) -> list[Imports]:
    """What every Windows file below `root` asks for."""
    return [imports_of(path, name) for path, name in walk(root) if path.suffix.lower() in _PE]


def unresolved(roots: Iterable[Path], *, given: Iterable[str] = ()) -> list[Unresolved]:
    """What would not be found when all of `roots` are installed into one folder.

    `given` are DLLs that come with a runtime which is left out of the payload.
    """
    asked = [entry for root in roots for entry in all_imports(root)]
    there = {name.lower() for root in roots for _, name in walk(root)}
    known = (*system_dlls(), *(name.lower() for name in given))
    return [
        Unresolved(file=entry.file, dll=dll)
        for entry in asked
        for dll in entry.dlls
        if not matches(dll, known) and not _found(entry.file, dll, there)
    ]


def _found(file: str, dll: str, there: set[str]) -> bool:
    beside = file.lower().rpartition("/")[0]
    places = [f"{beside}/" if beside else "", *(place.lower() for place in _SEARCHED)]
    return any(f"{place}{dll}" in there for place in places)
