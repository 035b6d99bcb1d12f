"""The slot file on disk: its records, a digest that tells a torn file, the generation before it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tracs_mobile.domain import canonical
from tracs_mobile.domain.agency import Role
from tracs_mobile.errors import BadInput, KeyUnavailable
from tracs_mobile.vault.files import read_whole, write_durably
from tracs_mobile.vault.tries import Counter
from tracs_mobile.vault.wrap import KdfCost
from tracs_mobile.wording import say

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
    keys = canonical.to_plain(data)
    raw = _json({"keys": keys, "digest": _digest(keys)})
    if previous:
        write_durably(previous_of(path), previous)
    write_durably(path, raw)
    return raw


def load(path: Path) -> tuple[SlotData, bytes]:
    """The newest whole generation and its bytes. Raises KeyUnavailable when there is none."""
    if not exists(path):
        raise KeyUnavailable(say("This laptop is not set up yet: it has no officers' keys."))
    for candidate in (path, previous_of(path)):
        raw = read_whole(candidate)
        data = None if raw is None else _parsed(raw)
        if raw is not None and data is not None:
            return data, raw
    raise KeyUnavailable(
        say(
            "The file with the officers' keys is damaged. Ask your Point of Contact for recovery; "
            "the tickets are still in the database."
        )
    )


def _parsed(raw: bytes) -> SlotData | None:
    """The keys, None when the digest tells that the file is torn."""
    try:
        whole = canonical.load_object(raw)
        keys = whole.get("keys")
        if not isinstance(keys, dict) or whole.get("digest") != _digest(keys):
            return None
        if keys.get("version") != _VERSION:
            raise KeyUnavailable(
                say(
                    "The officers' keys come from a newer version of this program. Update it first."
                )
            )
        return canonical.from_plain(SlotData, keys)
    except BadInput:
        return None


def _digest(keys: dict[str, Any]) -> str:
    return hashlib.sha256(_json(keys)).hexdigest()


def _json(plain: dict[str, Any]) -> bytes:
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
