"""The keys that releases of the program are signed with (Ed25519, RFC 8032), offline.

A client knows two of them, the current and the next one, so that a key can be changed without
locking anybody out: a list is believed when one good line of either stands in its signature file.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from tracs_mobile.errors import BadSignature, KeyUnavailable
from tracs_mobile.wording import say

LARGEST_SIGNATURE_FILE = 4_000
"""Characters: some lines."""
_LINE = re.compile(r"ed25519 ([0-9a-f]{16}) ([A-Za-z0-9+/]{86}==)")
_PUBLIC_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseKeys:
    """The public keys (32 bytes) a client believes, by their ids."""

    keys: Mapping[str, bytes] = field(default_factory=dict)


class ReleaseKey:
    """A private key for releases. It never lies on a laptop."""

    __slots__ = ("_key",)

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key

    @classmethod
    def generate(cls) -> ReleaseKey:
        """A fresh key from the system's random source."""
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_pem(cls, raw: bytes, *, password: bytes | None = None) -> ReleaseKey:
        """Read PKCS #8 PEM. Raises KeyUnavailable."""
        try:
            key = serialization.load_pem_private_key(raw, password=password)
        except (ValueError, TypeError) as fault:
            raise KeyUnavailable(say("The release key cannot be read.")) from fault
        if not isinstance(key, Ed25519PrivateKey):
            raise KeyUnavailable(say("The release key is not of the agreed kind (Ed25519)."))
        return cls(key)

    def to_pem(self, *, password: bytes | None = None) -> bytes:
        """PKCS #8 PEM, encrypted when there is a password."""
        how: serialization.KeySerializationEncryption = serialization.NoEncryption()
        if password is not None:
            how = serialization.BestAvailableEncryption(password)
        return self._key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, how
        )

    @property
    def public(self) -> bytes:
        """The 32 bytes that check what this key signs."""
        return self._key.public_key().public_bytes_raw()

    @property
    def key_id(self) -> str:
        """How signature lines name this key."""
        return key_id(self.public)

    def sign(self, raw: bytes) -> str:
        """The line of the signature file for `raw`."""
        signature = base64.b64encode(self._key.sign(raw)).decode("ascii")
        return f"ed25519 {self.key_id} {signature}"


def key_id(public: bytes) -> str:
    """The first 16 hex digits of the SHA-256 of a public key."""
    return hashlib.sha256(public).hexdigest()[:16]


def read_release_keys(text: str) -> ReleaseKeys:
    """The keys of a file such as `data/release_keys.toml`; none in the placeholder.

    Raises KeyUnavailable when it cannot be read: no update is believed then.
    """
    try:
        listed = tomllib.loads(text).get("keys", [])
        raws = [base64.b64decode(one, validate=True) for one in listed]
        if any(len(raw) != _PUBLIC_BYTES for raw in raws):
            raise ValueError("not 32 bytes")
    except (ValueError, TypeError, binascii.Error) as fault:
        raise KeyUnavailable(say("The list of release keys cannot be read.")) from fault
    return ReleaseKeys(keys={key_id(raw): raw for raw in raws})


def verify_release(raw: bytes, signatures: str, known: ReleaseKeys) -> str:
    """The id of the key that signed `raw`. Raises BadSignature with a sentence."""
    if not known.keys:
        raise BadSignature(
            say(
                "This copy of the program has no release key of DPS, so it takes no update from a "
                "stick. Your agency's IT installs new versions."
            )
        )
    if len(signatures) <= LARGEST_SIGNATURE_FILE:
        for line in signatures.splitlines():
            match = _LINE.fullmatch(line.strip())
            if match is not None and _fits(raw, match[1], match[2], known):
                return match[1]
    raise BadSignature(
        say(
            "This update is not signed by DPS, or its list was changed after it was signed. It was "
            "not taken, and nothing was changed. Tell your agency's IT whose stick this is."
        )
    )


def _fits(raw: bytes, kid: str, signature: str, known: ReleaseKeys) -> bool:
    public = known.keys.get(kid)
    if public is None:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(base64.b64decode(signature), raw)
    except InvalidSignature:
        return False
    return True
