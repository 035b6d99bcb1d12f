"""Small files for the time before anybody can sign on: sealed under the machine's secret."""

from __future__ import annotations

from pathlib import Path

from tracs_mobile.errors import BadSignature, KeyUnavailable
from tracs_mobile.vault import wrap
from tracs_mobile.vault.atrest import StoreKey
from tracs_mobile.vault.files import read_whole, write_durably
from tracs_mobile.wording import say

LARGEST = 8_000_000
"""Bytes of a box; records with a logo and a long list of barred secrets stay below."""


class Box:
    """One file that only this machine can read, and that cannot be exchanged for another."""

    def __init__(self, path: Path, machine_secret: bytes) -> None:
        """The name of the file is bound to what is in it."""
        self._path = path
        self._place = path.name.encode()
        self._key = StoreKey(wrap.derive(machine_secret, salt=b"", info=b"tracs/box/v1"))

    def put(self, plain: bytes) -> None:
        """Durably keep `plain` in place of what was there. Raises VaultError."""
        write_durably(self._path, self._key.lock(plain, place=self._place))

    def get(self) -> bytes | None:
        """What was kept, None when there is nothing. Raises KeyUnavailable when it was changed."""
        raw = read_whole(self._path, limit=LARGEST)
        if raw is None:
            return None
        try:
            return self._key.unlock(raw, place=self._place)
        except BadSignature as fault:
            raise KeyUnavailable(
                say(
                    "The file {name} is damaged or comes from another machine.",
                    name=self._path.name,
                )
            ) from fault

    def drop(self) -> None:
        """Forget it. No harm when there is nothing."""
        self._path.unlink(missing_ok=True)
