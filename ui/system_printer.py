"""Prints through the printer that Windows knows: for PocketJet, RuggedJet and Zebra stock.

What the system takes is "handed over", never "printed": a queue says nothing of paper.
"""

from __future__ import annotations

import functools
import hashlib
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QByteArray, QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QFontDatabase, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from tracs_mobile.domain import canonical
from tracs_mobile.domain.devices import Cause, LinkKind, PrinterSetup
from tracs_mobile.domain.document import Printable
from tracs_mobile.domain.states import PrintGrade, PrintOutcome
from tracs_mobile.errors import TracsError
from tracs_mobile.ports import (
    DeviceHealth,
    FoundDevice,
    PageImage,
    Sheet,
    SheetPicture,
    SheetRenderer,
    SheetText,
)
from tracs_mobile.wording import say

OpenQueue = Callable[[str], QPrinter | None]
"""The queue of a name; None when there is none."""

SCHEME = "system:"
PDF_DPI = 600
LETTER_PROFILE = "generic-8.5in-page"

_OWED = say("The ticket stays issued and its print is owed.")
_NO_PAPER = ("pdf", "xps", "fax", "onenote", "snagit")
_SECONDS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Faces:
    """The files of the plain and the bold face that sheets are set in."""

    plain: bytes
    bold: bytes


def installed_printers() -> tuple[FoundDevice, ...]:
    """What is installed on this computer. Waits up to seconds: the system may ask its queues."""
    return tuple(_found(name) for name in QPrinterInfo.availablePrinterNames())


def _found(name: str) -> FoundDevice:
    paper = not any(word in name.casefold() for word in _NO_PAPER)
    said = say("Installed on this computer.") if paper else say("Makes files, not paper.")
    return FoundDevice(
        scanner=False,
        name=name,
        kind=LinkKind.SYSTEM,
        url=f"{SCHEME}{name}",
        profile=LETTER_PROFILE,
        certain=paper,
        said=said,
    )


class SystemPrinter:
    """Satisfies the port `Printer` for `system:NAME`. One job at a time, in the print lane."""

    def __init__(
        self,
        setup: PrinterSetup,
        *,
        render: SheetRenderer,
        faces: Callable[[], Faces],
        open_queue: OpenQueue | None = None,
    ) -> None:
        """Nothing is opened before a print; `open_queue` gives the queue of a name, or None."""
        self._setup = setup
        self._queue = setup.url.removeprefix(SCHEME)
        self._render = render
        self._faces = faces
        self._open = open_queue or open_installed
        self._turn = threading.Lock()
        self._canceled = threading.Event()

    @property
    def name(self) -> str:
        """How the officer knows it."""
        return self._setup.name

    def cancel(self) -> None:
        """Take back what was not handed over yet."""
        self._canceled.set()

    def check(self) -> DeviceHealth:
        """Whether the system still has the queue; more it does not tell."""
        info = QPrinterInfo.printerInfo(self._queue)
        if info.isNull():
            return DeviceHealth(cause=Cause.OFF, said=self._missing())
        if info.state() is QPrinter.PrinterState.Error:
            return DeviceHealth(cause=Cause.FAULT, said=self._faulty())
        said = say('Can say "sent to Windows", never "printed".')
        return DeviceHealth(cause=Cause.NONE, said=said)

    def print_copies(self, copies: Sequence[Printable]) -> PrintOutcome:
        """Hand all copies over as one job."""
        return self._print(lambda: self._render(copies, self._setup.profile))

    def print_sheets(self, sheets: Sequence[Sheet]) -> PrintOutcome:
        """Hand sheets over that are drawn already, as one job."""
        return self._print(lambda: sheets)

    def _print(self, render: Callable[[], Sequence[Sheet]]) -> PrintOutcome:
        if not self._turn.acquire(blocking=False):
            said = say(
                "{name} still takes the print before. {owed} Wait a moment, print again.",
                name=self.name,
                owed=_OWED,
            )
            return self._outcome(PrintGrade.NOT_STARTED, said, Cause.BUSY)
        began = time.monotonic()
        self._canceled.clear()
        try:
            outcome = self._handed_over(render())
        except TracsError as fault:
            outcome = self._outcome(PrintGrade.NOT_STARTED, f"{fault} {_OWED}", Cause.FAULT)
        finally:
            self._turn.release()
        return replace(outcome, took_ms=round((time.monotonic() - began) * _SECONDS))

    def _handed_over(self, sheets: Sequence[Sheet]) -> PrintOutcome:
        queue = self._open(self._queue)
        if queue is None:
            return self._outcome(PrintGrade.NOT_STARTED, f"{self._missing()} {_OWED}", Cause.OFF)
        job = canonical.encode(tuple(sheets))
        taken = draw_sheets(sheets, queue, self._faces(), canceled=self._canceled)
        outcome = self._judged(taken, queue)
        sent = len(job) if outcome.grade is PrintGrade.SPOOLED else 0
        return replace(
            outcome,
            sent_bytes=sent,
            job_bytes=len(job),
            job_sha256=hashlib.sha256(job).hexdigest(),
        )

    def _judged(self, taken: Taken, queue: QPrinter) -> PrintOutcome:
        faulty = queue.printerState() is QPrinter.PrinterState.Error
        if taken is Taken.ALL and not faulty:
            said = say(
                "Sent to Windows for {name}, which cannot say more. Look whether the whole "
                "ticket comes out.",
                name=self.name,
            )
            return self._outcome(PrintGrade.SPOOLED, said, Cause.NONE)
        stopped = taken is not Taken.ALL and self._canceled.is_set()
        cause = Cause.CANCELED if stopped else Cause.FAULT
        if taken is Taken.NOTHING:
            why = (
                say("You stopped the print before it was handed over.")
                if stopped
                else self._faulty()
            )
            return self._outcome(PrintGrade.NOT_STARTED, f"{why} {_OWED}", cause)
        # Windows may begin to print before it has the whole job.
        why = say("You stopped the print.") if stopped else self._faulty()
        said = say("{why} {owed} Throw away what comes out.", why=why, owed=_OWED)
        return self._outcome(PrintGrade.INTERRUPTED, said, cause)

    def _missing(self) -> str:
        return say(
            "{name} is not installed on this computer any more. Plug it in, or choose "
            "another printer on the Devices page.",
            name=self.name,
        )

    def _faulty(self) -> str:
        return say(
            "Windows reports a fault of {name}. Look at its paper, cover and battery, and "
            "at its queue in the Windows settings.",
            name=self.name,
        )

    def _outcome(self, grade: PrintGrade, said: str, cause: Cause) -> PrintOutcome:
        return PrintOutcome(grade=grade, printer=self.name, said=said, cause=cause)


def open_installed(name: str) -> QPrinter | None:
    """The queue of an installed printer; None when there is none of that name."""
    info = QPrinterInfo.printerInfo(name)
    return None if info.isNull() else QPrinter(info, QPrinter.PrinterMode.HighResolution)


def pdf_queue(path: Path) -> QPrinter:
    """A queue that writes a PDF file; the very same drawing as for paper."""
    queue = QPrinter(QPrinter.PrinterMode.HighResolution)
    queue.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    queue.setOutputFileName(str(path))
    queue.setResolution(PDF_DPI)
    return queue


# --- drawing --------------------------------------------------------------------------------------


class Taken(Enum):
    """How much of a job the system took."""

    NOTHING = "nothing"
    PART = "part"
    ALL = "all"


def draw_sheets(
    sheets: Sequence[Sheet], queue: QPrinter, faces: Faces, *, canceled: threading.Event
) -> Taken:
    """Draw every sheet on the queue as one job; how much of it the system took."""
    pens = _pens(faces)
    painter = QPainter()
    taken = Taken.NOTHING
    for sheet in sheets:
        _set_page(queue, sheet)
        begun = queue.newPage() if painter.isActive() else painter.begin(queue)
        if not begun or canceled.is_set():
            queue.abort()  # an ended job could not be called back any more
            if painter.isActive():
                painter.end()
            return taken
        _draw(sheet, painter, queue.resolution() / sheet.dpi, pens)
        taken = Taken.PART
    return Taken.ALL if sheets and painter.end() else taken


def _set_page(queue: QPrinter, sheet: Sheet) -> None:
    inches = QSizeF(sheet.width / sheet.dpi, sheet.height / sheet.dpi)
    size = QPageSize(inches, QPageSize.Unit.Inch, "Ticket", QPageSize.SizeMatchPolicy.FuzzyMatch)
    queue.setFullPage(True)
    queue.setPageSize(size)
    queue.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Inch)


_Pens = tuple[list[str], list[str]]


def _pens(faces: Faces) -> _Pens:
    """The families of the two faces, made known to Qt when they are not yet."""
    return _family(faces.plain), _family(faces.bold)


@functools.lru_cache(maxsize=4)
def _family(face: bytes) -> list[str]:
    """Asked for once: Qt keeps a copy of the face each time it is made known."""
    known = QFontDatabase.addApplicationFontFromData(QByteArray(face))
    return QFontDatabase.applicationFontFamilies(known)


def _draw(sheet: Sheet, painter: QPainter, scale: float, pens: _Pens) -> None:
    painter.resetTransform()
    for picture in sheet.pictures:
        _draw_picture(picture, painter, scale)
    painter.scale(scale, scale)
    for text in sheet.texts:
        _draw_text(text, painter, pens)


def _draw_text(text: SheetText, painter: QPainter, pens: _Pens) -> None:
    font = QFont(pens[text.bold])
    font.setBold(text.bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setPixelSize(round(text.cell_width * _PIXELS_PER_CELL))
    font.setKerning(False)
    painter.setFont(font)
    advance = painter.fontMetrics().horizontalAdvance("0" * 100) / 100
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, text.cell_width - advance)
    painter.setFont(font)
    painter.drawText(QPointF(text.x, text.baseline), text.text)


_PIXELS_PER_CELL = 5 / 3
"""Of the face: its characters are 0.6 of its size wide."""


def _draw_picture(picture: SheetPicture, painter: QPainter, scale: float) -> None:
    """Each part of a bar code a whole number of the printer's dots, or readers fail on it."""
    image = _image(picture.image)
    step = scale
    if picture.module > 1:
        step = max(1, round(picture.module * scale)) / picture.module
    wide, high = round(image.width() * step), round(image.height() * step)
    nominal = round(image.width() * scale)
    x = round(picture.x * scale) + (nominal - wide) // 2
    y = round(picture.y * scale) + (round(image.height() * scale) - high) // 2
    if picture.module > 1:
        image = image.scaled(wide, high)  # Qt's usual way: nothing is smoothed
    painter.drawImage(QRectF(x, y, wide, high), image)


def _image(page: PageImage) -> QImage:
    return QImage(
        page.pixels, page.width, page.height, page.width, QImage.Format.Format_Grayscale8
    ).copy()
