"""The folder `update` for a stick: the files of a release, the list of them, and its signatures.

    python installer/update_folder.py --out STICK --version 1.2.0 --min-from 1.0.0
        --after OLD/update --made 2026-11-27 --expires 2027-11-27 --key release.pem FILE…

What laptops take, and refuse, stands in `tracs_mobile.domain.update`. The key stays offline: leave
`--key` out where the files are built, and sign the list later (`release_keys.py sign`).
"""

from __future__ import annotations

import argparse
import getpass
import hashlib
import shutil
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from product import FILE_STEM, BuildError, Part
from tracs_mobile.domain.update import (
    MANIFEST_FILE,
    SIGNATURE_FILE,
    UPDATE_FOLDER,
    Channel,
    FileKind,
    Release,
    ReleaseFile,
    encode_release,
    read_release,
)
from tracs_mobile.errors import TracsError
from tracs_mobile.vault.release import ReleaseKey

_KINDS = {".msi": FileKind.MSI, ".exe": FileKind.SETUP, ".zip": FileKind.LAW}


def make(
    out: Path,
    files: Sequence[Path],
    *,
    version: str,
    min_from: str,
    serial: int,
    channel: Channel,
    made: date,
    expires: date,
    keys: Sequence[ReleaseKey] = (),
) -> Path:
    """Make `out/update` anew and answer it. Without `keys` the list is not signed yet.

    Raises BuildError for a serial that does not rise over the list that lies there, and for what
    no laptop would take.
    """
    folder = out / UPDATE_FOLDER
    _must_rise(folder / MANIFEST_FILE, serial)
    listed = tuple(_listed(path) for path in files)
    try:
        raw = encode_release(
            Release(
                version=version,
                min_from=min_from,
                serial=serial,
                channel=channel,
                made=made,
                expires=expires,
                files=listed,
            )
        )
    except TracsError as fault:
        raise BuildError(
            "No laptop would take this list: check version, days, and the names of the files."
        ) from fault
    _emptied(folder)
    for path in files:
        shutil.copyfile(path, folder / path.name)
    (folder / MANIFEST_FILE).write_bytes(raw)
    for key in keys:
        add_signature(folder, key)
    return folder


def add_signature(folder: Path, key: ReleaseKey) -> str:
    """Sign the list in `folder` with one more key, after comparing the files with it.

    Answers the line. Raises BuildError when a file is not the one that the list names.
    """
    raw = (folder / MANIFEST_FILE).read_bytes()
    for file in read_release(raw).files:
        if _listed(folder / file.name) != file:
            raise BuildError(
                f"{file.name} is not the file that the list names. Nothing was signed."
            )
    target = folder / SIGNATURE_FILE
    lines = target.read_text("ascii").splitlines() if target.exists() else []
    line = key.sign(raw)
    lines = [old for old in lines if old.split()[1] != key.key_id]
    target.write_text("".join(f"{one}\n" for one in [*lines, line]), "ascii", newline="\n")
    return line


def next_serial(earlier: Path) -> int:
    """One more than the list in the folder `earlier` has. Raises BuildError."""
    try:
        return read_release((earlier / MANIFEST_FILE).read_bytes()).serial + 1
    except (OSError, TracsError) as fault:
        raise BuildError(f"The list in {earlier.name} cannot be read; give --serial.") from fault


def _must_rise(earlier: Path, serial: int) -> None:
    if earlier.exists() and next_serial(earlier.parent) > serial:
        raise BuildError(
            f"The list that lies there has serial {next_serial(earlier.parent) - 1}, and laptops "
            f"that saw it refuse {serial}. Give a greater one."
        )


def _listed(path: Path) -> ReleaseFile:
    kind = _KINDS.get(path.suffix.lower())
    if kind is FileKind.MSI and path.name.startswith(f"{FILE_STEM}-{Part.CAMERA.value}-"):
        kind = FileKind.CAMERA
    if kind is None:
        raise BuildError(f"{path.name} is no MSI, set-up program or law pack.")
    if not path.is_file():
        raise BuildError(f"The file {path.name} is not there.")
    with path.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    return ReleaseFile(name=path.name, sha256=digest, size=path.stat().st_size, kind=kind)


def _emptied(folder: Path) -> None:
    """Only files go: a folder in there would be somebody else's."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        if not old.is_file():
            raise BuildError(f"{folder.name} holds a folder, {old.name}. Empty it yourself.")
    for old in folder.iterdir():
        old.unlink()


def read_key(path: Path) -> ReleaseKey:
    """The private key in `path`; asks for its password at a terminal. Raises BuildError."""
    try:
        raw = path.read_bytes()
        password = None
        if b"ENCRYPTED" in raw:
            asked = getpass.getpass(f"Password of {path.name}: ") if sys.stdin.isatty() else input()
            password = asked.encode()
        return ReleaseKey.from_pem(raw, password=password)
    except (OSError, TracsError) as fault:
        raise BuildError(f"The release key {path.name} cannot be read: {fault}") from fault


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Make the folder of updates for a stick.")
    parser.add_argument("--out", type=Path, required=True, help="where the folder update goes")
    parser.add_argument("--version", required=True)
    parser.add_argument("--min-from", required=True, help="oldest version that it fits")
    serial = parser.add_mutually_exclusive_group(required=True)
    serial.add_argument("--serial", type=int, help="greater than that of every earlier list")
    serial.add_argument("--after", type=Path, help="the folder update of the earlier release")
    parser.add_argument("--channel", choices=[c.value for c in Channel], default="release")
    parser.add_argument("--made", type=date.fromisoformat, required=True, help="YYYY-MM-DD")
    parser.add_argument("--expires", type=date.fromisoformat, required=True, help="YYYY-MM-DD")
    parser.add_argument("--key", type=Path, action="append", default=[], help="signs the list")
    parser.add_argument("files", type=Path, nargs="+", help="MSI, set-up program, law packs")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Make the folder; 1 and a sentence when it cannot be made."""
    options = _parser().parse_args(argv)
    try:
        folder = make(
            options.out,
            options.files,
            version=options.version,
            min_from=options.min_from,
            serial=options.serial or next_serial(options.after),
            channel=Channel(options.channel),
            made=options.made,
            expires=options.expires,
            keys=[read_key(path) for path in options.key],
        )
    except BuildError as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    signed = "signed" if options.key else "not signed yet: release_keys.py sign"
    sys.stdout.write(f"{folder} is made and {signed}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
