"""The printers and scanners of this laptop, put together; satisfies the port `Devices`."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from printers.page import render_page
from printers.printer import PdfPrinter, open_printer
from printers.profiles import profile_named, profile_names
from tracs_mobile.device_book import load_book, save_book
from tracs_mobile.domain.devices import Cause, DeviceBook, PrinterSetup
from tracs_mobile.domain.document import Printable
from tracs_mobile.domain.states import PrintOutcome
from tracs_mobile.errors import BadInput
from tracs_mobile.ports import (
    DeviceReport,
    DeviceState,
    FoundDevice,
    LearnStep,
    PageImage,
    Presence,
    Printer,
)
from tracs_mobile.settings import Settings

log = logging.getLogger(__name__)

_NO_PRINTER = "No printer is set up. Tickets are issued and their print is owed."
_USUAL_PROFILE = "generic-4in-832"


class DevicesHere:
    """Keeps the book, opens what it names, and tells who listens when it changed."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._guard = threading.Lock()
        self._given_up = threading.Event()
        self._problem = ""
        try:
            self._book = load_book(settings)
        except BadInput as error:
            self._book = DeviceBook()
            self._problem = str(error)
        self._printers = self._opened(self._book)
        self.on_change: Callable[[], None] | None = None

    def book(self) -> DeviceBook:
        """What is set up."""
        return self._book

    def keep(self, book: DeviceBook) -> None:
        """Write the book and use it from now on. Raises BadInput."""
        printers = self._opened(book)
        with self._guard:
            save_book(self._settings.data_dir, book)
            self._book, self._printers, self._problem = book, printers, ""
        if self.on_change is not None:
            self.on_change()

    def printers(self) -> tuple[Printer, ...]:
        """In the order in which they are tried."""
        return tuple(self._printers.values())

    def _opened(self, book: DeviceBook) -> dict[str, Printer]:
        """Every printer of the book by its id; a wrong address is told and keeps no other away."""
        found: dict[str, Printer] = {}
        for setup in book.printers:
            try:
                found[setup.id] = open_printer(setup)
            except BadInput as error:
                self._problem = str(error)
        return found

    def pdf_printer(self, path: str) -> Printer:
        """Writes a PDF to a file or a folder."""
        return PdfPrinter(Path(path), self._profile)

    @property
    def _profile(self) -> str:
        first = next(iter(self._book.printers), None)
        return first.profile if first else _USUAL_PROFILE

    def printer_state(self) -> DeviceState:
        """How the first printer stands, for the chip at the top."""
        if not self._printers:
            said = self._problem or _NO_PRINTER
            return DeviceState(
                name="printer", presence=Presence.ABSENT, said=said, cause=Cause.NOT_SET_UP
            )
        first = self._book.printers[0]
        return DeviceState(name="printer", presence=Presence.READY, said=first.name)

    def page(self, printable: Printable) -> PageImage:
        """The exact page as the first printer makes it."""
        return render_page(printable, self._profile)

    def check(self) -> tuple[DeviceReport, ...]:
        """Ask every printer how it is."""
        return tuple(
            DeviceReport(
                id=setup.id,
                name=setup.name,
                where=setup.url,
                kind=setup.kind,
                scanner=False,
                health=self._printers[setup.id].check(),
            )
            for setup in self._book.printers
            if setup.id in self._printers
        )

    def find(self, on_found: Callable[[FoundDevice], None]) -> tuple[FoundDevice, ...]:
        """Look everywhere."""
        raise NotImplementedError

    def learn(
        self, setup: PrinterSetup, on_step: Callable[[LearnStep], None]
    ) -> tuple[PrinterSetup, PrintOutcome]:
        """Try out what the printer can."""
        raise NotImplementedError

    def give_up(self) -> None:
        """End a find or a learn that is under way."""
        self._given_up.set()

    def profiles(self) -> tuple[tuple[str, str], ...]:
        """Every kind of printer that is known, with its words."""
        return tuple((name, profile_named(name).label) for name in profile_names())

    def print_test(self, setup: PrinterSetup) -> PrintOutcome:
        """Print a short test slip."""
        raise NotImplementedError

    def setup_sheets(self) -> tuple[tuple[str, str], ...]:
        """Families of scanners that have a sheet."""
        raise NotImplementedError

    def write_setup_sheet(self, family: str, path: str) -> None:
        """Write the sheet of a family as a PDF."""
        raise NotImplementedError
