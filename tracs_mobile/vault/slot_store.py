"""The slot file on disk: its records, its digest, and the generation before it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from tracs_mobile.domain import canonical
from tracs_mobile.domain.agency import Role
from tracs_mobile.errors import BadInput, KeyUnavailable
from tracs_mobile.vault.files import read_whole, write_durably
from tracs_mobile.vault.tries import Counter
from tracs_mobile.vault.wrap import KdfCost

_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One officer's lock. All fields but `sealed` and `counter` are bound to the sealed keys."""

    slot_id: str
    username: str
    role: Role
    cost: KdfCost
    salt: bytes
    nonce: bytes
    created_at: datetime | None = None
    expires_on: date | None = None
    sealed: bytes = field(default=b"", repr=False)
    counter: Counter | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """The keys sealed to a recovery public key; not bound to the machine."""

    key_id: str
    blob: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotData:
    """Everything in the slot file. `epoch` counts its generations."""

    version: int = _VERSION
    device_id: str
    database_id: str
    epoch: int = 0
    key_check: str
    machine_check: str
    slots: tuple[Slot, ...]
    recovery: tuple[Recovery, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Whole:
    """The file: `digest` (SHA-256 of the canonical keys) tells a torn file from a whole one."""

    keys: SlotData
    digest: bytes


def previous_of(path: Path) -> Path:
    """Where the generation before the newest is kept."""
    return path.with_name(path.name + ".previous")


def exists(path: Path) -> bool:
    """Whether there is a slot file of any generation."""
    return path.exists() or previous_of(path).exists()


def save(path: Path, data: SlotData, *, previous: bytes) -> bytes:
    """Durably write `data`; `previous`, the last bytes known good, are kept beside it first.

    Returns the bytes now at `path`. Raises VaultError.
    """
    raw = canonical.encode(_Whole(keys=data, digest=_digest(data)))
    if previous:
        write_durably(previous_of(path), previous)
    write_durably(path, raw)
    return raw


def load(path: Path) -> tuple[SlotData, bytes]:
    """The newest whole generation and its bytes. Raises KeyUnavailable when there is none."""
    if not exists(path):
        raise KeyUnavailable("This laptop is not set up yet: it has no officers' keys.")
    for candidate in (path, previous_of(path)):
        raw = read_whole(candidate)
        data = None if raw is None else _parsed(raw)
        if raw is not None and data is not None:
            return data, raw
    raise KeyUnavailable(
        "The file with the officers' keys is damaged. Ask your Point of Contact for recovery; the "
        "tickets are still in the database."
    )


def _parsed(raw: bytes) -> SlotData | None:
    try:
        found = canonical.decode(_Whole, raw)
    except BadInput:
        return None
    if found.keys.version != _VERSION:
        raise KeyUnavailable(
            "The officers' keys were written by a newer version of the program. Update it first."
        )
    return found.keys if found.digest == _digest(found.keys) else None


def _digest(data: SlotData) -> bytes:
    return hashlib.sha256(canonical.encode(data)).digest()
