"""The mark that has to stand outside the database before anything leaves the laptop."""

from __future__ import annotations

from tracs_mobile.ports import Mark, UnitOfWork


def mark_of(unit: UnitOfWork) -> Mark:
    """The highest number used and the newest audit entry, as `unit` sees them."""
    return Mark(ordinal=unit.numbers.highest_used(), audit_seq=unit.audit.head().seq)
