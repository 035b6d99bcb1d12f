"""Signing what Windows checks: launchers, set-up program, uninstaller and MSI. And checking it.

Three ways, named on the command line of `build.py`:

- `none`: nothing is signed.
- `selfsigned` or `selfsigned:FOLDER`: a throw-away certificate, for tries; no Windows trusts it.
- `command:… {file} …`: whatever the release office signs with. `{timestamp}` becomes the address of
  the time stamp service (RFC 3161). Without a time stamp a signature dies with its certificate.

Signing by hand: `python installer/signing.py --sign WAY FILE…`. The update manifest is signed with
a release key instead (`release_keys.py`): laptops without a network have no lists of certificates.
"""

from __future__ import annotations

import argparse
import atexit
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

import product

_CERTIFICATE, _KEY = "certificate.pem", "key.pem"
_WAY, _TIMESTAMP, _VERIFY = "TRACS_SIGN", "TRACS_SIGN_TIMESTAMP", "TRACS_SIGN_VERIFY"


class SigningFault(Exception):
    """A file could not be signed, or its signature does not hold; the tool's words are in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """One way of signing. `way` makes the same one again in another process."""

    way: str
    timestamp: str = ""
    verify_way: str = ""
    sign_with: tuple[str, ...] = ()
    """The command, `{file}` and `{out}` in it; with `{out}` it writes a new file. Empty: none."""
    verify_with: tuple[str, ...] = ()

    def sign(self, path: Path) -> None:
        """Sign `path` in its place, then check it where that can be. Raises SigningFault."""
        if not self.sign_with:
            return
        # Only signing that failed may leave nothing behind, so it is done beside the file.
        signed = path.with_name(f"{path.name}.signed")
        _run([part.format(file=path, out=signed) for part in self.sign_with])
        if signed.exists():
            shutil.copymode(path, signed)
            signed.replace(path)
        self.verify(path)

    def verify(self, path: Path) -> None:
        """Raise SigningFault unless the signature of `path` holds; nothing where none is wanted."""
        if self.verify_with:
            _run([part.format(file=path) for part in self.verify_with])

    @property
    def command(self) -> str | None:
        """A command line that signs the file whose name is put behind it; None: nothing to do.

        It must run in `environment`: a command of the release office has quotes of its own, which
        would not come through another program's.
        """
        if not self.sign_with:
            return None
        return f'"{sys.executable}" "{Path(__file__).absolute()}"'

    @property
    def environment(self) -> dict[str, str]:
        """What `command` reads."""
        return {_WAY: self.way, _TIMESTAMP: self.timestamp, _VERIFY: self.verify_way}


def signer_from(way: str, *, timestamp: str = "", verify: str = "") -> Signer:
    """Read a way of signing (see above). Raises SigningFault for an unknown one.

    `timestamp`: address of a time stamp service. `verify`: a command with `{file}` that checks.
    """
    if way == "none":
        return Signer(way=way)
    if way.partition(":")[0] == "selfsigned":
        folder = way.partition(":")[2]
        return _selfsigned(Path(folder) if folder else _passing_folder(), timestamp)
    if way.startswith("command:") and "{file}" in way:
        way = way.replace("{timestamp}", timestamp)
        return Signer(
            way=way,
            timestamp=timestamp,
            verify_way=verify,
            sign_with=_words(way.removeprefix("command:")),
            verify_with=_words(verify),
        )
    raise SigningFault(f"Sign with none, selfsigned, or command:… {{file}} …, not with {way!r}.")


def hook_from(way: str) -> Callable[[Path], None]:
    """What signs one file, for those who need no more of the signer."""
    return signer_from(way).sign


def _passing_folder() -> Path:
    """For a key that is gone when the build ends."""
    folder = tempfile.mkdtemp(prefix="throw-away-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def _words(text: str) -> tuple[str, ...]:
    if os.name != "nt":
        return tuple(shlex.split(text))
    # A path there is full of backslashes, which the other reading would take for escapes.
    return tuple(word.strip('"') for word in shlex.split(text, posix=False))


def _selfsigned(folder: Path, timestamp: str) -> Signer:
    folder = folder.absolute()
    certificate, key = folder / _CERTIFICATE, folder / _KEY
    if not certificate.exists():
        _make_certificate(folder)
    sign = ["osslsigncode", "sign", "-certs", str(certificate), "-key", str(key), "-h", "sha256"]
    sign += ["-n", product.PRODUCT]
    if timestamp:
        sign += ["-ts", timestamp]
    verify = ("osslsigncode", "verify", "-CAfile", str(certificate), "-in", "{file}")
    return Signer(
        way=f"selfsigned:{folder}",
        timestamp=timestamp,
        sign_with=(*sign, "-in", "{file}", "-out", "{out}"),
        verify_with=verify,
    )


def _make_certificate(folder: Path) -> None:
    """A key and its certificate for thirty days, that nobody outside of a try will ever trust."""
    folder.mkdir(parents=True, exist_ok=True)
    key = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Throw-away, for tries only")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CODE_SIGNING]), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / _KEY).touch(mode=0o600)
    (folder / _KEY).write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    (folder / _CERTIFICATE).write_bytes(certificate.public_bytes(serialization.Encoding.PEM))


def _run(command: Sequence[str]) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as fault:
        raise SigningFault(f"{command[0]} cannot be started: {fault.strerror}.") from fault
    if done.returncode:
        raise SigningFault(f"{command[0]}: {done.stdout.strip()} {done.stderr.strip()}")


def main(argv: Sequence[str] | None = None) -> int:
    """Sign files by hand, or for NSIS, which has the uninstaller signed while it packs."""
    parser = argparse.ArgumentParser(description="Sign files for Windows.")
    told = os.environ.get
    parser.add_argument("--sign", default=told(_WAY, "none"), metavar="WAY", help="see the top")
    parser.add_argument("--timestamp", default=told(_TIMESTAMP, ""), help="a time stamp service")
    parser.add_argument("--verify", default=told(_VERIFY, ""), help="a command that checks {file}")
    parser.add_argument("files", nargs="+", type=Path)
    options = parser.parse_args(argv)
    try:
        signer = signer_from(options.sign, timestamp=options.timestamp, verify=options.verify)
        for path in options.files:
            signer.sign(path)
    except SigningFault as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
