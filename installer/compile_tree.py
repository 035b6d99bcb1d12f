"""Compile every module below some folders. Runs under the Python of the laptop, by itself.

    python3.13 compile_tree.py ROOT FOLDER…

Standard library only. Names in the code are relative to ROOT, so no folder of the building machine
gets into a product; the files are never checked against their source at start (unchecked hash).
"""

from __future__ import annotations

import os
import py_compile
import sys


def main(root: str, *folders: str) -> int:
    """Compile in sorted order; print each file that cannot be, and return how many those are."""
    bad = 0
    for folder in folders:
        for path in _sources(os.path.join(root, folder)):  # noqa: PTH118 - see _sources
            name = os.path.relpath(path, root).replace(os.sep, "/")
            try:
                py_compile.compile(
                    path,
                    dfile=name,
                    doraise=True,
                    invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
                )
            except py_compile.PyCompileError as fault:
                bad += 1
                print(f"{name}: {fault.msg.strip()}", file=sys.stderr)
    return min(bad, 100)


def _sources(folder: str) -> list[str]:
    """Every .py below a folder, sorted; os.walk is much quicker than rglob on Windows."""
    found = [
        os.path.join(here, name)  # noqa: PTH118
        for here, _, names in os.walk(folder)
        for name in names
        if name.endswith(".py")
    ]
    return sorted(found)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
