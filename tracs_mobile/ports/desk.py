"""What the encrypted store keeps for the people at the laptop: drafts, habits, records of DPS."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from tracs_mobile.domain.agency import Agency, Officer
from tracs_mobile.domain.enrolment import NO_EXTRAS, RecordExtras
from tracs_mobile.domain.names import DraftId


class Drafts(Protocol):
    """Unfinished stops, as canonical bytes."""

    def save(self, draft_id: DraftId, body: bytes, *, officer: str, at: datetime) -> None:
        """Keep the newest state of a draft."""
        ...

    def latest(self, officer: str) -> bytes | None:
        """The officer's draft saved last, if one is unfinished."""
        ...

    def finish(self, draft_id: DraftId) -> bool:
        """The draft was issued or thrown away; it is never offered again, even if saved later.

        False when it was finished before: nothing of it may be issued a second time.
        """
        ...


class Preferences(Protocol):
    """Small lists that belong to an officer (by LEO number) or an agency (by judiciary code)."""

    def get(self, owner: str, name: str) -> bytes | None:
        """The canonical bytes kept under a name."""
        ...

    def put(self, owner: str, name: str, value: bytes) -> None:
        """Keep bytes under a name, in place of what was there."""
        ...


class Records(Protocol):
    """Agency and officer records as DPS signed them, the logo, and the configuration version."""

    def put(
        self,
        *,
        agency: Agency,
        officers: Sequence[Officer],
        logo_png: bytes,
        version: int,
        extras: RecordExtras = NO_EXTRAS,
    ) -> None:
        """Replace the records by a newer version; an older or equal one changes nothing."""
        ...

    def agency(self) -> Agency | None:
        """The agency of this laptop."""
        ...

    def officers(self) -> tuple[Officer, ...]:
        """Every term of the agency's officers; `serving` names those of a day."""
        ...

    def extras(self) -> RecordExtras:
        """What came with the records: vouchers, notices, lists."""
        ...

    def logo_png(self) -> bytes:
        """The agency's logo, or no bytes."""
        ...

    def version(self) -> int:
        """Version of the records; 0 when there are none."""
        ...
