"""What the core needs of the machine around it: the time, scanners, printers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol

from tracs_mobile.domain.devices import Cause, DeviceBook, LinkKind, PrinterSetup
from tracs_mobile.domain.document import Printable
from tracs_mobile.domain.logo import HeaderLogo, LogoWish
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
    cause: Cause = Cause.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceHealth:
    """What a device said when asked: why it cannot be used, and the sentence with the remedy."""

    cause: Cause
    said: str
    status_hex: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceReport:
    """One line of the device doctor. `where` tells in plain words how the device is reached."""

    id: str
    name: str
    where: str
    kind: LinkKind
    scanner: bool
    health: DeviceHealth


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDevice:
    """A device that *Find* came across. `certain` is true when it answered as what it is.

    `known_id` is the id of the setup that this is, when its hardware is already in the book.
    """

    scanner: bool
    name: str
    kind: LinkKind
    url: str
    hardware: str = ""
    profile: str = ""
    certain: bool = False
    known_id: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EyeAnswer:
    """One answer to a question about the test slip, as the words on its button.

    `value` is what is learned by it, as in `Learned`; empty when nothing is.
    """

    words: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EyeQuestion:
    """What only a look at the test slip can tell: the fact, the question, the answers to it."""

    fact: str
    words: str
    answers: tuple[EyeAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnStep:
    """One line of *Test and learn* as it goes: what was tried and what came of it.

    `ask` is a question that is put when the slip is out; who tests answers it by looking.
    """

    title: str
    said: str
    good: bool
    ask: EyeQuestion | None = None


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

    def check(self) -> DeviceHealth:
        """Ask how it stands, without a print. Never raises; returns within a few seconds."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetText:
    """A piece of text in a face of even width: where its baseline begins, and a character's width.

    Dots of the sheet.
    """

    x: int
    baseline: int
    cell_width: int
    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPicture:
    """A picture on a sheet with its upper left dot: a logo, a bar code, a rule.

    `module` is the width in dots of the smallest part that all parts are a multiple of; a bar code
    stays readable only when each is a whole number of the printer's own dots. 1: no bar code.
    """

    x: int
    y: int
    image: PageImage
    module: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet for a printer that knows pages and not commands; dots of `dpi`, paper's edge 0."""

    width: int
    height: int
    dpi: int
    texts: tuple[SheetText, ...]
    pictures: tuple[SheetPicture, ...]


SheetRenderer = Callable[[Sequence[Printable], str], tuple[Sheet, ...]]
"""(copies, profile name) -> sheets of the paper of that profile."""


class Devices(Protocol):
    """The printers and scanners of this laptop: how they are set up and how they are.

    Methods that wait for a device say so; none of them is called on the UI thread.
    """

    def book(self) -> DeviceBook:
        """What is set up."""
        ...

    def keep(self, book: DeviceBook) -> None:
        """Write what is set up and use it from now on. Raises BadInput; then nothing changed."""
        ...

    def printers(self) -> tuple[Printer, ...]:
        """In the order in which they are tried."""
        ...

    def pdf_printer(self, path: str) -> Printer:
        """Writes a PDF to a file or a folder; no paper comes out."""
        ...

    def page(self, printable: Printable) -> PageImage:
        """The exact page as the first printer makes it (tens of milliseconds)."""
        ...

    def header_logo(self, raw: bytes, wish: LogoWish) -> HeaderLogo:
        """An agency's picture file as the header image of its warnings. Raises BadInput.

        Takes up to half a second.
        """
        ...

    def check(self) -> tuple[DeviceReport, ...]:
        """Ask every device how it is. Waits seconds; from the print lane."""
        ...

    def find(self, on_found: Callable[[FoundDevice], None]) -> tuple[FoundDevice, ...]:
        """Look everywhere for printers and scanners; tells each at once. Waits up to 20 seconds."""
        ...

    def learn(
        self, setup: PrinterSetup, on_step: Callable[[LearnStep], None]
    ) -> tuple[PrinterSetup, PrintOutcome]:
        """Try out what the printer can, print the test slip; the setup with what was learned.

        Waits up to a minute; from the print lane. The setup is not kept yet.
        """
        ...

    def give_up(self) -> None:
        """End a `find` or a `learn` that is under way; it returns soon. From any thread, quick."""
        ...

    def profiles(self) -> tuple[tuple[str, str], ...]:
        """Every kind of printer that is known: the name of its profile, and its words. Quick."""
        ...

    def print_test(self, setup: PrinterSetup) -> PrintOutcome:
        """Print a short test slip. Waits; from the print lane."""
        ...

    def setup_sheets(self) -> tuple[tuple[str, str], ...]:
        """Families of scanners that have a sheet which switches them over: id and name."""
        ...

    def write_setup_sheet(self, family: str, path: str) -> None:
        """Write the sheet of a family as a PDF. Raises BadInput."""
        ...
