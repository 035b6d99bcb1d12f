"""One line of the readiness check: what was looked at, how it is, and where it is mended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Grade(Enum):
    """How a thing is; the word is printed, so that nothing is told by color alone."""

    GOOD = "OK"
    LOOK = "LOOK"
    """It works; somebody should look at it before long."""
    MISSING = "MISSING"
    UNKNOWN = "UNKNOWN"


class Item(Enum):
    """What is looked at, in the order of the page."""

    KEYS = "Enrolled with DPS"
    RECORDS = "Records"
    PEOPLE = "Officers"
    LAW = "Law pack"
    NUMBERS = "Ticket numbers"
    PRINTER = "Printer"
    PAPER = "Paper"
    SCANNER = "Scanner"
    LINK = "Link to DPS"
    CLOCK = "Clock"
    DELIVERY = "Unsent tickets"
    RELAY = "Relay"
    COPIES = "Second copies"
    DISK = "Disk space"
    DISK_LOCK = "Disk encryption"
    FACTOR = "Second factor"
    FOLDER = "Data folder"
    POLICY = "Set by your agency"
    VERSION = "Program"


class Mend(Enum):
    """The page where an item is mended."""

    NONE = ""
    DEVICES = "devices"
    OUTBOX = "outbox"
    SETTINGS = "settings"
    REQUEST = "request"
    """The agency's request to DPS."""
    SEND = "send"
    """No page: ask DPS now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line. `said` is a sentence without its full stop; `at` when it was found out."""

    item: Item
    grade: Grade
    said: str
    mend: Mend = Mend.NONE
    at: datetime | None = None

    @property
    def good(self) -> bool:
        """Whether nothing is missing here; what nobody can know is not missing."""
        return self.grade is not Grade.MISSING

    @property
    def line(self) -> str:
        """As the command prints it."""
        return f"{self.grade.value:<7}  {self.item.value}: {self.said}"
