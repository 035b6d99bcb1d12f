"""What DPS signs of a law pack: its serial, its day, and the digest of every file."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from tracs_mobile.domain.canonical import load_object
from tracs_mobile.errors import BadInput, BadLawPack, BadSignature
from tracs_mobile.wording import say

MANIFEST = "manifest.jws"
"""The file of a signed pack that holds the signature."""
LAW_PACK_TYP = "vcvc-law-pack+jws"
"""The type that a signed pack's token carries, so that no receipt passes for one."""

PackVerifier = Callable[[str], bytes]
"""The payload of a JWS that DPS signed as LAW_PACK_TYP. Raises BadSignature."""
PackSigner = Callable[[bytes], str]
"""A compact JWS (ES256) of a payload, of the type LAW_PACK_TYP."""

_USE = "law-pack"
_KEYS = frozenset({"use", "version", "serial", "effective_from", "files"})
_MOST_SERIAL = 999_999_999
_LONGEST_VERSION = 40
_DIGEST = re.compile(r"[0-9a-f]{64}")
_PLAIN_NAME = re.compile(r"[a-z0-9_]{1,40}\.(toml|csv)")
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])\..*")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """A signed pack in short. `files` are (name, SHA-256 in hex) pairs, sorted by name.

    `serial` rises with every pack that DPS signs, whatever its version is called.
    """

    version: str
    serial: int
    effective_from: date
    files: tuple[tuple[str, str], ...]

    @property
    def names(self) -> frozenset[str]:
        """The names of all files of the law, without the signature's own."""
        return frozenset(name for name, _ in self.files)

    def payload(self) -> bytes:
        """What is signed: JSON with sorted keys."""
        plain = {
            "use": _USE,
            "version": self.version,
            "serial": self.serial,
            "effective_from": self.effective_from.isoformat(),
            "files": dict(self.files),
        }
        return json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()


def unusable(reason: str) -> BadLawPack:
    """The error for a pack that fails as a whole; files of the law name their line themselves."""
    return BadLawPack(
        say("The law pack cannot be used: {reason}. Ask DPS for a corrected pack.", reason=reason)
    )


def plain_name(name: str) -> bool:
    """Whether a file of that name can only land in the folder it is written to, on any system."""
    return _PLAIN_NAME.fullmatch(name) is not None and _DEVICE.fullmatch(name) is None


def digest(raw: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(raw).hexdigest()


def read_manifest(raw: bytes, verify: PackVerifier) -> Manifest:
    """The manifest behind a signature of DPS. Raises BadLawPack for any other."""
    try:
        payload = verify(raw.decode("ascii").strip())
    except UnicodeDecodeError as fault:
        raise unusable(f"{MANIFEST}, line 1: it is no signature") from fault
    except BadSignature as fault:
        said = str(fault).rstrip(".")
        raise unusable(f"{MANIFEST}, line 1: it is not signed by DPS ({said})") from fault
    try:
        return _manifest(load_object(payload))
    except (BadInput, TypeError, ValueError) as fault:
        raise unusable(
            f"{MANIFEST}, line 1: what DPS signed there is no list of a law pack"
        ) from fault


def check_files(manifest: Manifest, files: Mapping[str, bytes]) -> None:
    """Refuse files that are not exactly those that were signed. Raises BadLawPack."""
    for name in sorted(manifest.names - files.keys()):
        raise unusable(f"{name}, line 1: the file is missing")
    for name in sorted(files.keys() - manifest.names):
        raise unusable(f"{name}, line 1: DPS did not sign a file of this name")
    for name, signed in manifest.files:
        if digest(files[name]) != signed:
            raise unusable(f"{name}, line 1: the file is not the one that DPS signed")


def _manifest(plain: dict[str, object]) -> Manifest:
    """Raises TypeError or ValueError for anything that is not exactly a manifest."""
    version, day = plain.get("version"), plain.get("effective_from")
    if plain.keys() != _KEYS or plain["use"] != _USE:
        raise ValueError("not for a law pack")
    if not isinstance(version, str) or not 0 < len(version.strip()) <= _LONGEST_VERSION:
        raise ValueError("no version")
    if not isinstance(day, str) or not _ISO_DAY.fullmatch(day):
        raise ValueError("no day")
    return Manifest(
        version=version,
        serial=_serial(plain["serial"]),
        effective_from=date.fromisoformat(day),
        files=_digests(plain["files"]),
    )


def _serial(plain: object) -> int:
    if not isinstance(plain, int) or isinstance(plain, bool) or not 1 <= plain <= _MOST_SERIAL:
        raise ValueError("no serial")
    return plain


def _digests(plain: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(plain, dict):
        raise TypeError("no list of files")
    for name, signed in plain.items():
        if not plain_name(name) or not isinstance(signed, str) or not _DIGEST.fullmatch(signed):
            raise ValueError("no digest of a file")
    return tuple(sorted(plain.items()))
