"""The audit chain as values: each entry names the hash of the one before it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One link. `body` holds identifiers and counts, never a person. Hashes have 32 bytes."""

    seq: int
    at: datetime
    kind: str
    actor: str
    body: str
    prev: bytes
    hash: bytes
    signature: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditHead:
    """The newest link: what goes on every print, submission and receipt."""

    seq: int
    hash: bytes

    @property
    def short(self) -> str:
        """First eight hex digits, as printed."""
        return self.hash.hex()[:8]


def genesis(device_id: str, database_id: str) -> bytes:
    """The hash before the first entry of one database on one device."""
    return hashlib.sha256(f"genesis|{device_id}|{database_id}".encode()).digest()


def link_hash(*, seq: int, at: datetime, kind: str, actor: str, body: str, prev: bytes) -> bytes:
    """SHA-256 over the length-prefixed parts of an entry, so that no two entries can collide."""
    parts = (str(seq), at.isoformat(), kind, actor, body)
    hasher = hashlib.sha256(b"audit-v1\0")
    for raw in (*(part.encode() for part in parts), prev):
        hasher.update(len(raw).to_bytes(4, "big") + raw)
    return hasher.digest()
