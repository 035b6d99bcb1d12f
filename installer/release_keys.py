"""Release keys, on a computer without a network: make one, sign a list of updates, check a folder.

    python installer/release_keys.py make release-2027.pem
    python installer/release_keys.py sign --key release-2027.pem STICK/update
    python installer/release_keys.py check STICK/update

`make` tells the line for `tracs_mobile/data/release_keys.toml`. Two keys stand there, the current
one and the next, so that one that was lost or seen can be left behind without visiting laptops.
"""

from __future__ import annotations

import argparse
import base64
import getpass
import hashlib
import os
import sys
from collections.abc import Callable, Sequence
from importlib import resources
from pathlib import Path

import update_folder
from product import BuildError
from tracs_mobile.domain.update import MANIFEST_FILE, SIGNATURE_FILE, read_release
from tracs_mobile.errors import TracsError
from tracs_mobile.vault.release import ReleaseKey, read_release_keys, verify_release

_SHORTEST_PASSWORD = 12


def make_key(target: Path, password: str) -> ReleaseKey:
    """A fresh key in the new file `target`, encrypted. Raises BuildError."""
    if len(password) < _SHORTEST_PASSWORD:
        raise BuildError(f"The password needs {_SHORTEST_PASSWORD} characters or more.")
    key = ReleaseKey.generate()
    try:
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as fault:
        raise BuildError(f"{target.name} cannot be made: {fault.strerror}.") from fault
    with os.fdopen(handle, "wb") as file:
        file.write(key.to_pem(password=password.encode()))
    return key


def check_folder(folder: Path, keys_text: str) -> str:
    """Whether laptops with these keys would believe `folder`; answers the key's id.

    Raises BuildError with the reason.
    """
    try:
        raw = (folder / MANIFEST_FILE).read_bytes()
        signatures = (folder / SIGNATURE_FILE).read_text("ascii")
        key_id = verify_release(raw, signatures, read_release_keys(keys_text))
        listed = read_release(raw).files
    except (OSError, UnicodeDecodeError, TracsError) as fault:
        raise BuildError(str(fault)) from fault
    for file in listed:
        content = folder / file.name
        if not content.is_file() or content.stat().st_size != file.size:
            raise BuildError(f"{file.name} is missing or has another size.")
        with content.open("rb") as opened:
            if hashlib.file_digest(opened, "sha256").hexdigest() != file.sha256:
                raise BuildError(f"{file.name} was changed after the list was made.")
    return key_id


def _make(options: argparse.Namespace) -> str:
    key = make_key(options.file, _new_password(options.file.name))
    public = base64.b64encode(key.public).decode("ascii")
    return f'Key {key.key_id}. Its line in release_keys.toml:\n    "{public}",'


def _sign(options: argparse.Namespace) -> str:
    try:
        line = update_folder.add_signature(options.folder, update_folder.read_key(options.key))
    except (OSError, TracsError) as fault:
        raise BuildError(str(fault)) from fault
    return f"Signed with key {line.split()[1]}."


def _check(options: argparse.Namespace) -> str:
    if options.keys:
        text = options.keys.read_text("utf-8")
    else:
        text = (resources.files("tracs_mobile") / "data" / "release_keys.toml").read_text("utf-8")
    return f"Good: signed with key {check_folder(options.folder, text)}, and every file is whole."


def _new_password(name: str) -> str:
    if not sys.stdin.isatty():
        return input()
    first = getpass.getpass(f"New password of {name}: ")
    if getpass.getpass("Once more: ") != first:
        raise BuildError("The two passwords differ. No key was made.")
    return first


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Release keys and what they sign.")
    commands = parser.add_subparsers(required=True, metavar="WHAT")
    make = commands.add_parser("make", help="a new key, in a file that a password protects")
    make.add_argument("file", type=Path)
    make.set_defaults(does=_make)
    sign = commands.add_parser("sign", help="sign the list of a folder with one more key")
    sign.add_argument("--key", type=Path, required=True)
    sign.add_argument("folder", type=Path)
    sign.set_defaults(does=_sign)
    check = commands.add_parser("check", help="whether laptops would believe a folder")
    check.add_argument("--keys", type=Path, help="another file than the program's own")
    check.add_argument("folder", type=Path)
    check.set_defaults(does=_check)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 1 and a sentence when it cannot be done."""
    options = _parser().parse_args(argv)
    does: Callable[[argparse.Namespace], str] = options.does
    try:
        sys.stdout.write(f"{does(options)}\n")
    except BuildError as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
