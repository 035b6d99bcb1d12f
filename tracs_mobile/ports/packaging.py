"""Agency packages, as the first pages and a Point of Contact see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageFound:
    """A package at `path`, and what is in it. `refused`: why it is not taken; empty: it is.

    `known`: its key is the one that a policy or an earlier package named, so nobody compares the
    `fingerprint`. `laptop` is the laptop of the agency that added devices, empty for none.
    """

    path: str
    name: str
    refused: str = ""
    agency: str = ""
    code: str = ""
    officers: int = 0
    address: str = ""
    made_at: datetime | None = None
    fingerprint: str = ""
    known: bool = False
    law_version: str = ""
    laptop: str = ""
    printers: int = 0
    scanners: int = 0
    shortcuts: int = 0


class PackageDesk(Protocol):
    """Prepares a laptop from a package. Every method reads disks: never on the UI thread."""

    def prepared(self) -> str:
        """The agency this laptop was prepared for; empty when it was not."""
        ...

    def find(self) -> tuple[PackageFound, ...]:
        """Every package on the sticks that are in. Never raises."""
        ...

    def read(self, path: str) -> PackageFound:
        """What is in one file. Never raises for what cannot be used: it says so."""
        ...

    def take(self, path: str, fingerprint: str) -> str:
        """Prepare the laptop, with the fingerprint that a person compared; a sentence.

        Raises BadInput, StoreError; nothing was changed then.
        """
        ...


class PackageWriter(Protocol):
    """Adds what was set up on this laptop to a package of DPS."""

    def write(self, path: str, shortcuts: tuple[tuple[str, str], ...]) -> str:
        """Write a second file beside the package at `path`; a sentence with its name.

        Raises BadInput for a package of another agency or not of DPS, StoreError.
        """
        ...
