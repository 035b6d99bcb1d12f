"""A release of the program as it lies on a stick: what the signed list says, and who may take it.

The folder `update` holds `manifest.json` with these values, `manifest.sig` with its signatures,
and the files it names, side by side. Nothing here believes a file: signatures are checked in
`vault.release`, digests where the files are copied.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from tracs_mobile.domain.canonical import load_object
from tracs_mobile.errors import BadInput
from tracs_mobile.wording import say

UPDATE_FOLDER = "update"
MANIFEST_FILE = "manifest.json"
SIGNATURE_FILE = "manifest.sig"
PRODUCT = "TraCS Mobile"
FORMAT = 1
LARGEST_MANIFEST = 200_000
LARGEST_FILE = 1_000_000_000
"""Bytes; a set-up file has some 60 million."""
MOST_FILES = 20
MOST_SERIAL = 999_999_999
GRACE = timedelta(days=14)
"""How long after its last day a release is still taken: clocks of laptops are wrong at times."""

Version = tuple[int, int, int]

_KEYS = frozenset(
    {"format", "product", "version", "min_from", "serial", "channel", "made", "expires", "files"}
)
_FILE_KEYS = frozenset({"name", "sha256", "size", "kind"})
_VERSION = re.compile(r"(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._ -]{0,99}")


class FileKind(Enum):
    """What a file of a release is."""

    MSI = "msi"
    SETUP = "setup"
    LAW = "law"
    """A law pack that DPS signed; it needs no administrator."""
    CAMERA = "camera"
    """An MSI with what reads camera frames; it goes into the folder of the program."""


class Channel(Enum):
    """Whom a release is for."""

    RELEASE = "release"
    TRIAL = "trial"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseFile:
    """One file beside the list. `sha256` is in hex, `size` in bytes."""

    name: str
    sha256: str
    size: int
    kind: FileKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What DPS signed. `serial` rises with every list; `min_from` is the oldest version it fits."""

    version: str
    min_from: str
    serial: int
    channel: Channel
    made: date
    expires: date
    files: tuple[ReleaseFile, ...]

    @property
    def program(self) -> tuple[ReleaseFile, ...]:
        """The files that install the program, the MSI first."""
        order = (FileKind.MSI, FileKind.SETUP)
        found = [file for file in self.files if file.kind in order]
        return tuple(sorted(found, key=lambda file: order.index(file.kind)))

    @property
    def law(self) -> tuple[ReleaseFile, ...]:
        """The law packs."""
        return tuple(file for file in self.files if file.kind is FileKind.LAW)


def version_of(text: str) -> Version:
    """`1.2.3` as numbers. Raises BadInput."""
    match = _VERSION.fullmatch(text)
    if match is None:
        raise BadInput(say("“{text}” is no version; it has three numbers.", text=text[:40]))
    first, second, third = (int(part) for part in match.groups())
    return first, second, third


def encode_release(release: Release) -> bytes:
    """The list as bytes to sign; the same release gives the same bytes."""
    plain = {
        "format": FORMAT,
        "product": PRODUCT,
        "version": release.version,
        "min_from": release.min_from,
        "serial": release.serial,
        "channel": release.channel.value,
        "made": release.made.isoformat(),
        "expires": release.expires.isoformat(),
        "files": [
            {"name": f.name, "sha256": f.sha256, "size": f.size, "kind": f.kind.value}
            for f in sorted(release.files, key=lambda f: f.name)
        ],
    }
    text = json.dumps(plain, indent=1, sort_keys=True, ensure_ascii=True)
    read_release(text.encode())  # what no laptop would take is not written
    return text.encode()


def read_release(raw: bytes) -> Release:
    """Read a list whose signature was checked. Raises BadInput for anything not as agreed."""
    try:
        plain = load_object(raw, limit=LARGEST_MANIFEST)
        if set(plain) != _KEYS or plain["format"] != FORMAT or plain["product"] != PRODUCT:
            raise ValueError("another format or product")
        if not isinstance(plain["files"], list) or not 0 < len(plain["files"]) <= MOST_FILES:
            raise ValueError("no list of files")
        release = Release(
            version=_version(plain["version"]),
            min_from=_version(plain["min_from"]),
            serial=_whole(plain["serial"], MOST_SERIAL),
            channel=Channel(plain["channel"]),
            made=_day(plain["made"]),
            expires=_day(plain["expires"]),
            files=tuple(_file(one) for one in plain["files"]),
        )
        _must_be_consistent(release)
    except (BadInput, ValueError, TypeError) as fault:
        raise BadInput(
            say(
                "The list of this update is signed, but this version of the program cannot read "
                "it. Nothing was changed. Ask your agency's IT for the installer."
            )
        ) from fault
    return release


def _must_be_consistent(release: Release) -> None:
    names = [file.name.lower() for file in release.files]
    if len(set(names)) != len(names) or release.expires < release.made:
        raise ValueError("a name twice, or a last day before the first")
    if {MANIFEST_FILE, SIGNATURE_FILE} & set(names):
        raise ValueError("the list names itself")


def _file(plain: object) -> ReleaseFile:
    if not isinstance(plain, dict) or set(plain) != _FILE_KEYS:
        raise ValueError("not a file of a release")
    name, digest = plain["name"], plain["sha256"]
    plain_name = isinstance(name, str) and _NAME.fullmatch(name) and name[-1] not in ". "
    if not plain_name or not isinstance(digest, str) or not _DIGEST.fullmatch(digest):
        raise ValueError("an unusable name or digest")
    return ReleaseFile(
        name=name,
        sha256=digest,
        size=_whole(plain["size"], LARGEST_FILE),
        kind=FileKind(plain["kind"]),
    )


def _version(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a version is text")
    version_of(value)
    return value


def _whole(value: object, most: int) -> int:
    if type(value) is not int or not 1 <= value <= most:
        raise ValueError("not a whole number in its range")
    return value


def _day(value: object) -> date:
    if not isinstance(value, str) or len(value) != 10:
        raise ValueError("not a day")
    return date.fromisoformat(value)


def refusal(release: Release, *, installed: str, highest: int, trials: bool, today: date) -> str:
    """Why this laptop does not take the list at all; empty when it does.

    `highest` is the greatest serial it has seen. `today` comes from a clock that may be wrong: one
    that is behind lets a list pass that has ended, and the serial still keeps old ones away.
    """
    if release.serial < highest:
        return say(
            "This update is older than one that this laptop has seen (list {found} after "
            "{highest}). It was not taken: somebody may want to bring back an old fault.",
            found=release.serial,
            highest=highest,
        )
    if today > release.expires + GRACE:
        return say(
            "This update was good until {day:%m/%d/%Y}. It was not taken, for a newer one should "
            "be there by now. Ask your agency's IT for a fresh stick.",
            day=release.expires,
        )
    if release.channel is Channel.TRIAL and not trials:
        return say(
            "This is a trial version, and your agency takes released versions only. Nothing was "
            "changed."
        )
    if version_of(release.version) < version_of(installed):
        return say(
            "This update would bring back version {found}; this laptop has {installed}. An older "
            "version is only installed by your agency's IT.",
            found=release.version,
            installed=installed,
        )
    if version_of(installed) < version_of(release.min_from):
        return say(
            "This update needs version {needed} first; this laptop has {installed}. Ask your "
            "agency's IT for that version.",
            needed=release.min_from,
            installed=installed,
        )
    return ""
