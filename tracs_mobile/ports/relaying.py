"""Another laptop that carries tickets on, and being that laptop for others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tracs_mobile.domain.outbox import Envelope, ItemAnswer
from tracs_mobile.ports.carrying import EventName


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """A relay this laptop may use. `relay_id` is its own for good, `name` what people call it."""

    relay_id: str
    name: str
    address: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptThere:
    """Events that a relay has on its disk since `at`; `noted`: the database knows of it too."""

    relay_id: str
    events: tuple[EventName, ...]
    at: datetime
    noted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaying:
    """How this laptop stands to relays. `serving` empty: it is none itself.

    `serving` is the address for the others, `code` what they type once; `kept` and `answered`
    count what others brought; `problem` is a sentence, empty when all is well.
    """

    serving: str = ""
    name: str = ""
    code: str = ""
    kept: int = 0
    answered: int = 0
    problem: str = ""
    pairings: tuple[Pairing, ...] = ()
    said: str = ""
    """What the last try with a relay came to; empty before the first."""


class RelayWire(Protocol):
    """Talks to one relay. Raises SyncError."""

    def keep(self, envelopes: Sequence[Envelope]) -> tuple[Envelope, ...]:
        """Hand sealed events over; those that the relay has on its disk now."""
        ...

    def answers(self, envelopes: Sequence[Envelope]) -> tuple[ItemAnswer | None, ...]:
        """The word of DPS on each event, its receipt verified; None while there is none."""
        ...


class RelayBook(Protocol):
    """Pairings and what relays keep of ours, beside the database. Writing raises StoreError."""

    def pairings(self) -> tuple[Pairing, ...]:
        """The relays this laptop may use, in the order they are tried."""
        ...

    def put(self, pairing: Pairing) -> None:
        """Remember a relay, in place of one of the same identity."""
        ...

    def drop(self, relay_id: str) -> None:
        """Use a relay no more; what it keeps of ours it still carries to DPS."""
        ...

    def kept(self) -> tuple[KeptThere, ...]:
        """What relays keep of ours, oldest first."""
        ...

    def set_kept(self, kept: Sequence[KeptThere]) -> None:
        """Remember what relays keep of ours now."""
        ...


class RelayDesk(Protocol):
    """What a person may do about relays. Every method blocks; they raise TracsError."""

    def state(self) -> Relaying:
        """How things stand."""
        ...

    def serve(self, on: bool) -> Relaying:
        """Carry tickets for others from now on, or no more."""
        ...

    def pair(self, address: str, code: str) -> Relaying:
        """Use the relay at `address`, which shows `code`. Raises BadInput, SyncError."""
        ...

    def unpair(self, relay_id: str) -> Relaying:
        """Use a relay no more."""
        ...

    def new_code(self) -> Relaying:
        """Give this relay another code; every laptop has to pair again."""
        ...
