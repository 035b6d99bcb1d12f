"""Keeps blobs at rest: AES-256-GCM under a key of their own, bound to the place they stand in."""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tracs_mobile.errors import BadSignature, KeyUnavailable
from tracs_mobile.wording import say

KEY_BYTES = 32
_NONCE_BYTES = 12


class StoreKey:
    """A symmetric key for blobs in a database that is not encrypted as a whole.

    Nonces are random: good for 2**32 blobs (NIST SP 800-38D, section 8.3).
    """

    __slots__ = ("_cipher", "_raw")

    def __init__(self, raw: bytes) -> None:
        if len(raw) != KEY_BYTES:
            raise KeyUnavailable(say("The key for stored tickets has the wrong length."))
        self._raw = raw
        self._cipher = AESGCM(raw)

    @classmethod
    def generate(cls) -> StoreKey:
        """A fresh key from the system's random source."""
        return cls(os.urandom(KEY_BYTES))

    @property
    def raw(self) -> bytes:
        """The 32 bytes, for whoever keeps them."""
        return self._raw

    def lock(self, plain: bytes, *, place: bytes) -> bytes:
        """Encrypt; `place` names where the blob belongs, and it opens nowhere else."""
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, plain, place)

    def unlock(self, blob: bytes, *, place: bytes) -> bytes:
        """What was locked. Raises BadSignature when it was changed or moved."""
        try:
            return self._cipher.decrypt(blob[:_NONCE_BYTES], blob[_NONCE_BYTES:], place)
        except (InvalidTag, ValueError) as fault:
            raise BadSignature(
                say("The stored ticket was changed or belongs elsewhere.")
            ) from fault
