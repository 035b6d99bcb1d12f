"""The lock on one slot: Argon2id, HKDF with the machine secret, AES-256-GCM around the keys."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tracs_mobile.errors import BadSignature, KeyUnavailable
from tracs_mobile.vault.lockmemory import Wiped
from tracs_mobile.wording import say

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12

DEFAULT_MEMORY_KIB = 262_144
DEFAULT_ITERATIONS = 3
DEFAULT_LANES = 4


@dataclass(frozen=True, slots=True)
class DatabaseKey:
    """What opens the database: a raw 32-byte key and SQLCipher's explicit 16-byte salt."""

    key: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.key) != KEY_BYTES or len(self.salt) != SALT_BYTES:
            raise KeyUnavailable(say("The database key has the wrong length."))

    @classmethod
    def generate(cls) -> DatabaseKey:
        """A fresh key for a new database, from the system's random source."""
        return cls(key=os.urandom(KEY_BYTES), salt=os.urandom(SALT_BYTES))

    @property
    def check(self) -> str:
        """Sixteen hex digits that name this key without helping anybody to find it."""
        return derive(self.key, salt=self.salt, info=b"tracs/database-key-check/v1")[:8].hex()


@dataclass(frozen=True, slots=True, kw_only=True)
class KdfCost:
    """Argon2id (RFC 9106) cost: memory in KiB, passes, lanes. Kept with each slot."""

    memory_kib: int = DEFAULT_MEMORY_KIB
    iterations: int = DEFAULT_ITERATIONS
    lanes: int = DEFAULT_LANES

    def must_be_bearable(self) -> None:
        """Raise KeyUnavailable for a cost that would hang the laptop or eat its memory."""
        if not (
            1 <= self.lanes <= 16
            and 1 <= self.iterations <= 16
            and 8 * self.lanes <= self.memory_kib <= 2_097_152
        ):
            raise KeyUnavailable(say("The slot file asks for work this laptop cannot do."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """Everything but the secret that goes into a slot's key; `purpose` names slot and device."""

    cost: KdfCost
    salt: bytes
    machine_secret: bytes = field(repr=False)
    purpose: bytes


def wrap(key: DatabaseKey, secret: bytes, lock: Lock, *, nonce: bytes, aad: bytes) -> bytes:
    """The sealed keys (64 bytes); `aad` is bound to them. Takes as long as `lock.cost` says."""
    with Wiped(KEY_BYTES) as kek:
        _slot_key(secret, lock, kek.buffer)
        return AESGCM(kek.buffer).encrypt(nonce, key.key + key.salt, aad)


def unwrap(sealed: bytes, secret: bytes, lock: Lock, *, nonce: bytes, aad: bytes) -> DatabaseKey:
    """The keys again. Raises BadSignature for a wrong secret, machine or slot."""
    with Wiped(KEY_BYTES) as kek:
        _slot_key(secret, lock, kek.buffer)
        try:
            plain = AESGCM(kek.buffer).decrypt(nonce, sealed, aad)
        except InvalidTag as fault:
            raise BadSignature(say("The slot does not open.")) from fault
    return DatabaseKey(key=plain[:KEY_BYTES], salt=plain[KEY_BYTES:])


def _slot_key(secret: bytes, lock: Lock, into: bytearray) -> None:
    lock.cost.must_be_bearable()
    with Wiped(KEY_BYTES + len(lock.machine_secret)) as mixed:
        argon2 = Argon2id(
            salt=lock.salt,
            length=KEY_BYTES,
            iterations=lock.cost.iterations,
            lanes=lock.cost.lanes,
            memory_cost=lock.cost.memory_kib,
        )
        argon2.derive_into(secret, memoryview(mixed.buffer)[:KEY_BYTES])
        mixed.buffer[KEY_BYTES:] = lock.machine_secret
        HKDF(hashes.SHA256(), KEY_BYTES, lock.salt, b"tracs/kek/v1|" + lock.purpose).derive_into(
            mixed.buffer, into
        )


def derive(secret: bytes, *, salt: bytes, info: bytes) -> bytes:
    """32 bytes by HKDF-SHA256 from a secret that is already random."""
    return HKDF(hashes.SHA256(), KEY_BYTES, salt, info).derive(secret)


def mac(key: bytes, body: bytes) -> bytes:
    """HMAC-SHA256, 32 bytes."""
    hasher = hmac.HMAC(key, hashes.SHA256())
    hasher.update(body)
    return hasher.finalize()
