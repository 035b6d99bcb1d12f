#!/usr/bin/env python3
"""Make what is installed, on Linux or Windows, from the lock file and the sources alone.

    python installer/build.py --runtime python-3.13.N-embed-amd64.zip --out DIST
    python installer/build.py --runtime none --out DIST      for trials; everything says -noruntime
    python installer/build.py --linux --out DIST             the same for Linux, with the gateway

Leaves in DIST the set-up program, the MSI, the MSI for cameras, the lists of parts, and SHA256SUMS.
Equal input gives equal bytes, unless they are signed. With --update-serial it also makes the folder
for a stick.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

import linux_build
import msi
import payload
import setup
import signing
import update_folder
from payload import Wanted
from product import BuildError, Part, Staged, artifact_name, files_below, source_date
from sbom import NAME as SBOM
from tracs_mobile.domain.update import Channel
from tree import copy_file, size_of, write_text

SUMS = "SHA256SUMS"
ICON = Path(__file__).resolve().parents[1] / "ui" / "resources" / "icon" / "tracs-mobile.ico"
PAYLOAD_LIMIT = 180_000_000
SETUP_LIMIT = 60_000_000
"""What a patrol laptop and a slow line to it bear; more stops the build."""


def main(argv: Sequence[str] | None = None) -> int:
    """Build; 0 when everything was made, 1 after a sentence that says why not."""
    options = parser().parse_args(argv)
    try:
        made = _linux(options) if options.linux else _windows(options)
    except (BuildError, signing.SigningFault) as fault:
        print(f"Nothing was released: {fault}", file=sys.stderr)
        return 1
    for path in [*made, write_sums(options.out, made)]:
        print(f"{path.stat().st_size:>12,}  {path.name}")
    return 0


def write_sums(out: Path, made: Sequence[Path]) -> Path:
    """The hashes of what was made, in the form that sha256sum checks."""
    names = sorted(path.relative_to(out).as_posix() for path in made)
    lines = [f"{hashlib.sha256((out / name).read_bytes()).hexdigest()}  {name}" for name in names]
    write_text(out / SUMS, "\n".join(lines) + "\n")
    return out / SUMS


def _windows(options: argparse.Namespace) -> list[Path]:
    options.out.mkdir(parents=True, exist_ok=True)
    wanted = Wanted(
        runtime=None if options.runtime == "none" else Path(options.runtime),
        runtime_sha256=options.runtime_sha256,
        python=options.python,
        version=options.as_version,
    )
    signer = signing.signer_from(
        options.sign, timestamp=options.sign_timestamp, verify=options.sign_verify
    )
    with tempfile.TemporaryDirectory(prefix="tracs-build-") as folder:
        program, camera = payload.stage(wanted, Path(folder), sign=signer.sign)
        _must_fit(size_of(program.root), PAYLOAD_LIMIT, "The payload")
        made = _packed(options, program, camera, signer)
        made += [_list_beside(one, options.out) for one in (program, camera)]
        if options.keep_tree:
            shutil.copytree(program.root, options.keep_tree, dirs_exist_ok=True)
    if options.update_serial is not None:
        made += _stick(options, program, made)
    return made


def _packed(
    options: argparse.Namespace, program: Staged, camera: Staged, signer: signing.Signer
) -> list[Path]:
    """The set-up program and both MSIs, signed."""

    def packed_setup() -> Path:
        compressor = options.compressor
        return setup.make(program, options.out, compressor=compressor, signer=signer, icon=ICON)

    packers: dict[str, Callable[[], Path]] = {
        "MSI": lambda: msi.make(program, options.out, icon=ICON),
        "MSI for cameras": lambda: msi.make(camera, options.out),
        "Set-up program": packed_setup,
    }
    made = []
    for name, pack in packers.items():
        started = time.monotonic()
        path = pack()
        print(f"{name}: {time.monotonic() - started:.0f} s", flush=True)
        signer.sign(path)
        made.append(path)
    if options.compressor == "lzma":
        _must_fit(made[-1].stat().st_size, SETUP_LIMIT, "The set-up program")
    return made


def _list_beside(staged: Staged, out: Path) -> Path:
    """The list of parts also beside the set-ups, for those who look before they install."""
    place = "licenses" if staged.part is Part.PROGRAM else "camera/licenses"
    target = out / artifact_name(staged, SBOM.partition(".")[2])
    copy_file(staged.root / place / SBOM, target)
    return target


def _stick(options: argparse.Namespace, program: Staged, made: list[Path]) -> list[Path]:
    """The folder for a stick. Unsigned: release keys stay on a computer without a network."""
    made_on = source_date().date()
    folder = update_folder.make(
        options.out,
        [path for path in made if path.suffix in {".msi", ".exe"}],
        version=program.version,
        min_from=options.update_min_from,
        serial=options.update_serial,
        channel=Channel(options.update_channel),
        made=made_on,
        expires=made_on + timedelta(days=options.update_days),
    )
    return [folder / name for name in files_below(folder)]


def _linux(options: argparse.Namespace) -> list[Path]:
    options.out.mkdir(parents=True, exist_ok=True)
    return [linux_build.make(options.out)]


def _must_fit(size: int, limit: int, what: str) -> None:
    if size > limit:
        raise BuildError(f"{what} has {size / 1e6:.1f} MB; the limit is {limit / 1e6:.0f} MB.")
    print(f"{what}: {size / 1e6:.1f} MB of {limit / 1e6:.0f} MB at most", flush=True)


def parser() -> argparse.ArgumentParser:
    """All that can be asked for on the command line."""
    made = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = made.add_argument
    add("--out", type=Path, required=True, help="where the results go")
    kind = made.add_mutually_exclusive_group(required=True)
    kind.add_argument("--runtime", help="the embeddable Windows Python as a zip file, or none")
    kind.add_argument("--linux", action="store_true", help="make the archive for Linux")
    add("--runtime-sha256", default="", help="its hash, where runtime.toml is not filled in")
    add("--python", help="the Python 3.13 that compiles; looked for when not given")
    add("--compressor", choices=("lzma", "zlib"), default="lzma", help="zlib is for tries")
    add("--sign", default="none", metavar="WAY", help='none, selfsigned:DIR or "command:… {file}"')
    add("--sign-timestamp", default="", help="address of a time stamp service (RFC 3161)")
    add("--sign-verify", default="", help="a command with {file} that checks a signature")
    add("--as-version", default="", help="only for trying an upgrade: set-ups of this version")
    add("--keep-tree", type=Path, help="also leave the payload unpacked in this folder")
    add("--update-serial", type=int, help="also make the folder for a stick, with this serial")
    add("--update-channel", default="release", choices=[one.value for one in Channel])
    add("--update-min-from", default="0.1.0", help="the oldest version that may take the update")
    add("--update-days", type=int, default=400, help="days until laptops refuse it as too old")
    return made


if __name__ == "__main__":
    sys.exit(main())
