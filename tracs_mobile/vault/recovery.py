"""The way in without any officer: the database key sealed to recovery keys that agencies hold."""

from __future__ import annotations

from collections.abc import Sequence

from tracs_mobile.errors import KeyUnavailable
from tracs_mobile.vault import wrap
from tracs_mobile.vault.seal import SealKey, SealTo, open_sealed, seal
from tracs_mobile.vault.slot_store import Recovery
from tracs_mobile.vault.wrap import DatabaseKey
from tracs_mobile.wording import say


def seal_recovery(to: SealTo, key: DatabaseKey, *, bound: str) -> Recovery:
    """`key` sealed to a recovery public key; `bound` names the device and database it is for.

    Not bound to the machine's secret, so that it survives a Windows that was installed again.
    """
    return Recovery(key_id=to.key_id, blob=seal(key.key + key.salt, to, aad=bound.encode()))


def open_with(key: SealKey, slots: Sequence[Recovery], *, bound: str) -> DatabaseKey:
    """The database key again. Raises KeyUnavailable, or BadSignature for a slot of elsewhere."""
    for found in slots:
        if found.key_id == key.public.key_id:
            plain = open_sealed(found.blob, key, aad=bound.encode())
            return DatabaseKey(key=plain[: wrap.KEY_BYTES], salt=plain[wrap.KEY_BYTES :])
    raise KeyUnavailable(say("This recovery key does not belong to this laptop."))
