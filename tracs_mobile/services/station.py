"""The laptop before and after sign-on, as the screens see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from tracs_mobile.domain.license import Scan
from tracs_mobile.ports import DeviceState, PageImage, RelayDesk, SyncStatus
from tracs_mobile.ports.updating import RecordsStep
from tracs_mobile.services.bundling import Bundling
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
        """A device came, went or has a problem.

        `state.name` is `scanner`, `printer` or, while the camera runs, `camera`.
        """
        ...

    def on_sync(self, status: SyncStatus) -> None:
        """The link to DPS changed, or a try ended."""
        ...

    def on_outbox(self) -> None:
        """Something in the outbox changed: read it again."""
        ...

    def on_records_update(self, step: RecordsStep) -> None:
        """Records of an older version are brought to this one; seconds, at a sign-on."""
        ...

    def on_frame(self, frame: PageImage) -> None:
        """The camera sees this; a few times a second while it runs."""
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

    @property
    def carrying(self) -> Bundling:
        """Sticks and folders; also with nobody signed on. Its methods block."""
        ...

    @property
    def relay(self) -> RelayDesk:
        """Other laptops that carry tickets on, and being one. Its methods block."""
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

    def read_keys(self, payload: bytes) -> Scan:
        """Read what a scanner typed as keys; a few milliseconds, never raises."""
        ...

    def start_camera(self) -> None:
        """Begin to look for a bar code; frames, states and scans come as events. Never raises.

        Blocks up to a second or two while the camera opens.
        """
        ...

    def stop_camera(self) -> None:
        """Give the camera back. Safe to call when it does not run."""
        ...

    def close(self) -> None:
        """Stop everything. Safe to call twice."""
        ...
