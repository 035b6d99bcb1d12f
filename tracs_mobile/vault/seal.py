"""Sealing to a public key: HPKE (RFC 9180) with P-256, HKDF-SHA256 and AES-256-GCM."""

from __future__ import annotations

import hashlib

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from tracs_mobile.errors import BadSignature, VaultError
from tracs_mobile.vault import jws
from tracs_mobile.wording import say

_MAGIC = b"TMS1"
_ID_BYTES = 8
_HEAD = len(_MAGIC) + _ID_BYTES
_INFO = b"tracs-mobile/seal/v1\0"

OVERHEAD = _HEAD + 81
"""Bytes a sealed blob is longer than what is in it."""

LARGEST_BLOB = 16_000_000
"""Bytes; a larger blob is refused unopened."""


class SealTo:
    """A public key that things are sealed to."""

    __slots__ = ("_key",)

    def __init__(self, key: ec.EllipticCurvePublicKey) -> None:
        self._key = key

    @classmethod
    def from_pem(cls, raw: bytes) -> SealTo:
        """Read SubjectPublicKeyInfo PEM. Raises KeyUnavailable for anything but P-256."""
        return cls(jws.public_from_pem(raw))

    def to_pem(self) -> bytes:
        """SubjectPublicKeyInfo PEM."""
        return jws.public_to_pem(self._key)

    @property
    def key_id(self) -> str:
        """Sixteen hex digits that name the key; they stand in every blob sealed to it."""
        return hashlib.sha256(self.to_pem()).hexdigest()[: 2 * _ID_BYTES]

    def encrypt(self, plain: bytes, info: bytes) -> bytes:
        """Encapsulated key and ciphertext, 81 bytes longer than `plain`."""
        return _suite().encrypt(plain, self._key, info)


class SealKey:
    """The private key that opens what was sealed to its public half."""

    __slots__ = ("_key",)

    def __init__(self, key: ec.EllipticCurvePrivateKey) -> None:
        self._key = key

    @classmethod
    def generate(cls) -> SealKey:
        """A fresh key from the system's random source."""
        return cls(ec.generate_private_key(ec.SECP256R1()))

    @classmethod
    def from_pem(cls, raw: bytes) -> SealKey:
        """Read unencrypted PKCS #8 PEM. Raises KeyUnavailable for anything but P-256."""
        return cls(jws.private_from_pem(raw))

    def to_pem(self) -> bytes:
        """Unencrypted PKCS #8 PEM; whoever stores it encrypts it."""
        return jws.private_to_pem(self._key)

    @property
    def public(self) -> SealTo:
        """The half that may be given away."""
        return SealTo(self._key.public_key())

    def decrypt(self, blob: bytes, info: bytes) -> bytes:
        """What `SealTo.encrypt` was given. Raises InvalidTag of the library."""
        return _suite().decrypt(blob, self._key, info)


def seal(plain: bytes, to: SealTo, *, aad: bytes = b"") -> bytes:
    """Encrypt `plain` so that only the holder of the private key can open it.

    `aad` is not in the blob; who opens it must name the same bytes.
    """
    head = _MAGIC + bytes.fromhex(to.key_id)
    return head + to.encrypt(plain, _info(head, aad))


def sealed_for(blob: bytes) -> str:
    """The key id a blob was sealed to, so that its key can be picked. Raises VaultError."""
    if not OVERHEAD <= len(blob) <= LARGEST_BLOB or not blob.startswith(_MAGIC):
        raise VaultError(say("The sealed file is not whole."))
    return blob[len(_MAGIC) : _HEAD].hex()


def open_sealed(blob: bytes, key: SealKey, *, aad: bytes = b"") -> bytes:
    """What was sealed. Raises BadSignature when it was changed, VaultError for another key."""
    if sealed_for(blob) != key.public.key_id:
        raise VaultError(say("The file is sealed to another key."))
    try:
        return key.decrypt(blob[_HEAD:], _info(blob[:_HEAD], aad))
    except InvalidTag as fault:
        raise BadSignature(say("The sealed file was changed after it was sealed.")) from fault


def _suite() -> Suite:
    return Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def _info(head: bytes, aad: bytes) -> bytes:
    # The library's one-shot HPKE takes no AAD; `info` goes into the key schedule and binds as well.
    return _INFO + head + aad
