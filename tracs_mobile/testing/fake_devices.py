"""Printers and scanners in memory: they say what they are told to say and keep what they got."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tracs_mobile.domain.devices import Cause, DeviceBook, LinkKind, PrinterSetup
from tracs_mobile.domain.document import Printable
from tracs_mobile.domain.logo import HeaderLogo, LogoWish
from tracs_mobile.domain.states import PrintGrade, PrintOutcome
from tracs_mobile.errors import BadInput
from tracs_mobile.ports import (
    DeviceHealth,
    DeviceReport,
    FoundDevice,
    LearnStep,
    PageImage,
    Printer,
)

PRINTED = PrintOutcome(
    grade=PrintGrade.CONFIRMED, printer="fake", said="Printed, 2 copies; the printer confirmed it."
)
PROFILES = (
    ("generic-4in-832", "4-inch ESC/POS printer, 832 dots"),
    ("generic-3in-576", "3-inch ESC/POS printer, 576 dots"),
    ("bixolon-spp-r410", "Bixolon SPP-R410, 4 inch"),
    ("generic-8.5in-page", "8.5-inch page printer"),
)
READY = DeviceHealth(cause=Cause.NONE, said="Ready.")


@dataclass
class FakePrinter:
    """Puts nothing on paper; says what it is told to say."""

    outcome: PrintOutcome = PRINTED
    health: DeviceHealth = READY
    name: str = "fake"
    jobs: list[tuple[Printable, ...]] = field(default_factory=list)

    def print_copies(self, copies: Sequence[Printable]) -> PrintOutcome:
        """Keep the copies."""
        self.jobs.append(tuple(copies))
        return self.outcome

    def check(self) -> DeviceHealth:
        """What it was told to say."""
        return self.health

    def cancel(self) -> None:
        """Nothing is under way."""


@dataclass
class FakeDevices:
    """A laptop's devices in memory; satisfies the port `Devices`.

    `chain` is what is printed on; `found` what *Find* comes across; `health` what a check says of a
    device by its id; `steps` what *Test and learn* tells. Set `fault` to make the next `keep` or
    `write_setup_sheet` fail with it.
    """

    chain: tuple[Printer, ...] = ()
    kept: DeviceBook = field(default_factory=DeviceBook)
    found: tuple[FoundDevice, ...] = ()
    health: dict[str, DeviceHealth] = field(default_factory=dict)
    known: tuple[tuple[str, str], ...] = PROFILES
    steps: tuple[LearnStep, ...] = ()
    render: Callable[[Printable, str], PageImage] | None = None
    convert: Callable[[bytes, LogoWish], HeaderLogo] | None = None
    fault: BadInput | None = None
    files: FakePrinter = field(default_factory=FakePrinter)
    sheets: list[tuple[str, str]] = field(default_factory=list)
    tested: list[PrinterSetup] = field(default_factory=list)
    given_up: int = 0

    def book(self) -> DeviceBook:
        """What was kept last."""
        return self.kept

    def keep(self, book: DeviceBook) -> None:
        """Keep it."""
        self._fail()
        self.kept = book

    def printers(self) -> tuple[Printer, ...]:
        """The chain."""
        return self.chain

    def pdf_printer(self, path: str) -> Printer:
        """One for all paths."""
        del path
        return self.files

    def page(self, printable: Printable) -> PageImage:
        """One white dot, or what `render` draws."""
        if self.render is None:
            return PageImage(width=1, height=1, pixels=b"\xff")
        return self.render(printable, "generic-4in-832")

    def header_logo(self, raw: bytes, wish: LogoWish) -> HeaderLogo:
        """The file as it is, or what `convert` makes of it."""
        if self.convert is None:
            return HeaderLogo(png=raw, width=80, height=80, style=wish.style)
        return self.convert(raw, wish)

    def check(self) -> tuple[DeviceReport, ...]:
        """A line for each device of the book."""
        printers = [(p.id, p.name, p.url, p.kind, False) for p in self.kept.printers]
        scanners = [(s.id, s.name, s.url, s.kind, True) for s in self.kept.scanners]
        return tuple(
            DeviceReport(
                id=id_,
                name=name,
                where=where,
                kind=kind,
                scanner=scanner,
                health=self.health.get(id_, READY),
            )
            for id_, name, where, kind, scanner in (*printers, *scanners)
        )

    def find(self, on_found: Callable[[FoundDevice], None]) -> tuple[FoundDevice, ...]:
        """Tell each."""
        for device in self.found:
            on_found(device)
        return self.found

    def learn(
        self, setup: PrinterSetup, on_step: Callable[[LearnStep], None]
    ) -> tuple[PrinterSetup, PrintOutcome]:
        """Tell each step."""
        for step in self.steps:
            on_step(step)
        return setup, dataclasses.replace(PRINTED, printer=setup.name)

    def give_up(self) -> None:
        """Count it."""
        self.given_up += 1

    def profiles(self) -> tuple[tuple[str, str], ...]:
        """What it was given."""
        return self.known

    def print_test(self, setup: PrinterSetup) -> PrintOutcome:
        """As if it came out."""
        self.tested.append(setup)
        return dataclasses.replace(PRINTED, printer=setup.name)

    def setup_sheets(self) -> tuple[tuple[str, str], ...]:
        """One family."""
        return (("honeywell", "Honeywell and L-Tron"),)

    def write_setup_sheet(self, family: str, path: str) -> None:
        """Remember what was asked for."""
        self._fail()
        self.sheets.append((family, path))

    def _fail(self) -> None:
        fault, self.fault = self.fault, None
        if fault is not None:
            raise fault


def printer_at(url: str, profile: str = "generic-4in-832") -> PrinterSetup:
    """A printer at an address, for instance an emulator's."""
    kind = LinkKind.NETWORK if url.startswith(("tcp:", "socket:")) else LinkKind.SERIAL
    return PrinterSetup(id="printer", name="Printer", kind=kind, url=url, profile=profile)


def a_printer_setup(**changes: object) -> PrinterSetup:
    """A 4-inch Bluetooth printer."""
    setup = PrinterSetup(
        id="printer-1",
        name="Bixolon SPP-R410",
        kind=LinkKind.BLUETOOTH,
        url="COM7",
        was_url="COM5",
        hardware="bt:74F07D4A1C00",
        profile="bixolon-spp-r410",
    )
    return dataclasses.replace(setup, **changes)  # type: ignore[arg-type]
