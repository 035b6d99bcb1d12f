"""A printer of the book as the program uses it: it tells how it does, and is found when moved."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from tracs_mobile.domain.devices import Cause, PrinterSetup
from tracs_mobile.domain.document import Printable
from tracs_mobile.domain.states import PrintGrade, PrintOutcome
from tracs_mobile.ports import DeviceHealth, Printer

log = logging.getLogger(__name__)

WORKING = DeviceHealth(cause=Cause.BUSY, said="Printing.")
_BAD = (PrintGrade.NOT_STARTED, PrintGrade.INTERRUPTED)
_NOT_THE_PRINTERS = (Cause.CANCELED, Cause.BUSY)
_GONE = (Cause.OFF, Cause.WRONG_PORT, Cause.NOT_A_PRINTER)
"""What a printer looks like whose port was given another number."""


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

    @property
    def name(self) -> str:
        """How the officer knows it."""
        return self.setup.name

    def print_copies(self, copies: Sequence[Printable]) -> PrintOutcome:
        """Print; one that is gone from its port is looked for and tried once more."""
        self._tell(self.setup.id, WORKING)
        outcome = self._printer.print_copies(copies)
        gone = outcome.grade is PrintGrade.NOT_STARTED and outcome.cause in _GONE
        if gone and self._follow():
            outcome = self._printer.print_copies(copies)
        self._tell(self.setup.id, _health(outcome))
        return outcome

    def check(self) -> DeviceHealth:
        """Ask; one that is gone from its port is looked for."""
        health = self._printer.check()
        if health.cause in _GONE and self._follow():
            health = self._printer.check()
        if health.cause not in _NOT_THE_PRINTERS:
            self._tell(self.setup.id, health)
        return health

    def cancel(self) -> None:
        """Give up the job under way."""
        self._printer.cancel()

    def _follow(self) -> bool:
        """Whether its hardware is at another port now; from here on that one is used."""
        if not self.setup.hardware:
            return False
        found = self._find_again(self.setup)
        if found is None or found.url == self.setup.url:
            return False
        log.info("A printer was found again at another port")
        self.setup, self._printer = found, self._open(found)
        self._moved(found)
        return True


def _health(outcome: PrintOutcome) -> DeviceHealth:
    bad = outcome.grade in _BAD and outcome.cause not in _NOT_THE_PRINTERS
    cause = outcome.cause if bad else Cause.NONE
    return DeviceHealth(cause=cause, said=outcome.said, status_hex=outcome.status_hex)
