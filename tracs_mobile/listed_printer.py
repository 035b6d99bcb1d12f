"""A printer of the book as the program uses it: it tells how it does, and is found when moved."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace

from tracs_mobile.domain.devices import Cause, PrinterSetup
from tracs_mobile.domain.document import Printable
from tracs_mobile.domain.states import PrintGrade, PrintOutcome
from tracs_mobile.ports import DeviceHealth, Printer
from tracs_mobile.wording import say

log = logging.getLogger(__name__)

WORKING = DeviceHealth(cause=Cause.BUSY, said="Printing.")
_BAD = (PrintGrade.NOT_STARTED, PrintGrade.INTERRUPTED)
_NOT_THE_PRINTERS = (Cause.CANCELED, Cause.BUSY)
_GONE = (Cause.OFF, Cause.WRONG_PORT, Cause.NOT_A_PRINTER)
"""What a printer looks like whose port was given another number."""

_STOPPED = say(
    "You stopped the print. The ticket stays issued and its print is owed. Nothing was printed."
)


class ListedPrinter:
    """Satisfies the port `Printer` for one line of the book.

    `open_printer` makes the printer of a setup; `find_again` looks for its hardware at another
    port and gives the new setup, or None; `moved` keeps that; `tell` hears how the printer is.
    """

    def __init__(
        self,
        setup: PrinterSetup,
        *,
        open_printer: Callable[[PrinterSetup], Printer],
        find_again: Callable[[PrinterSetup], PrinterSetup | None],
        moved: Callable[[PrinterSetup], None],
        tell: Callable[[str, DeviceHealth], None],
    ) -> None:
        """Raises BadInput when the setup names no printer that could be."""
        self.setup = setup
        self._open = open_printer
        self._find_again = find_again
        self._moved = moved
        self._tell = tell
        self._printer = open_printer(setup)
        self._canceled = threading.Event()
        self._following = threading.Lock()
        self._checking = threading.Lock()

    @property
    def name(self) -> str:
        """How the officer knows it."""
        return self.setup.name

    def print_copies(self, copies: Sequence[Printable]) -> PrintOutcome:
        """Print; one that is gone from its port is looked for and tried once more."""
        self._canceled.clear()
        self._tell(self.setup.id, WORKING)
        url, outcome = self.setup.url, self._printer.print_copies(copies)
        gone = outcome.grade is PrintGrade.NOT_STARTED and outcome.cause in _GONE
        if gone and self._follow(url):
            if self._canceled.is_set():
                outcome = replace(outcome, said=_STOPPED, cause=Cause.CANCELED)
            else:
                outcome = self._printer.print_copies(copies)
        self._tell(self.setup.id, _health(outcome))
        return outcome

    def check(self) -> DeviceHealth:
        """Ask; one that is gone from its port is looked for. A second one at a time waits."""
        with self._checking:
            url, health = self.setup.url, self._printer.check()
            if health.cause in _GONE and self._follow(url):
                health = self._printer.check()
        if health.cause not in _NOT_THE_PRINTERS:
            self._tell(self.setup.id, health)
        return health

    def cancel(self) -> None:
        """Give up the job under way."""
        self._canceled.set()
        self._printer.cancel()

    def _follow(self, url: str) -> bool:
        """Whether its hardware is at another port than `url`; from here on that one is used."""
        if not self.setup.hardware:
            return False
        with self._following:
            if self.setup.url != url:
                return True  # a check on another thread was quicker
            found = self._find_again(self.setup)
            if found is None or found.url == url:
                return False
            log.info("A printer was found again at another port")
            self.setup, self._printer = found, self._open(found)
        self._moved(found)
        return True


def _health(outcome: PrintOutcome) -> DeviceHealth:
    bad = outcome.grade in _BAD and outcome.cause not in _NOT_THE_PRINTERS
    cause = outcome.cause if bad else Cause.NONE
    return DeviceHealth(cause=cause, said=outcome.said, status_hex=outcome.status_hex)
