"""What a configuration of DPS changes outside the database: slots, trust, law, and what waits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tracs_mobile.domain.agency import Officer
from tracs_mobile.domain.enrolment import LawPackOffer, RecordExtras
from tracs_mobile.ports.delivery import GatewayConfig


class ConfigKeeper(Protocol):
    """The files beside the database. Every method is durable when it returns, and harmless twice.

    Raises VaultError and StoreError when the disk does not take it.
    """

    def let_go(self, officers: Sequence[Officer]) -> int:
        """Destroy the slots of those who left; says how many. The last slot of all stays."""
        ...

    def heed(self, extras: RecordExtras) -> None:
        """Take over the authorities that DPS named for its certificate."""
        ...

    def keep(self, config: GatewayConfig) -> None:
        """Keep a configuration that came with nobody signed on."""
        ...

    def kept(self) -> GatewayConfig | None:
        """The one that waits for a sign-on."""
        ...

    def forget(self) -> None:
        """It is in the database now."""
        ...

    def wants_law(self, offer: LawPackOffer) -> bool:
        """Whether the offered law pack is neither installed nor was found unusable before."""
        ...

    def take_law(self, archive: bytes) -> str:
        """Install an offered pack; the version. Raises BadLawPack: then it is not wanted again."""
        ...
