"""Fetch the Windows Python that runtime.toml pins: `python installer/fetch_runtime.py --out FILE`.

For build servers. The build itself fetches nothing but wheels; it checks this file again.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

import httpx

from product import BuildError
from windows_runtime import Pinned, load_pinned

_LARGEST = 60_000_000


def fetch(pinned: Pinned, target: Path, *, address: str = "") -> None:
    """Write the pinned archive to `target`. BuildError when it cannot be had or is another."""
    if not pinned.version or not pinned.sha256:
        raise BuildError("runtime.toml pins no runtime yet. Fill in its version and SHA-256.")
    try:
        answer = httpx.get(address or pinned.address, follow_redirects=True, timeout=120)
        answer.raise_for_status()
    except httpx.HTTPError as fault:
        raise BuildError(f"{pinned.file} could not be fetched: {type(fault).__name__}.") from fault
    found = hashlib.sha256(answer.content).hexdigest()
    if len(answer.content) > _LARGEST or found != pinned.sha256:
        raise BuildError(f"What came is not the pinned {pinned.file}: its SHA-256 is {found}.")
    target.write_bytes(answer.content)


def main(argv: Sequence[str] | None = None) -> int:
    """Fetch; 1 after a sentence when that failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="the file to write")
    options = parser.parse_args(argv)
    try:
        fetch(load_pinned(), options.out)
    except BuildError as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
