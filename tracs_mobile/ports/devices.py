"""What the core needs of the machine around it: the time, scanners, printers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol

from tracs_mobile.domain.document import Printable
from tracs_mobile.domain.states import PrintOutcome


class Clock(Protocol):
    """Tells the time; never goes through the system clock anywhere else."""

    def now(self) -> datetime:
        """The present instant, UTC and aware."""
        ...


class Presence(Enum):
    """Whether a device can be used now."""

    ABSENT = "not set up"
    READY = "ready"
    LOST = "lost"
    BUSY = "working"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceState:
    """State of one device with the sentence for the officer."""

    name: str
    presence: Presence
    said: str = ""


class Scanner(Protocol):
    """Delivers scans. Calls `on_scan` and `on_state` (given when made) on its own thread."""

    def start(self) -> None:
        """Begin to listen. Never raises for a missing device; it is reported as a state."""
        ...

    def close(self) -> None:
        """Stop and release the device. Safe to call twice."""
        ...


class Printer(Protocol):
    """Puts documents on paper. Blocks for seconds; one job at a time, from the print lane."""

    @property
    def name(self) -> str:
        """How the officer knows it."""
        ...

    def print_copies(self, copies: Sequence[Printable]) -> PrintOutcome:
        """Print all copies as one job. Never raises for a device fault: the outcome tells."""
        ...

    def cancel(self) -> None:
        """Give up the job under way; `print_copies` returns soon. Called from another thread."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PageImage:
    """A page as the printer would make it: 8-bit gray, `width * height` bytes, row by row."""

    width: int
    height: int
    pixels: bytes


PageRenderer = Callable[[Printable, str], PageImage]
"""(printable, profile name) -> the exact page."""
