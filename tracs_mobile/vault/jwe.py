"""Encrypted tokens for files on sticks: JWE compact, ECDH-ES+A256KW with A256GCM over P-256.

The standard form (RFC 7516, 7518) and not the seal of `seal.py`: what lies on a stick for years
must be readable by programs that nobody here wrote.
"""

from __future__ import annotations

from collections.abc import Mapping

from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from tracs_mobile.domain.canonical import load_object
from tracs_mobile.errors import BadInput, BadSignature, VaultError
from tracs_mobile.vault.jws import unb64
from tracs_mobile.vault.seal import SealKey, SealTo
from tracs_mobile.wording import say

LARGEST_TOKEN = 8_000_000
"""Characters; a larger token is refused unopened."""

_ALG = "ECDH-ES+A256KW"
_ENC = "A256GCM"
_HEADER = {"alg", "enc", "kid", "typ", "epk"}


class OtherKey(VaultError):
    """The token is encrypted to a key that is not here."""


def encrypt_token(plain: bytes, to: SealTo, *, typ: str) -> str:
    """A compact JWE of `plain` that only the holder of the private key can open."""
    key = ECKey.import_key(to.to_pem())
    header = {"alg": _ALG, "enc": _ENC, "kid": to.key_id, "typ": typ}
    return jwe.encrypt_compact(header, plain, key, registry=_registry())


def decrypt_token(token: str, keys: Mapping[str, SealKey], *, typ: str) -> bytes:
    """What was encrypted as `typ` to one of `keys` (by key id).

    Algorithms are the agreed ones whatever the header says. Raises OtherKey when the key is not
    among `keys`, BadSignature when the token is cut off, changed or not of the agreed form.
    """
    if len(token) > LARGEST_TOKEN or token.count(".") != 4 or not token.isascii():
        raise BadSignature(say("The encrypted file is not whole."))
    key = ECKey.import_key(_key_for(token, keys, typ).to_pem())
    try:
        opened = jwe.decrypt_compact(token, key, registry=_registry()).plaintext
    # The library lets the faults of its parts through: bad points, bad lengths, bad tags.
    except (JoseError, ValueError, TypeError, KeyError) as fault:
        raise _changed() from fault
    if opened is None:
        raise _changed()
    return opened


def _key_for(token: str, keys: Mapping[str, SealKey], typ: str) -> SealKey:
    try:
        header = load_object(unb64(token.partition(".")[0]), limit=2_000)
    except BadInput as fault:
        raise _changed() from fault
    # An exact set of names: `zip` would inflate without bounds, `crit` asks for what nobody knows.
    agreed = (header.get("alg"), header.get("enc"), header.get("typ")) == (_ALG, _ENC, typ)
    if set(header) != _HEADER or not agreed:
        raise BadSignature(say("The file is not encrypted in the agreed way."))
    key = keys.get(header["kid"]) if isinstance(header["kid"], str) else None
    if key is None:
        raise OtherKey(say("The file is encrypted to another key."))
    return key


def _changed() -> BadSignature:
    return BadSignature(say("The encrypted file was cut off or changed after it was written."))


class _Registry(jwe.JWERegistry):
    """The library's own bound is 64 kB; ours is checked before."""

    max_ciphertext_length = LARGEST_TOKEN


def _registry() -> jwe.JWERegistry:
    return _Registry(algorithms=[_ALG, _ENC])
