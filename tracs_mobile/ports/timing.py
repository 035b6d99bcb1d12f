"""Time for deadlines: what the machine shows, what is kept of it, and the present moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from tracs_mobile.domain.names import DocumentId
from tracs_mobile.domain.trusted_time import Look, Moment, Scale


class Timepiece(Protocol):
    """Shows its clock and a counter that nobody can set."""

    def look(self) -> Look:
        """One look at both, as near together as can be. Microseconds; never raises."""
        ...


class ScaleFile(Protocol):
    """Keeps the scale outside the database, where it outlives the program and its sign-offs."""

    def read(self) -> Scale | None:
        """What was kept last; None when nothing was. Raises StoreDamaged when none is whole."""
        ...

    def write(self, scale: Scale) -> None:
        """Durably keep the scale. Raises StoreFull or StoreError; the one before stays."""
        ...


class TicketClocks(Protocol):
    """What was known of the laptop's clock when a document was issued; never changed."""

    def add(self, document_id: DocumentId, moment: Moment, *, shift_ms: int) -> None:
        """Keep the moment of an issue, in the same unit of work as its document.

        `shift_ms` is what its deadline is later on the scale than counted from the printed time.
        """
        ...

    def newest(self) -> Moment | None:
        """The moment of the newest document; of a moment only what `add` keeps."""
        ...


class DeadlineClock(Protocol):
    """Tells the present moment on the scale that deadlines are counted on. From any thread."""

    def moment(self) -> Moment:
        """Now. Microseconds, touches no file."""
        ...

    def hear(self, ask: Callable[[], datetime]) -> datetime:
        """Ask DPS for its signed time and take it over; hands it on. Raises what `ask` raises."""
        ...

    def at_least(self, utc: datetime) -> None:
        """DPS signed that true time has reached `utc` (a receipt that came on a stick)."""
        ...
