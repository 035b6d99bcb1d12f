"""A laptop becomes known to DPS: what its first page can do while no database is there yet."""

from __future__ import annotations

from enum import Enum
from typing import Protocol

from tracs_mobile.ports.packaging import PackageDesk
from tracs_mobile.services.activating import Candidate
from tracs_mobile.settings import Settings


class LaptopState(Enum):
    """How far the live side of this laptop is."""

    UNKNOWN = "not set up with DPS"
    ENROLLED = "known to DPS, and no officer yet"
    READY = "officers can sign on"


class FirstSteps(Protocol):
    """From nothing to the first sign-on. Every method may block; never on the UI thread.

    Killed at any point, it starts again where it was: the same code works again until DPS's answer
    is on the disk, and after that no code is needed.
    """

    @property
    def settings(self) -> Settings:
        """As they stand now."""
        ...

    @property
    def packages(self) -> PackageDesk:
        """Preparing the laptop from a stick."""
        ...

    def fresh(self) -> bool:
        """Whether nothing was ever done on this laptop, not even practiced."""
        ...

    def state(self) -> LaptopState:
        """How far the live side is."""
        ...

    def choose(self, *, training: bool) -> Settings:
        """From now on the program opens for practice, or for real."""
        ...

    def enrol(self, url: str, code: str, proxy: str) -> tuple[Candidate, ...]:
        """Ask DPS at `url` with a one-time code; the officers it sent. Up to half a minute.

        Raises BadInput (address, code, refused by DPS), SyncError, VaultError.
        """
        ...

    def candidates(self) -> tuple[Candidate, ...]:
        """The officers DPS sent, those first who can be activated. Needs no network."""
        ...

    def ask_again(self) -> tuple[Candidate, ...]:
        """Fetch officers and activations anew. Raises SyncError."""
        ...

    def activate(self, username: str, code: str, secret: str) -> None:
        """The first officer begins: keys, database and records are made, all or nothing.

        Raises NotAllowed, BadInput, WrongSecret, LockedOut, StoreError, VaultError.
        """
        ...

    def start_over(self) -> None:
        """Forget what DPS answered; another code will be needed."""
        ...
