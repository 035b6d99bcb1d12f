"""Prints the test slip, whatever kind of printer it is for."""

from __future__ import annotations

import contextlib
import hashlib
import math
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol, runtime_checkable

from printers.driver.attempt import Limits
from printers.driver.printer import open_printer
from printers.pages.page import page_image
from printers.pages.pdf import Page, pdf_bytes
from printers.setup import slip_said
from printers.setup.test_slip import (
    Now,
    Strip,
    rows_of,
    slip_height_mm,
    slip_job,
    slip_of,
    system_now,
    widest,
)
from tracs_mobile.domain.devices import Cause, PrinterSetup
from tracs_mobile.domain.states import PrintGrade, PrintOutcome
from tracs_mobile.errors import BadInput
from tracs_mobile.ports.raw_queue import RawSpooler

Monotonic = Callable[[], float]

_FILE, _PDF = "file:", "pdf:"
_STEM = "printer-test"
_MM_PER_PAPER = 300
_POLL_S = 0.1
_USUAL_LIMITS = Limits()


@runtime_checkable
class _TakesJobs(Protocol):
    """A printer that takes bytes as they are."""

    def print_job(self, body: bytes, *, papers: int = 1) -> PrintOutcome: ...

    def cancel(self) -> None: ...


def print_slip(
    setup: PrinterSetup,
    *,
    now: Now = system_now,
    trying: bool = False,
    limits: Limits = _USUAL_LIMITS,
    monotonic: Monotonic = time.monotonic,
    canceled: threading.Event | None = None,
    spooler: RawSpooler | None = None,
) -> PrintOutcome:
    """Print the slip; never raises for a fault of the device: the outcome tells.

    For a `file:` or `pdf:` address it is saved there. Raises BadInput for a setup that cannot be,
    and for an installed printer, which takes sheets.
    """
    strips = slip_of(setup, now=now, trying=trying)
    if setup.url.startswith((_FILE, _PDF)):
        return _saved(setup, strips)
    printer = open_printer(setup, limits=limits, monotonic=monotonic, spooler=spooler)
    if not isinstance(printer, _TakesJobs):
        raise BadInput(slip_said.TAKES_SHEETS)
    papers = math.ceil(slip_height_mm(strips) / _MM_PER_PAPER)
    with _giving_up(printer, canceled or threading.Event()):
        return printer.print_job(slip_job(strips), papers=papers)


@contextlib.contextmanager
def _giving_up(printer: _TakesJobs, canceled: threading.Event) -> Iterator[None]:
    """Hand a cancel on to the printer while the block runs."""
    over = threading.Event()

    def watch() -> None:
        while not over.wait(_POLL_S):
            if canceled.is_set():
                printer.cancel()
                return

    watcher = threading.Thread(target=watch, name="test slip", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()


def slip_pdf(strips: tuple[Strip, ...]) -> bytes:
    """The slip as a page as wide as the paper."""
    rows, profile = rows_of(strips), widest(strips)
    return pdf_bytes([Page(image=page_image(rows, profile), rows=rows)], dpi=profile.dpi)


def _saved(setup: PrinterSetup, strips: tuple[Strip, ...]) -> PrintOutcome:
    pdf = setup.url.startswith(_PDF)
    suffix = ".pdf" if pdf else ".bin"
    path = Path(setup.url.removeprefix(_PDF if pdf else _FILE).removeprefix("//"))
    if path.is_dir() or (pdf and path.suffix != suffix):
        path = path / f"{_STEM}{suffix}"
    body = slip_pdf(strips) if pdf else slip_job(strips)
    try:
        path.write_bytes(body)
    except OSError:
        return PrintOutcome(
            grade=PrintGrade.NOT_STARTED,
            printer=setup.name,
            said=slip_said.not_saved(path),
            cause=Cause.FOLDER_MISSING,
        )
    return PrintOutcome(
        grade=PrintGrade.SAVED,
        printer=setup.name,
        said=slip_said.saved(path),
        sent_bytes=len(body),
        job_bytes=len(body),
        job_sha256=hashlib.sha256(body).hexdigest(),
    )
