"""The printers and scanners of this laptop, put together; satisfies the port `Devices`."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from printers.driver.printer import PdfPrinter
from printers.pages.page import page_of
from printers.profiles import profile_named, profile_names, profile_of
from printers.setup.ports import find_again
from tracs_mobile.device_book import load_book, save_book
from tracs_mobile.device_trials import Trials, find_devices, learn_printer, open_any, print_slip_on
from tracs_mobile.device_watch import DeviceWatch
from tracs_mobile.device_words import where_printer, where_scanner
from tracs_mobile.domain.devices import Cause, DeviceBook, PrinterSetup
from tracs_mobile.domain.document import Printable
from tracs_mobile.domain.logo import HeaderLogo, LogoWish
from tracs_mobile.domain.states import PrintOutcome
from tracs_mobile.errors import BadInput
from tracs_mobile.listed_printer import ListedPrinter
from tracs_mobile.ports import (
    DeviceHealth,
    DeviceReport,
    DeviceState,
    FoundDevice,
    LearnStep,
    PageImage,
    Presence,
    Printer,
)
from tracs_mobile.scanners_here import ScannersHere
from tracs_mobile.settings import Settings
from tracs_mobile.wording import say

log = logging.getLogger(__name__)

_NO_PRINTER = say("No printer is set up. Tickets are issued and their print is owed.")
_USUAL_PROFILE = "generic-4in-832"
_SEARCH_ENDS_S = 5.0
_PRESENCE = {Cause.NONE: Presence.READY, Cause.BUSY: Presence.BUSY}


class DeviceEvents(Protocol):
    """Who hears that a printer came, went or has a problem; `StationEvents` fits."""

    def on_device(self, state: DeviceState) -> None:
        """Called from device threads."""
        ...


class DevicesHere:
    """Keeps the book, opens what it names, watches it, and tells who listens."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._guard = threading.Lock()
        self._trials = Trials()
        self._searching = threading.Lock()
        self._problem = ""
        self.logo_png = b""
        self._events: DeviceEvents | None = None
        self._scanners: ScannersHere | None = None
        self._watch = DeviceWatch(self._listed, on_change=self._changed)
        try:
            self._book = load_book(settings)
        except BadInput as error:
            self._book = DeviceBook()
            self._problem = str(error)
        self._printers: dict[str, ListedPrinter] = {}
        self._printers = self._opened(self._book)

    # --- the life of the program ----------------------------------------------------------

    def listen(self, events: DeviceEvents, scanners: ScannersHere) -> None:
        """Begin to watch the printers and to listen to the scanners."""
        self._events = events
        self._scanners = scanners
        scanners.apply()
        events.on_device(self.printer_state())
        self._watch.start()

    def look_once(self, scanners: ScannersHere) -> None:
        """Know the scanners for a `check` with nothing running: for the readiness check."""
        self._scanners = scanners

    @property
    def problem(self) -> str:
        """Why nothing is set up, in a sentence; empty when that is just so."""
        return self._problem

    def close(self) -> None:
        """Stop watching. Safe to call twice."""
        self._trials.close()
        self._watch.close()

    # --- the book -------------------------------------------------------------------------

    def book(self) -> DeviceBook:
        """What is set up."""
        return self._book

    def keep(self, book: DeviceBook) -> None:
        """Write the book and use it from now on. Raises BadInput."""
        printers = self._opened(book, strict=True)
        with self._guard:
            save_book(self._settings.data_dir, book)
            self._book, self._printers, self._problem = book, printers, ""
        if self._scanners is not None:
            self._scanners.apply()
        if self._events is not None:
            self._events.on_device(self.printer_state())
        self._watch.look()

    def _opened(self, book: DeviceBook, *, strict: bool = False) -> dict[str, ListedPrinter]:
        """Every printer of the book by its id; a wrong address keeps no other away.

        One that did not change stays: it may be printing, and knows how its last print ended.
        """
        found: dict[str, ListedPrinter] = {}
        for setup in book.printers:
            before = self._printers.get(setup.id)
            if before is not None and before.setup == setup:
                found[setup.id] = before
                continue
            try:
                found[setup.id] = ListedPrinter(
                    setup,
                    open_printer=open_any,
                    find_again=find_again,
                    moved=self._moved,
                    tell=self._told,
                )
            except BadInput as error:
                if strict:
                    raise
                self._problem = str(error)
        return found

    def _moved(self, setup: PrinterSetup) -> None:
        """A printer is at another port now: write it down, so that the next start finds it.

        Nothing else is taken over from the setup: it may be one from before a change.
        """
        with self._guard:
            printers = tuple(
                replace(p, url=setup.url, was_url=setup.was_url)
                if (p.id, p.hardware) == (setup.id, setup.hardware)
                else p
                for p in self._book.printers
            )
            self._book = replace(self._book, printers=printers)
            try:
                save_book(self._settings.data_dir, self._book)
            except BadInput as error:
                # It is looked for again at the next start; the print goes on.
                log.warning("The moved printer could not be written down: %s", error)

    # --- printing -------------------------------------------------------------------------

    def _listed(self) -> tuple[ListedPrinter, ...]:
        return tuple(self._printers.values())

    def printers(self) -> tuple[Printer, ...]:
        """In the order in which they are tried."""
        return self._listed()

    def pdf_printer(self, path: str) -> Printer:
        """Writes a PDF to a file or a folder."""
        return PdfPrinter(Path(path), self._profile)

    @property
    def _profile(self) -> str:
        first = next(iter(self._book.printers), None)
        return first.profile if first else _USUAL_PROFILE

    def page(self, printable: Printable) -> PageImage:
        """The exact page as the first printer makes it."""
        first = next(iter(self._book.printers), None)
        profile = profile_of(first) if first else profile_named(_USUAL_PROFILE)
        return page_of(printable, profile)

    def header_logo(self, raw: bytes, wish: LogoWish) -> HeaderLogo:
        """An agency's picture file as the header image of its warnings. Raises BadInput."""
        from printers.paper.header_logo import header_logo

        return header_logo(raw, wish)

    # --- how they are ---------------------------------------------------------------------

    def printer_state(self) -> DeviceState:
        """How the first printer stands, for the chip at the top."""
        first = next(iter(self._printers.values()), None)
        if first is None:
            said = self._problem or _NO_PRINTER
            return DeviceState(
                name="printer", presence=Presence.ABSENT, said=said, cause=Cause.NOT_SET_UP
            )
        known = self._watch.health(first.setup.id)
        if known is None:
            return DeviceState(name="printer", presence=Presence.READY, said=first.name)
        return _state(known)

    def _told(self, device_id: str, health: DeviceHealth) -> None:
        """A printer tells how it does. When it begins to print, a search lets go of its port."""
        if health.cause is Cause.BUSY:
            self._trials.give_up()
            if self._searching.acquire(timeout=_SEARCH_ENDS_S):
                self._searching.release()
        self._watch.note(device_id, health)

    def _changed(self, device_id: str, health: DeviceHealth) -> None:
        first = next(iter(self._printers), "")
        if self._events is not None and device_id == first:
            self._events.on_device(_state(health))

    def check(self) -> tuple[DeviceReport, ...]:
        """Ask every printer how it is; of scanners what they said last."""
        printers = tuple(
            DeviceReport(
                id=printer.setup.id,
                name=printer.name,
                where=where_printer(printer.setup),
                kind=printer.setup.kind,
                scanner=False,
                health=printer.check(),
            )
            for printer in self._listed()
        )
        return (*printers, *self._scanner_reports())

    def _scanner_reports(self) -> tuple[DeviceReport, ...]:
        silent = DeviceHealth(cause=Cause.NOT_SET_UP, said=say("Not listened to yet."))
        return tuple(
            DeviceReport(
                id=setup.id,
                name=setup.name,
                where=where_scanner(setup),
                kind=setup.kind,
                scanner=True,
                health=self._scanners.health(setup) if self._scanners else silent,
            )
            for setup in self._book.scanners
        )

    # --- setting up -----------------------------------------------------------------------

    def find(self, on_found: Callable[[FoundDevice], None]) -> tuple[FoundDevice, ...]:
        """Look everywhere, what is quick first; each is told at once."""
        with self._trials.begun() as given_up, self._watch.paused(), self._searching:
            return find_devices(self._book, on_found, given_up)

    def give_up(self) -> None:
        """End a find or a learn that is under way."""
        self._trials.give_up()

    def profiles(self) -> tuple[tuple[str, str], ...]:
        """Every kind of printer that is known, with its words."""
        return tuple((name, profile_named(name).label) for name in profile_names())

    def learn(
        self, setup: PrinterSetup, on_step: Callable[[LearnStep], None]
    ) -> tuple[PrinterSetup, PrintOutcome]:
        """Try out what the printer can, and print the test slip. A find under way is given up."""
        self._trials.give_up()
        with self._trials.begun() as given_up, self._watch.paused():
            return learn_printer(setup, on_step, given_up, logo_png=self.logo_png)

    def print_test(self, setup: PrinterSetup) -> PrintOutcome:
        """Print a short test slip. A find under way is given up: it may be at this very port."""
        self._trials.give_up()
        with self._watch.paused():
            return print_slip_on(setup)

    def setup_sheets(self) -> tuple[tuple[str, str], ...]:
        """Families of scanners that have a sheet."""
        from printers.setup.setup_sheets import families

        return families()

    def write_setup_sheet(self, family: str, path: str) -> None:
        """Write the sheet of a family as a PDF. Raises BadInput."""
        from printers.setup.setup_sheets import setup_sheet_pdf

        try:
            Path(path).write_bytes(setup_sheet_pdf(family))
        except OSError as fault:
            raise BadInput(
                say("The sheet could not be saved as {path}. Choose another folder.", path=path)
            ) from fault


def _state(health: DeviceHealth) -> DeviceState:
    presence = _PRESENCE.get(health.cause, Presence.LOST)
    return DeviceState(name="printer", presence=presence, said=health.said, cause=health.cause)
