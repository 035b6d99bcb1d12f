"""Looking for devices and trying a printer out: what may be given up while it is under way."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from printers.driver.printer import open_printer
from printers.profiles import profile_of
from tracs_mobile.domain.devices import DeviceBook, LinkKind, PrinterSetup
from tracs_mobile.domain.states import PrintOutcome
from tracs_mobile.ports import FoundDevice, LearnStep, Printer
from tracs_mobile.wording import say

if TYPE_CHECKING:
    from ui.system_printer import OpenQueue, SystemPrinter

_FIND_S = 20.0
_CANNOT_SAY = LearnStep(
    title="What it can say",
    said=say("Reached through Windows, a printer says nothing of paper. Only a look at it tells."),
    good=True,
)


class Trials:
    """What is under way, so that it can be given up. Used from any thread."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._under_way: set[threading.Event] = set()
        self._closed = False

    @contextlib.contextmanager
    def begun(self) -> Iterator[threading.Event]:
        """One more is under way while the block runs; the event is set when it is given up.

        Each has its own event: the next one must not set an older one going again.
        """
        given_up = threading.Event()
        with self._guard:
            self._under_way.add(given_up)
            if self._closed:
                given_up.set()
        try:
            yield given_up
        finally:
            with self._guard:
                self._under_way.discard(given_up)

    def give_up(self) -> None:
        """End what is under way."""
        with self._guard:
            for given_up in self._under_way:
                given_up.set()

    def close(self) -> None:
        """End what is under way, and whatever begins later at once."""
        with self._guard:
            self._closed = True
        self.give_up()


def find_devices(
    book: DeviceBook, on_found: Callable[[FoundDevice], None], given_up: threading.Event
) -> tuple[FoundDevice, ...]:
    """Look everywhere, what is quick first; each is told at once."""
    from printers.setup.find import find_printers
    from scanners.lines.find import find_scanners
    from scanners.pictures.parts import cameras_here
    from ui.system_printer import installed_printers

    printers = [name for p in book.printers for name in (p.url, p.hardware) if name]
    found = list(find_scanners(book.scanners, on_found, leave=printers, given_up=given_up))
    for more in (installed_printers, cameras_here):
        if given_up.is_set():
            return tuple(found)
        for device in more():
            found.append(device)
            on_found(device)
    leave = [name for s in book.scanners for name in (s.url, s.hardware) if name]
    leave += [name for d in found if d.scanner and d.certain for name in (d.url, d.hardware)]
    found += find_printers(
        book.printers,
        on_found,
        leave=frozenset(name for name in leave if name),
        deadline_s=_FIND_S,
        given_up=given_up,
    )
    return tuple(found)


def learn_printer(
    setup: PrinterSetup,
    on_step: Callable[[LearnStep], None],
    given_up: threading.Event,
    *,
    logo_png: bytes,
) -> tuple[PrinterSetup, PrintOutcome]:
    """Try out what the printer can, print the test slip, and store the agency's logo in it."""
    from printers.setup.learn import learn

    if setup.kind is LinkKind.SYSTEM:
        on_step(_CANNOT_SAY)
        return setup, print_slip_on(setup)
    learned, outcome = learn(setup, on_step, canceled=given_up)
    # A logo in the printer's own memory makes every ticket shorter.
    wanted = logo_png and outcome.paper_came_out and not given_up.is_set()
    if wanted and profile_of(learned).nv_logo:
        from printers.setup.logo_memory import store_logo_in

        learned, step = store_logo_in(learned, logo_png, canceled=given_up)
        on_step(step)
    return learned, outcome


def print_slip_on(setup: PrinterSetup) -> PrintOutcome:
    """Print a short test slip."""
    from printers.pages.sheets import sheets_of_rows
    from printers.setup.slip_print import print_slip
    from printers.setup.test_slip import slip_rows

    if setup.kind is LinkKind.SYSTEM:
        printer = system_printer(setup)
        return printer.print_sheets(sheets_of_rows([slip_rows(setup)], setup.profile))
    return print_slip(setup)


def open_any(setup: PrinterSetup) -> Printer:
    """The printer of a setup, whatever its kind. Raises BadInput."""
    return system_printer(setup) if setup.kind is LinkKind.SYSTEM else open_printer(setup)


def system_printer(setup: PrinterSetup, *, open_queue: OpenQueue | None = None) -> SystemPrinter:
    """The printer that the system knows by the name in `setup.url`; `open_queue` for another."""
    from printers.pages.sheets import faces, sheets_of
    from ui.system_printer import Faces, SystemPrinter

    def our_faces() -> Faces:
        plain, bold = faces()
        return Faces(plain=plain, bold=bold)

    return SystemPrinter(setup, render=sheets_of, faces=our_faces, open_queue=open_queue)
