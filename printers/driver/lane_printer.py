"""What every printer with a lane of its own has: a name, jobs, and a cancel."""

from __future__ import annotations

import abc
from collections.abc import Callable, Sequence

from printers.driver.lane import Lane
from printers.escpos.escpos_job import encode_job
from printers.profiles import Profile
from tracs_mobile.domain.document import Printable
from tracs_mobile.domain.states import PrintOutcome

MM_PER_COPY = 350
"""Longer than any copy on the narrowest paper."""


class LanePrinter(abc.ABC):
    """Makes the job of a print within its turn of the lane, and gives it up there."""

    def __init__(self, *, name: str, profile: Profile, lane: Lane) -> None:
        self._name = name
        self._profile = profile
        self._lane = lane

    @property
    def name(self) -> str:
        """How the officer knows it."""
        return self._name

    def cancel(self) -> None:
        """Give up the job under way; a queue gives it back."""
        self._lane.cancel()

    def print_copies(self, copies: Sequence[Printable]) -> PrintOutcome:
        """Print all copies as one job; the outcome tells what is known of it."""
        return self._encoded(lambda: encode_job(copies, self._profile), len(copies), ticket=True)

    def print_job(self, body: bytes, *, papers: int = 1) -> PrintOutcome:
        """Print what is no ticket; `papers` is how many papers long it is at most."""
        return self._encoded(lambda: body, papers, ticket=False)

    @abc.abstractmethod
    def _encoded(self, encode: Callable[[], bytes], papers: int, *, ticket: bool) -> PrintOutcome:
        """Take a turn, make the job, print it, and say what became of it."""
