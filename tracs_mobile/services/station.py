"""The laptop before and after sign-on, as the screens see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from tracs_mobile.domain.license import Scan
from tracs_mobile.ports import DeviceState, SyncStatus
from tracs_mobile.services.client import Client


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOnHint:
    """One person who may sign on here. `secret` is shown for training users only."""

    username: str
    name: str
    role: str
    secret: str = ""


class StationEvents(Protocol):
    """What devices and delivery tell the screens. Called from their threads: only emit."""

    def on_scan(self, scan: Scan) -> None:
        """A scanner delivered something."""
        ...

    def on_device(self, state: DeviceState) -> None:
        """A device came, went or has a problem. `state.name` is `scanner` or `printer`."""
        ...

    def on_sync(self, status: SyncStatus) -> None:
        """The link to DPS changed, or a try ended."""
        ...

    def on_outbox(self) -> None:
        """Something in the outbox changed: read it again."""
        ...


class Station(Protocol):
    """One laptop: its people, its devices, its delivery. Made off the UI thread."""

    @property
    def training(self) -> bool:
        """Whether everything here is practice."""
        ...

    @property
    def hints(self) -> tuple[SignOnHint, ...]:
        """Who may sign on."""
        ...

    def listen(self, events: StationEvents) -> None:
        """Start devices and delivery; they report to `events`."""
        ...

    def sign_on(self, username: str, secret: str) -> Client:
        """Open the officer's slot and the database (about a second; never on the UI thread).

        Raises WrongSecret, LockedOut, KeyUnavailable, StoreTooNew, StoreDamaged, StoreFull.
        """
        ...

    def sign_off(self) -> None:
        """Forget the keys and close the database; sealed tickets still go out."""
        ...

    def read_picture(self, path: str) -> Scan:
        """Read a license from a picture file; blocks up to a second, never raises BadInput."""
        ...

    def close(self) -> None:
        """Stop everything. Safe to call twice."""
        ...
