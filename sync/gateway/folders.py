"""Names in the folders that the gateway keeps files in."""

from __future__ import annotations

from itertools import count
from pathlib import Path


def free_name(path: Path) -> Path:
    """`path`, or the first of `NAME (2)`, `NAME (3)` … that nothing has: no file replaces one."""
    tried = path
    for number in count(2):
        if not tried.exists():
            break
        stem, dot, ending = path.name.partition(".")
        tried = path.with_name(f"{stem} ({number}){dot}{ending}")
    return tried
