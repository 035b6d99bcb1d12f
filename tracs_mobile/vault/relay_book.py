"""Which relays a laptop uses, and its own code when it is one: locked under the machine secret."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tracs_mobile.domain import canonical
from tracs_mobile.errors import BadInput, BadSignature, KeyUnavailable, StoreError, VaultError
from tracs_mobile.ports import KeptThere, Pairing
from tracs_mobile.vault import wrap
from tracs_mobile.vault.atrest import StoreKey
from tracs_mobile.vault.files import read_whole, write_durably
from tracs_mobile.wording import say

log = logging.getLogger(__name__)

RELAY_FILE = "relay.bin"
_PLACE = b"relay/v1"
_PAIRINGS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class RelaySettings:
    """Everything in the file. `code` is this laptop's own, made when it first serves."""

    version: int = 1
    serving: bool = False
    code: str = ""
    pairings: tuple[Pairing, ...] = ()
    kept: tuple[KeptThere, ...] = ()


class FileRelayBook:
    """`ports.RelayBook` in one file. One that cannot be opened is begun anew: pair once more."""

    def __init__(self, folder: Path, machine_secret: bytes) -> None:
        self._path = folder / RELAY_FILE
        key = wrap.derive(machine_secret, salt=b"", info=b"tracs/relay/v1")
        self._key = StoreKey(key)
        self._lock = threading.RLock()

    def settings(self) -> RelaySettings:
        """What the file says."""
        try:
            raw = read_whole(self._path)
            if raw is None:
                return RelaySettings()
            return canonical.decode(RelaySettings, self._key.unlock(raw, place=_PLACE))
        except (BadInput, BadSignature, KeyUnavailable):
            log.warning("The file with the relays cannot be read; they have to be paired again.")
            return RelaySettings()

    def set_serving(self, on: bool, *, code: str) -> None:
        """Be a relay or not, with this code."""
        self._change(serving=on, code=code)

    def pairings(self) -> tuple[Pairing, ...]:
        """The relays this laptop may use, in the order they are tried."""
        return self.settings().pairings

    def put(self, pairing: Pairing) -> None:
        """Remember a relay, in place of one of the same identity."""
        with self._lock:
            others = [p for p in self.pairings() if p.relay_id != pairing.relay_id]
            self._change(pairings=(*others, pairing)[-_PAIRINGS:])

    def drop(self, relay_id: str) -> None:
        """Use a relay no more; what it keeps of ours it still carries to DPS."""
        with self._lock:
            self._change(pairings=tuple(p for p in self.pairings() if p.relay_id != relay_id))

    def kept(self) -> tuple[KeptThere, ...]:
        """What relays keep of ours, oldest first."""
        return self.settings().kept

    def set_kept(self, kept: Sequence[KeptThere]) -> None:
        """Remember what relays keep of ours now."""
        self._change(kept=tuple(kept))

    def _change(self, **changes: object) -> None:
        with self._lock:
            made = replace(self.settings(), **changes)  # type: ignore[arg-type] # names of its fields
            try:
                raw = self._key.lock(canonical.encode(made), place=_PLACE)
                write_durably(self._path, raw)
            except VaultError as fault:
                raise StoreError(
                    say(
                        "The disk of this laptop did not take the note about the relay. Free some "
                        "space, then try again. What is issued is kept."
                    )
                ) from fault
