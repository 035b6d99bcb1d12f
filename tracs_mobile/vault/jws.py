"""ES256 keys and compact JWS tokens: what devices and the gateway sign with (RFC 7515, 7518)."""

from __future__ import annotations

import base64
import binascii
import functools
import hashlib
import json
import re
from collections.abc import Mapping
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import (
    Prehashed,
    decode_dss_signature,
    encode_dss_signature,
)

from tracs_mobile.domain.canonical import load_object
from tracs_mobile.errors import BadInput, BadSignature, KeyUnavailable
from tracs_mobile.wording import say

LARGEST_TOKEN = 4_000_000
"""Characters; a signed configuration with a logo stays far below."""

_ECDSA = ec.ECDSA(hashes.SHA256())
_HASHED = ec.ECDSA(Prehashed(hashes.SHA256()))
_HALF = 32
_BASE64URL = re.compile(r"[A-Za-z0-9_-]*")


class Signs(Protocol):
    """Anything that signs ES256: a SigningKey here, the device key, a key in a TPM."""

    def sign(self, body: bytes) -> bytes:
        """64 bytes, r then s."""
        ...


class VerifyKey:
    """A P-256 public key that checks ES256 signatures."""

    __slots__ = ("_key",)

    def __init__(self, key: ec.EllipticCurvePublicKey) -> None:
        self._key = key

    @classmethod
    def from_pem(cls, raw: bytes) -> VerifyKey:
        """Read SubjectPublicKeyInfo PEM. Raises KeyUnavailable for anything but P-256."""
        return cls(public_from_pem(raw))

    def to_pem(self) -> bytes:
        """SubjectPublicKeyInfo PEM."""
        return public_to_pem(self._key)

    @property
    def thumbprint(self) -> str:
        """RFC 7638 thumbprint (SHA-256, base64url, 43 characters); fit to be a `kid`."""
        numbers = self._key.public_numbers()
        x, y = (b64(n.to_bytes(_HALF, "big")) for n in (numbers.x, numbers.y))
        jwk = json.dumps({"crv": "P-256", "kty": "EC", "x": x, "y": y}, separators=(",", ":"))
        return b64(hashlib.sha256(jwk.encode()).digest())

    def verify(self, body: bytes, signature: bytes) -> None:
        """Raise BadSignature unless `signature` (64 bytes, r then s) is this key's over `body`."""
        self.verify_digest(hashlib.sha256(body).digest(), signature)

    def verify_digest(self, digest: bytes, signature: bytes) -> None:
        """As `verify`, for a body whose SHA-256 is known already."""
        if len(signature) != 2 * _HALF:
            raise BadSignature(say("The signature has the wrong length."))
        r, s = (int.from_bytes(part, "big") for part in (signature[:_HALF], signature[_HALF:]))
        try:
            self._key.verify(encode_dss_signature(r, s), digest, _HASHED)
        except InvalidSignature as fault:
            raise BadSignature(say("The signature does not fit the content.")) from fault


class SigningKey:
    """A P-256 private key that signs ES256."""

    __slots__ = ("_key",)

    def __init__(self, key: ec.EllipticCurvePrivateKey) -> None:
        self._key = key

    @classmethod
    def generate(cls) -> SigningKey:
        """A fresh key from the system's random source."""
        return cls(ec.generate_private_key(ec.SECP256R1()))

    @classmethod
    def from_pem(cls, raw: bytes) -> SigningKey:
        """Read unencrypted PKCS #8 PEM. Raises KeyUnavailable for anything but P-256."""
        return cls(private_from_pem(raw))

    def to_pem(self) -> bytes:
        """Unencrypted PKCS #8 PEM; whoever stores it encrypts it."""
        return private_to_pem(self._key)

    @property
    def public(self) -> VerifyKey:
        """The key that checks what this one signs."""
        return VerifyKey(self._key.public_key())

    def sign(self, body: bytes) -> bytes:
        """64 bytes, r then s, over SHA-256 of `body`."""
        r, s = decode_dss_signature(self._key.sign(body, _ECDSA))
        return r.to_bytes(_HALF, "big") + s.to_bytes(_HALF, "big")


def sign_token(payload: bytes, key: Signs, *, kid: str, typ: str) -> str:
    """A compact JWS (ES256) of `payload`."""
    signed = f"{_header(kid, typ)}.{b64(payload)}"
    return f"{signed}.{b64(key.sign(signed.encode('ascii')))}"


@functools.lru_cache(maxsize=64)
def _header(kid: str, typ: str) -> str:
    """The first part of a token; a gateway makes the same one for every receipt."""
    header = json.dumps({"alg": "ES256", "kid": kid, "typ": typ}, separators=(",", ":"))
    return b64(header.encode())


def verify_token(token: str, keys: Mapping[str, VerifyKey], *, typ: str) -> bytes:
    """The payload of a compact JWS that one of `keys` (by `kid`) signed as `typ`.

    The algorithm is ES256 whatever the header says. Raises BadSignature for everything else.
    """
    if len(token) > LARGEST_TOKEN:
        raise BadSignature(say("The signed message is too large."))
    parts = token.split(".")
    if len(parts) != 3:
        raise BadSignature(say("The signed message is not whole."))
    key = _key_for(parts[0], keys, typ)
    payload, signature = unb64(parts[1]), unb64(parts[2])
    key.verify(f"{parts[0]}.{parts[1]}".encode("ascii"), signature)
    return payload


def _key_for(head: str, keys: Mapping[str, VerifyKey], typ: str) -> VerifyKey:
    try:
        header = load_object(unb64(head), limit=2_000)
    except BadInput as fault:
        raise BadSignature(say("The signed message has no readable header.")) from fault
    # An exact set of names: `crit`, `jwk` or `x5u` would be a request to trust something else.
    if set(header) != {"alg", "kid", "typ"} or header["alg"] != "ES256":
        raise BadSignature(say("The message is not signed in the agreed way."))
    if header["typ"] != typ:
        raise BadSignature(say("The signed message is of another kind."))
    key = keys.get(header["kid"]) if isinstance(header["kid"], str) else None
    if key is None:
        raise BadSignature(say("The message is signed with a key this program does not know."))
    return key


def b64(raw: bytes) -> str:
    """Base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def unb64(text: str) -> bytes:
    """Strict base64url without padding: one text for one value. Raises BadSignature."""
    try:
        if not _BASE64URL.fullmatch(text):
            raise ValueError("not base64url")
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        if b64(raw) != text:
            raise ValueError("more than one spelling")
    except (ValueError, binascii.Error) as fault:
        raise BadSignature(say("The signed message is garbled.")) from fault
    return raw


def public_from_pem(raw: bytes) -> ec.EllipticCurvePublicKey:
    """A P-256 public key. Raises KeyUnavailable."""
    try:
        key = serialization.load_pem_public_key(raw)
    except (ValueError, TypeError) as fault:
        raise KeyUnavailable(say("The public key cannot be read.")) from fault
    if not isinstance(key, ec.EllipticCurvePublicKey) or not _is_p256(key.curve):
        raise KeyUnavailable(say("The public key is not of the agreed kind (P-256)."))
    return key


def private_from_pem(raw: bytes) -> ec.EllipticCurvePrivateKey:
    """A P-256 private key. Raises KeyUnavailable."""
    try:
        key = serialization.load_pem_private_key(raw, password=None)
    except (ValueError, TypeError) as fault:
        raise KeyUnavailable(say("The private key cannot be read.")) from fault
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not _is_p256(key.curve):
        raise KeyUnavailable(say("The private key is not of the agreed kind (P-256)."))
    return key


def public_to_pem(key: ec.EllipticCurvePublicKey) -> bytes:
    """SubjectPublicKeyInfo PEM."""
    return key.public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def private_to_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    """Unencrypted PKCS #8 PEM."""
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def _is_p256(curve: ec.EllipticCurve) -> bool:
    return isinstance(curve, ec.SECP256R1)
