"""How the watched folder for files from sticks stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DropStatus:
    """How the folder stands, for the page. `problem` is a sentence, empty when all is well."""

    folder: str
    looked_at: datetime | None = None
    imported: int = 0
    refused: int = 0
    problem: str = ""
