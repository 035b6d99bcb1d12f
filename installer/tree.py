"""Files of a payload: copied one by one, with one time and mode, so that equal input is equal."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from product import files_below, source_date


def copy_file(source: Path, target: Path) -> None:
    """Copy the bytes alone; folders are made as needed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def write_text(target: Path, text: str) -> None:
    """Write a text with the same line ends everywhere."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")


def fix_times(root: Path) -> None:
    """Give every file and folder of a tree the one time of the build and a plain mode."""
    stamp = source_date().timestamp()
    for path in sorted(root.rglob("*"), reverse=True):
        if path.is_file():
            path.chmod(0o755 if path.suffix in {".exe", ".sh"} else 0o644)
        os.utime(path, (stamp, stamp))
    os.utime(root, (stamp, stamp))


def size_of(root: Path) -> int:
    """Bytes of all files below a folder."""
    return sum((root / file).stat().st_size for file in files_below(root))


def matches(name: str, globs: tuple[str, ...]) -> bool:
    """Whether a posix path fits one of the globs; `*` also passes `/`."""
    return any(fnmatchcase(name, glob) for glob in globs)


def emptied(folder: Path) -> Path:
    """The folder, there and empty."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    return folder


def walk(root: Path) -> Iterator[tuple[Path, str]]:
    """Every file below `root` and its posix name, in the order of the set-ups."""
    for file in files_below(root):
        yield root / file, file.as_posix()
