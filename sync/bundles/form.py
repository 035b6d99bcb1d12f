"""The bundle `.vcvcx`: frozen events with a manifest, signed by the laptop, encrypted to DPS.

From the outside in: a compact JWE (ECDH-ES+A256KW, A256GCM) holds a compact JWS (ES256 by the
device), and its payload is zstd over lines: the manifest first, then one line of the wire for each
event. The way back is a compact JWS of the gateway, `.receipts.vcvcx`, which needs no encryption:
it names numbers and digests only.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Protocol

from sync import wire
from tracs_mobile.domain import canonical
from tracs_mobile.domain.outbox import Envelope
from tracs_mobile.errors import BadInput, BadSignature
from tracs_mobile.vault.jwe import LARGEST_TOKEN, OtherKey, decrypt_token, encrypt_token
from tracs_mobile.vault.jws import VerifyKey, unb64, verify_token
from tracs_mobile.vault.seal import SealKey, SealTo

SUFFIX = ".vcvcx"
RECEIPTS_SUFFIX = ".receipts.vcvcx"
BUNDLE_TYP = "vcvc-bundle+jws"
FILE_TYP = "vcvc-bundle+jwe"

MOST_EVENTS = 500
MOST_BYTES = 1_500_000
"""Of events in one file before compression; what is more goes into a further file."""
LARGEST_FILE = LARGEST_TOKEN
LARGEST_INSIDE = 4 * MOST_BYTES
"""Bytes that the lines of a bundle may inflate to."""
SUPPORTED = 1

_NAME = re.compile(r"[A-Za-z0-9-]{1,64}")
_DIGEST = re.compile(r"([0-9a-f]{64})?")
_DEVICE = re.compile(r"[A-Za-z0-9._-]{1,100}")
"""What a laptop may be called: anybody can write a name into a file, and it goes into the audit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleItem:
    """One event as the manifest names it. `digest` in hex."""

    number: str
    seq: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a bundle says of itself.

    `officer` is the LEO number of who wrote it, empty when nobody was signed on; `shift` the
    instant of the sign-on as text. `previous` is the SHA-256 in hex of the file this laptop wrote
    before, so that DPS can tell when one is missing. `part` of `parts`, from 1.
    """

    v: int = SUPPORTED
    use: str = "bundle"
    bundle_id: str
    device: str
    officer: str = ""
    shift: str = ""
    created_at: datetime
    first: str
    last: str
    items: tuple[BundleItem, ...]
    previous: str = ""
    part: int = 1
    parts: int = 1
    program: str = ""


class SignsTokens(Protocol):
    """The device key."""

    @property
    def device_id(self) -> str:
        """The name DPS knows the device by."""
        ...

    def token(self, payload: bytes, *, typ: str) -> str:
        """A compact JWS with the device as `kid`."""
        ...


class Refusal(Enum):
    """Why a bundle was not taken: a sentence for who imports it."""

    NOT_WHOLE = (
        "The file is cut off or was changed after the laptop wrote it. Nothing of it was taken. "
        "The tickets are still on the laptop: write the file again there, or copy it once more."
    )
    TOO_LARGE = "The file is larger than any this program writes. Nothing of it was taken."
    OTHER_KEY = (
        "The file was made for another gateway, so it cannot be opened here. Nothing of it was "
        "taken. Bring it to the gateway this laptop belongs to."
    )
    DEVICE_UNKNOWN = (
        "The file comes from a laptop that is not enrolled here. Nothing of it was taken. Find out "
        "whose laptop it is before anything else."
    )
    DEVICE_REVOKED = (
        "The file comes from a laptop that was taken out of service. Nothing of it was taken. If "
        "its tickets are wanted, an administrator has to admit the laptop again first."
    )
    SIGNATURE = (
        "The file is not signed by the laptop it names. Nothing of it was taken. Write it again on "
        "the laptop; if this comes back, the file was tampered with."
    )
    VERSION = (
        "The file was written by a newer version of the program. Nothing of it was taken. Update "
        "the gateway, then import the file again."
    )
    CONTENT = (
        "The list in the file does not fit the tickets in it. Nothing of it was taken. Write the "
        "file again on the laptop."
    )
    RECEIPTS = "This file holds receipts for a laptop. It is read on the laptop, not here."


class BundleRefused(BadInput):
    """A bundle that cannot be taken as a whole. `device` is who it claims to come from."""

    def __init__(self, why: Refusal, *, device: str = "") -> None:
        super().__init__(why.value)
        self.why = why
        self.device = device


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A bundle whose signature holds: its manifest, its lines, the SHA-256 of the file in hex."""

    manifest: Manifest
    lines: tuple[bytes, ...] = field(repr=False)
    digest: str


FindKey = Callable[[str], VerifyKey]
"""The key of an enrolled laptop. Raises BundleRefused for one that is unknown or revoked."""


def pack(
    manifest: Manifest, envelopes: Sequence[Envelope], *, device: SignsTokens, to: SealTo
) -> bytes:
    """The bytes of the file; its manifest must name exactly `envelopes`, in their order."""
    lines = [wire.encode(manifest), *(wire.encode_line(e) for e in envelopes)]
    payload = wire.compress(b"\n".join(lines) + b"\n", "zstd")
    signed = device.token(payload, typ=BUNDLE_TYP)
    return encrypt_token(signed.encode("ascii"), to, typ=FILE_TYP).encode("ascii")


def unpack(raw: bytes, keys: Mapping[str, SealKey], find_key: FindKey) -> Opened:
    """Open a bundle and check everything that holds for the file. Raises BundleRefused."""
    if len(raw) > LARGEST_FILE:
        raise BundleRefused(Refusal.TOO_LARGE)
    signed = _decrypted(raw, keys)
    device = _named_device(signed)
    payload = _verified(signed, device, find_key(device))
    first, *lines = _lines(payload, device)
    manifest = _manifest(first, device)
    if not _fits(manifest, lines):
        raise BundleRefused(Refusal.CONTENT, device=device)
    return Opened(manifest=manifest, lines=tuple(lines), digest=hashlib.sha256(raw).hexdigest())


def content_of(raw: bytes, keys: Mapping[str, SealKey]) -> bytes:
    """Whatever can be read of a file with `keys`, whoever signed it and however it is damaged.

    For finding what it names, never for taking it in. Raises BundleRefused when they do not open
    it.
    """
    signed = _decrypted(raw, keys)
    try:
        payload = unb64(signed.split(".")[1])
        return wire.inflate(payload, "zstd", limit=LARGEST_INSIDE)
    except (BadInput, BadSignature, IndexError):
        return signed.encode()


def _decrypted(raw: bytes, keys: Mapping[str, SealKey]) -> str:
    try:
        text = raw.decode("ascii").strip()
        if text.count(".") == 2:
            raise BundleRefused(Refusal.RECEIPTS)
        return decrypt_token(text, keys, typ=FILE_TYP).decode("ascii")
    except OtherKey as fault:
        raise BundleRefused(Refusal.OTHER_KEY) from fault
    except (BadSignature, UnicodeDecodeError) as fault:
        raise BundleRefused(Refusal.NOT_WHOLE) from fault


def _named_device(signed: str) -> str:
    try:
        header = canonical.load_object(unb64(signed.partition(".")[0]), limit=2_000)
    except (BadInput, BadSignature) as fault:
        raise BundleRefused(Refusal.SIGNATURE) from fault
    kid = header.get("kid")
    if not isinstance(kid, str) or not _DEVICE.fullmatch(kid):
        raise BundleRefused(Refusal.SIGNATURE)
    return kid


def _verified(signed: str, device: str, key: VerifyKey) -> bytes:
    try:
        return verify_token(signed, {device: key}, typ=BUNDLE_TYP)
    except BadSignature as fault:
        raise BundleRefused(Refusal.SIGNATURE, device=device) from fault


def _lines(payload: bytes, device: str) -> list[bytes]:
    """What the laptop signed it answers for, and still it may not fill the memory here."""
    try:
        inside = wire.inflate(payload, "zstd", limit=LARGEST_INSIDE)
    except wire.TooLarge as fault:
        raise BundleRefused(Refusal.TOO_LARGE, device=device) from fault
    except BadInput as fault:
        raise BundleRefused(Refusal.CONTENT, device=device) from fault
    lines = [line for line in inside.split(b"\n") if line.strip()]
    if not 1 < len(lines) <= MOST_EVENTS + 1:
        raise BundleRefused(Refusal.CONTENT, device=device)
    return lines


def _manifest(line: bytes, device: str) -> Manifest:
    try:
        version = canonical.load_object(line).get("v")
        if type(version) is int and version > SUPPORTED:
            raise BundleRefused(Refusal.VERSION, device=device)
        found = wire.decode_strict(Manifest, line)
    except BundleRefused:
        raise
    except BadInput as fault:
        raise BundleRefused(Refusal.CONTENT, device=device) from fault
    if found.device != device:
        raise BundleRefused(Refusal.SIGNATURE, device=device)
    if not (_NAME.fullmatch(found.bundle_id) and _DIGEST.fullmatch(found.previous)):
        raise BundleRefused(Refusal.CONTENT, device=device)
    return found


def _fits(manifest: Manifest, lines: Sequence[bytes]) -> bool:
    """Whether line after line is what the manifest names; a torn line fits nothing."""
    found = [wire.decode_line(line) for line in lines]
    named = tuple(item_of(e) for e in found if isinstance(e, Envelope))
    return len(named) == len(lines) and named == manifest.items


def item_of(envelope: Envelope) -> BundleItem:
    """How the manifest names an event."""
    return BundleItem(number=envelope.number, seq=envelope.seq, digest=envelope.digest.hex())
