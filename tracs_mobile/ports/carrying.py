"""What carries tickets to DPS without a network: sticks, folders, another laptop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol

from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.outbox import Envelope, ItemAnswer

EventName = tuple[TicketNumber, int]
"""Number and sequence: the name of an event for good."""


class PlaceKind(Enum):
    """Where a bundle can be written to."""

    STICK = "stick"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A stick or a folder. `name` is what the officer knows it by, `free_bytes` what it can hold.

    `problem` is a sentence why it cannot be written to, empty when it can.
    """

    kind: PlaceKind
    path: str
    name: str
    free_bytes: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleAbout:
    """What a bundle says of who wrote it. `previous` is the digest in hex of the file before."""

    officer: str = ""
    shift: str = ""
    created_at: datetime
    previous: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenBundle:
    """A file that was written and read back. `digest` is its SHA-256 in hex."""

    bundle_id: str
    file_name: str
    digest: str
    events: tuple[EventName, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFile:
    """A file with receipts: verified answers, or a sentence why it is not used."""

    file_name: str
    digest: str
    answers: tuple[ItemAnswer, ...] = ()
    problem: str = ""


class Carrier(Protocol):
    """Reads and writes sticks and folders. Every method blocks; none shows a half file as done."""

    def places(self, folders: Sequence[str]) -> tuple[Place, ...]:
        """Every stick that is in, then `folders`. Never raises."""
        ...

    def look(self, place: str) -> tuple[str, ...]:
        """What would tell that the files with receipts there have changed. Never raises."""
        ...

    def write(
        self, envelopes: Sequence[Envelope], place: str, about: BundleAbout
    ) -> tuple[WrittenBundle, ...]:
        """Write one file or more, each synced and read back. Raises BadInput, VaultError.

        When a later file fails those before stay: each holds on its own.
        """
        ...

    def receipts(self, place: str) -> tuple[ReceiptFile, ...]:
        """The files with receipts of this laptop at a place. Raises BadInput when it is gone."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class BookedBundle:
    """A bundle as the laptop remembers it. `noted`: the database knows of it too."""

    bundle_id: str
    file_name: str
    written_at: datetime
    place: str
    events: tuple[EventName, ...]
    noted: bool = False


class ExportBook(Protocol):
    """What was written to sticks, kept beside the database: it is known with nobody signed on."""

    def previous(self) -> str:
        """The digest in hex of the file that was written last; empty for none."""
        ...

    def bundles(self) -> tuple[BookedBundle, ...]:
        """The bundles that were written, oldest first; very old ones are forgotten."""
        ...

    def folders(self) -> tuple[str, ...]:
        """Folders that were used, the last one first."""
        ...

    def note(
        self, written: Sequence[WrittenBundle], *, place: str, folder: bool, at: datetime
    ) -> None:
        """Durably remember what was written. Raises StoreFull, StoreError."""
        ...

    def mark_noted(self, bundle_ids: Sequence[str]) -> None:
        """The database knows of these bundles now. Raises StoreFull, StoreError."""
        ...

    def was_read(self, digest: str) -> bool:
        """Whether a file with receipts was read before."""
        ...

    def note_read(self, digests: Sequence[str]) -> None:
        """Remember files with receipts as read. Raises StoreFull, StoreError."""
        ...


RELAY = "relay:"
"""Before the name of a relay where the identity of a bundle would stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnItsWay:
    """How an event left without a network, and when; `relay` is empty for a stick or folder."""

    at: datetime
    relay: str = ""

    @classmethod
    def by(cls, bundle_id: str, at: datetime) -> OnItsWay:
        """From what `Exports.add` was told."""
        relay = bundle_id.removeprefix(RELAY) if bundle_id.startswith(RELAY) else ""
        return cls(at=at, relay=relay)


class Exports(Protocol):
    """Events on their way without a network: beside where else they stand, never instead."""

    def add(self, events: Sequence[EventName], *, bundle_id: str, at: datetime) -> None:
        """Note that events left with a bundle (or with RELAY and a name); twice is once."""
        ...

    def waiting(self) -> Mapping[EventName, OnItsWay]:
        """Events that left so and for which DPS has not signed yet, with how they left last."""
        ...
