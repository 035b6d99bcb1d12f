"""What talks to DPS, and what it carries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tracs_mobile.domain.agency import Agency, Officer
from tracs_mobile.domain.enrolment import NO_EXTRAS, LawPackOffer, RecordExtras
from tracs_mobile.domain.heartbeat import Heartbeat
from tracs_mobile.domain.news import NewsPage
from tracs_mobile.domain.numbering import NumberAccount, NumberBlock
from tracs_mobile.domain.outbox import Envelope, ItemAnswer
from tracs_mobile.errors import SyncError


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewayConfig:
    """What DPS hands to a laptop: its agency, officers, logo and numbers."""

    version: int
    agency: Agency
    officers: tuple[Officer, ...]
    logo_png: bytes
    blocks: tuple[NumberBlock, ...]
    extras: RecordExtras = NO_EXTRAS


class Transport(Protocol):
    """Talks to the gateway. Every method raises SyncError and blocks up to its deadline."""

    def hello(self) -> datetime:
        """The gateway's signed time; proves that it is the gateway that answers."""
        ...

    def send(self, envelopes: Sequence[Envelope]) -> tuple[ItemAnswer, ...]:
        """Deliver a batch; one answer for each item, receipts already verified.

        May be called from two threads at once; the other methods may not.
        """
        ...

    def config(self, known_version: int) -> GatewayConfig | None:
        """The signed configuration, or None when `known_version` is the newest."""
        ...

    def more_numbers(self, account: NumberAccount) -> tuple[NumberBlock, ...]:
        """Further number blocks for this device, when the gateway grants them."""
        ...

    def lookup(self, envelopes: Sequence[Envelope]) -> tuple[ItemAnswer, ...]:
        """Whether DPS has these events, with its receipt; `deferred` for those it does not have.

        No content is needed, only number, event and digest.
        """
        ...

    def tell_blocks(self, blocks: Sequence[NumberBlock]) -> tuple[NumberBlock, ...]:
        """Tell DPS, which forgot, what blocks it granted; every block it grants now comes back."""
        ...

    def heartbeat(self, beat: Heartbeat) -> None:
        """Tell DPS how this laptop stands."""
        ...

    def news(self, since: int) -> NewsPage:
        """What became of this laptop's tickets after the cursor `since`, signed by DPS."""
        ...

    def law_pack(self, offer: LawPackOffer) -> bytes:
        """The archive of an offered law pack, its digest checked; it carries its own signature."""
        ...

    def close(self) -> None:
        """Drop connections. Safe to call twice."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncStatus:
    """What is known of the link to DPS. `said` is the sentence for the officer."""

    online: bool
    since: datetime
    said: str = ""
    last_contact: datetime | None = None
    next_try_at: datetime | None = None


class Courier(Protocol):
    """What the sync worker carries: collects what is due and settles the answers."""

    def collect(self, limit: int) -> tuple[Envelope, ...]:
        """Up to `limit` events that are due now."""
        ...

    def settle(self, answers: Sequence[ItemAnswer]) -> None:
        """Store what the gateway answered."""
        ...

    def failed(self, envelopes: Sequence[Envelope], error: SyncError) -> None:
        """The attempt failed as a whole; plan the next one."""
        ...

    def hurried(self) -> bool:
        """Whether something that waits has so little time left that no wait may be long."""
        ...

    def met(self, transport: Transport) -> None:
        """DPS answers: ask for what else is new, and let what was put off go. May raise SyncError.

        Called after a silence and now and then, on the sync thread.
        """
        ...
