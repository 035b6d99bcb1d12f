"""The main job from end to end without a screen: scan, charge, issue offline, print, deliver.

Everything is real but the people and the devices' other ends: the bar code is drawn and read back,
the scanner and the printer are pseudo-serial lines, the database is encrypted, the gateway is
the reference gateway and is down until everything is issued.
"""

from __future__ import annotations

import json
import socket
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from printers import __main__ as printers_command
from printers.paper.codes import license_png
from scanners.pictures.image import read_image
from sync.ecf.export import FORMS, export_files
from tracs_mobile.bootstrap import Desk
from tracs_mobile.clock import SystemClock
from tracs_mobile.device_book import kind_of, save_book
from tracs_mobile.device_trials import system_printer
from tracs_mobile.domain.canonical import encode
from tracs_mobile.domain.devices import DeviceBook, LinkKind, PrinterSetup, ScannerSetup
from tracs_mobile.domain.document import Printable
from tracs_mobile.domain.filing import Filing
from tracs_mobile.domain.states import Delivery, PrintGrade
from tracs_mobile.domain.stop import Military
from tracs_mobile.errors import TracsError
from tracs_mobile.laptop import open_laptop
from tracs_mobile.services.client import Client
from tracs_mobile.services.printing import copies_of
from tracs_mobile.settings import Settings
from tracs_mobile.testing.licenses import Holder, license_payload
from tracs_mobile.testing.printer_emulator import PrinterEmulator
from tracs_mobile.testing.scanner_emulator import ScannerEmulator, plugged_in
from tracs_mobile.training import TRAINEES, start_gateway
from tracs_mobile.verify import verify_units
from ui.rehearsal import Rehearsal

_SCREEN = "generic-4in-832"


@dataclass(slots=True)
class Timing:
    """How long each step took, in milliseconds."""

    steps: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Measure the block."""
        began = time.perf_counter()
        yield
        self.steps[name] = round((time.perf_counter() - began) * 1000)
        print(f"{self.steps[name]:6d} ms  {name}")


def run_demo(out: Path) -> int:
    """Do the demo and leave its files in `out`. Raises TracsError when a step does not hold."""
    out.mkdir(parents=True, exist_ok=True)
    timing = Timing()
    with ExitStack() as stack, timing.step("everything"):
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tracs-demo-")))
        scanner = stack.enter_context(plugged_in())
        printer = PrinterEmulator()
        printer_url = stack.enter_context(
            printer.on_tcp() if sys.platform == "win32" else printer.on_pty()
        )
        settings = Settings(
            data_dir=folder,
            gateway_url=f"http://127.0.0.1:{_free_port()}",
            sync_every_s=1,
        )
        save_book(folder, _devices(scanner.url, printer_url))
        _Demo(out, settings, timing, scanner, printer).play()
    (out / "timing.json").write_text(json.dumps(timing.steps, indent=2) + "\n", "utf-8")
    print(f"The demo left its files in {out}")
    return 0


def _devices(scanner_url: str, printer_url: str) -> DeviceBook:
    """What a cruiser may have; a file would be next when the printer fails."""
    bixolon = PrinterSetup(
        id="printer-1",
        name="Bixolon SPP-R410",
        kind=kind_of(printer_url),
        url=printer_url,
        profile="bixolon-spp-r410",
    )
    imager = ScannerSetup(
        id="scanner-1", name="L-Tron 4910LR", kind=LinkKind.SERIAL, url=scanner_url
    )
    return DeviceBook(printers=(bixolon,), scanners=(imager,))


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


def _holder() -> Holder:
    """An invented person whose license is valid today."""
    return Holder(
        family="BÉLANGEOIX",
        given="NOÉMIE",
        middle="RUNE",
        number="90000417",
        born=date(1991, 4, 17),
        expires=SystemClock().now().date() + timedelta(days=500),
        street="41 LANTERN LOOP APT 2",
        city="MONTPELIER",
        postal="05602",
    )


class _Demo:
    """One run. The steps stand in the order of the stop."""

    def __init__(
        self,
        out: Path,
        settings: Settings,
        timing: Timing,
        scanner: ScannerEmulator,
        printer: PrinterEmulator,
    ) -> None:
        self._out = out
        self._settings = settings
        self._timing = timing
        self._scanner = scanner
        self._printer = printer
        self._payload = license_payload(_holder(), version=10)

    def play(self) -> None:
        """All steps."""
        with self._timing.step("draw the license and read it back from the picture"):
            self._license()
        with self._timing.step("make the training laptop (first start only)"):
            laptop = open_laptop(self._settings)
        desk = Desk(self._settings, laptop, clock=SystemClock())
        with self._timing.step("show the sign-on page"):
            screen = Rehearsal(lambda: desk, self._settings)
        try:
            self._stop(screen)
            with self._timing.step("start the gateway and deliver"):
                port = int(self._settings.gateway_url.rpartition(":")[2])
                with start_gateway(laptop.folder, clock=SystemClock(), port=port):
                    self._deliver(screen)
                    self._live_on(screen)
            self._review(screen)
            with self._timing.step("verify everything"):
                self._verify(screen.workplace.client, desk)
        finally:
            screen.close()

    def _license(self) -> None:
        path = self._out / "license.png"
        license_png(self._payload, path)
        read = read_image(path, today=SystemClock().now().date())
        if read.number.value != _holder().number:
            raise TracsError("The license drawn by the demo was not read back from its picture.")

    # --- the stop ---------------------------------------------------------------------------

    def _stop(self, screen: Rehearsal) -> None:
        officer = TRAINEES[0]
        with self._timing.step("sign on"):
            screen.sign_on(officer.officer.username, officer.secret)
            screen.settle()
        with self._timing.step("scan the license over the serial line"):
            self._scanner.play(self._payload)
            form = screen.workplace.form
            screen.wait("the scan", lambda: form.text("driver.license_number") == "90000417")
        with self._timing.step("fill the stop"):
            _fill(screen)
        screen.picture(self._out / "stop-day.png")
        screen.picture(self._out / "stop-night.png", palette="night")
        screen.picture(self._out / "stop-sun.png", palette="sun")
        screen.window.wardrobe.choose_palette("day")
        with self._timing.step("issue and print two complaints and a warning, offline"):
            screen.press("F9")
            client = screen.workplace.client
            screen.wait("the prints", lambda: _printed(client) == 3)
        screen.picture(self._out / "issued-day.png")
        screen.workplace.show_page("outbox")
        screen.picture(self._out / "outbox-waiting.png")
        self._paper(screen.workplace.client)

    def _paper(self, client: Client) -> None:
        first = client.tickets()[-1]
        stored = client.printable(first.document_id)
        printable = copies_of(stored, defendant_copies=2)[0]
        document = self._out / "ticket.json"
        document.write_bytes(encode(printable))
        command = ["render", "--profile", _SCREEN, "--out", str(self._out), str(document)]
        if printers_command.main(command) != 0:
            raise TracsError("The ticket could not be rendered.")
        self._letter(printable)
        # What the printer really got, all three jobs; `render` wrote the job of one copy.
        (self._out / "printer.bin").write_bytes(self._printer.received)

    def _letter(self, printable: Printable) -> None:
        """The same ticket as a printer of Windows puts it on letter paper."""
        from ui.system_printer import pdf_queue

        path = self._out / "ticket-letter.pdf"
        setup = PrinterSetup(
            id="letter",
            name="Letter paper",
            kind=LinkKind.SYSTEM,
            url="system:letter",
            profile="generic-8.5in-page",
        )
        printer = system_printer(setup, open_queue=lambda _: pdf_queue(path))
        if printer.print_copies([printable]).grade is not PrintGrade.SPOOLED:
            raise TracsError("The ticket could not be laid out on letter paper.")

    # --- delivery ---------------------------------------------------------------------------

    def _deliver(self, screen: Rehearsal) -> None:
        client = screen.workplace.client
        client.deliver_now()
        screen.wait("the receipts", lambda: client.summary().delivered == 2)
        screen.workplace.show_page("outbox")
        screen.picture(self._out / "outbox-day.png")
        screen.picture(self._out / "outbox-night.png", palette="night")
        screen.window.wardrobe.choose_palette("day")
        screen.workplace.show_page("tickets")
        screen.picture(self._out / "tickets-day.png")
        receipts = [
            {
                "number": receipt.number,
                "receipt_id": receipt.receipt_id,
                "received_at": receipt.received_at.isoformat(),
                "digest": receipt.digest.hex(),
                "token": receipt.token,
            }
            for receipt in client.receipts()
        ]
        (self._out / "receipts.json").write_text(json.dumps(receipts, indent=2) + "\n", "utf-8")

    # --- after issue ------------------------------------------------------------------------

    def _live_on(self, screen: Rehearsal) -> None:
        """Correct one ticket and void another; both go to DPS like the tickets themselves."""
        client = screen.workplace.client
        with self._timing.step("amend one ticket, void another, and deliver both"):
            speeding, phone = (row for row in reversed(client.tickets()) if row.deadline)
            draft = client.amend_draft(speeding.document_id)
            place = replace(draft.place, where="0.2 mi W of Berlin St", direction="W")
            reason = client.law.amend_reasons[0].code
            correction = replace(draft.correction, reason_code=reason)
            client.issue(replace(draft, place=place, correction=correction))
            client.void(phone.document_id, client.law.void_reasons[0].code, "")
            screen.wait("both receipts", lambda: client.summary().delivered == 4)
        amended = next(row for row in client.tickets() if row.number == speeding.number)
        client.print_documents((amended.document_id,))
        screen.workplace.open_ticket(amended.document_id)
        screen.picture(self._out / "ticket-day.png")
        screen.picture(self._out / "ticket-night.png", palette="night")
        screen.window.wardrobe.choose_palette("day")

    def _review(self, screen: Rehearsal) -> None:
        """The Point of Contact's page, and the stop data as a file."""
        poc = TRAINEES[2]
        with self._timing.step(
            "sign on as Point of Contact, see the devices, export the stop data"
        ):
            screen.window.lock()
            screen.sign_on(poc.officer.username, poc.secret)
            screen.workplace.show_page("agency")
            screen.picture(self._out / "agency-day.png")
            screen.workplace.show_page("devices")
            screen.picture(self._out / "devices-day.png")
            screen.picture(self._out / "devices-night.png", palette="night")
            screen.window.wardrobe.choose_palette("day")
            now = SystemClock().now()
            day = timedelta(days=1)
            path = str(self._out / "stop-data.csv")
            if screen.workplace.client.export_stops(path, now - day, now + day) != 1:
                raise TracsError("The stop data of the demo do not hold its one stop.")
        with self._timing.step("write every ticket for the court and for a records system"):
            self._export(screen.workplace.client.filings(now - day, now + day))

    def _export(self, filings: Sequence[Filing]) -> None:
        now = SystemClock().now()
        for form in FORMS:
            for name, content in export_files(filings, form=form, span="demo", now=now):
                (self._out / name).write_bytes(content)
        if len(filings) != 5:
            raise TracsError("The demo's papers and what became of them were not all exported.")

    def _verify(self, client: Client, desk: Desk) -> None:
        report = verify_units(client.units, desk.laptop)
        (self._out / "audit.txt").write_text(report.text + "\n", "utf-8")
        undelivered = [row for row in client.outbox() if row.delivery is Delivery.QUEUED]
        if not report.good or undelivered:
            raise TracsError("The demo did not end as it should: see audit.txt.")


def _printed(client: Client) -> int:
    done = (PrintGrade.CONFIRMED, PrintGrade.PROBABLY)
    return sum(1 for row in client.tickets() if row.printed in done)


def _fill(screen: Rehearsal) -> None:
    """What the officer types and taps after the scan."""
    for path, typed in (
        ("vehicle.plate", "QXZ 905"),
        ("vehicle.state", "VT"),
        ("vehicle.year", "2019"),
        ("vehicle.make", "SUBARU"),
        ("vehicle.model", "OUTBACK"),
        ("vehicle.color", "BLUE"),
        ("place.highway", "US-302"),
        ("place.where", "0.2 mi E of Berlin St"),
        ("place.direction", "E"),
    ):
        screen.write(path, typed)
    screen.choose("place.town", "barre c")
    for path, value in _ANSWERS:
        screen.tap(path, value)
    screen.choose("charges.0.charge_id", "49/35")
    screen.choose("charges.0.method", "radar")
    screen.write("charges.0.facts", "Steady tone 49, visual estimate 50.")
    screen.press("F6")
    screen.choose("charges.1.charge_id", "phone")
    screen.write("charges.1.facts", "Phone held at eye level for two blocks.")
    screen.press("F6")
    screen.choose("charges.2.charge_id", "1243")
    screen.press("F7")
    screen.write("charges.2.facts", "Left head lamp out.")
    screen.workplace.stop.fields.jump("charges.0.facts")


_ANSWERS = (
    ("address_confirmed", True),
    ("military", Military.NO),
    ("stop_data.race", "W"),
    ("stop_data.gender", "F"),
    ("stop_data.reason", "M"),
    ("stop_data.search", "NS"),
    ("stop_data.contraband", "X"),
    ("stop_data.force", "N"),
)
