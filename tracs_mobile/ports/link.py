"""How the laptop reaches DPS, as a screen shows and changes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkFacts:
    """The link as it is set. `proxy` is `system`, `none` or an address.

    `named`: DPS named authorities for its certificate; `pinned`: only those are believed;
    `another`: the last connection was vouched for by one that DPS did not name.
    """

    address: str
    proxy: str
    named: bool = False
    pinned: bool = False
    another: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkReport:
    """What a test of the link found, as a sentence.

    `offset_s` is how far this laptop's clock is behind that of DPS, None without an answer.
    """

    good: bool
    said: str
    offset_s: float | None = None


class LinkDesk(Protocol):
    """The link of this laptop. `test` blocks up to ten seconds; `keep` a second."""

    def facts(self) -> LinkFacts:
        """As it is set now."""
        ...

    def test(self, address: str, proxy: str) -> LinkReport:
        """Whether DPS answers there, and if not, why. Changes nothing; never raises SyncError."""
        ...

    def keep(self, address: str, proxy: str, *, pinned: bool) -> None:
        """Deliver that way from now on. Raises BadInput for an address that cannot be used."""
        ...
