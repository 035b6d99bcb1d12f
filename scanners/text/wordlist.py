"""Write a list of short words as one readable line."""

from __future__ import annotations


def words(line: str) -> tuple[str, ...]:
    """The words of a line, in order."""
    return tuple(line.split())
