"""The clock of the computer; everything else is given a clock."""

from __future__ import annotations

from datetime import UTC, datetime


class SystemClock:
    """Satisfies `ports.Clock`."""

    def now(self) -> datetime:
        """The present instant in UTC."""
        return datetime.now(UTC)
