"""What the way from an e-mail to a ticket needs beside its steps: people, a gateway, a laptop."""

import base64
import subprocess
import sys
import threading
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from printers.escpos.escpos_job import Form
from printers.pages.page import page_image, png_bytes
from printers.paper.place import paper_rows
from printers.profiles import profile_named
from sync.gateway.database import Database
from sync.gateway.keys import load_or_create_keys
from sync.gateway.office import staff
from sync.gateway.office.staff import StaffRole
from tracs_mobile.bootstrap import open_desk
from tracs_mobile.device_book import kind_of, save_book
from tracs_mobile.domain.devices import DeviceBook, LinkKind, PrinterSetup, ScannerSetup
from tracs_mobile.domain.stop import Military
from tracs_mobile.enrolling_here import FirstStepsHere
from tracs_mobile.services.printing import copies_of
from tracs_mobile.settings import Settings
from tracs_mobile.testing.licenses import Holder
from tracs_mobile.testing.printer_emulator import PrinterEmulator
from tracs_mobile.testing.scanner_emulator import plugged_in
from tracs_mobile.vault import totp
from tracs_mobile.vault.passwords import PasswordBook
from tracs_mobile.vault.wrap import KdfCost
from ui.rehearsal import Rehearsal

ROOT = Path(__file__).parents[2]
CODE = "4310"
AGENCY = "Fernhollow Police Department"
REQUEST = {
    "judiciary_code": CODE,
    "agency_name": AGENCY,
    "address": "18 Mill Street, Fernhollow VT 05099",
    "phone": "802-555-0140",
    "ori": "VT0099900",
    "municipality": "Fernhollow",
    "head.name": "J. MARCHEMONTE",
    "head.title": "Chief",
    "head.email": "chief@fernhollow.example",
    "contact.name": "L. SAVARDEAU",
    "contact.leo_number": "43P01",
    "contact.email": "lsavardeau@fernhollow.example",
    "contact.phone": "802-555-0141",
}
TABLE = (
    "Job title\tLegal name\tLEO number\tDPS username\n"
    "Lieutenant\tL. SAVARDEAU\t43P01\tlsavardeau\n"
    "Patrol Officer\tO. TREFFLANE\t43A14\totrefflane\n"
    "Sergeant\tB. ROUSSELINE\t43A15\tbrousseline\n"
)
"""As it comes from the clipboard of a spreadsheet."""
POC, OFFICER = ("43P01", "lsavardeau"), ("43A14", "otrefflane")
PASSPHRASES = {"lsavardeau": "granite lantern sled", "otrefflane": "maple thaw ferry"}
TYPED = (
    ("vehicle.plate", "QXZ 905"),
    ("vehicle.state", "VT"),
    ("vehicle.year", "2019"),
    ("vehicle.make", "SUBARU"),
    ("vehicle.model", "OUTBACK"),
    ("vehicle.color", "BLUE"),
    ("place.highway", "US-302"),
    ("place.where", "0.2 mi E of Berlin St"),
    ("place.direction", "E"),
)
ANSWERS = (
    ("address_confirmed", True),
    ("military", Military.NO),
    ("stop_data.race", "W"),
    ("stop_data.gender", "F"),
    ("stop_data.reason", "M"),
    ("stop_data.search", "NS"),
    ("stop_data.contraband", "X"),
    ("stop_data.force", "N"),
)
"""What the officer types and taps after the scan."""
TECHNICIANS = ("ttremblaye", "mgagnieux")
ADMINISTRATOR = "abelangeois"
PASSWORD = "correct-horse-9"
_STAFF = (
    ("ttremblaye", "T. Tremblaye", StaffRole.TECHNICIAN),
    ("mgagnieux", "M. Gagnieux", StaffRole.TECHNICIAN),
    ("abelangeois", "A. Bélangeois", StaffRole.ADMINISTRATOR),
)
_QUICK = KdfCost(memory_kib=64, iterations=1, lanes=1)
_START_S = 60


def driver():
    """Who is stopped: invented, and named nowhere else in the story."""
    return Holder(
        family="QUIMBYEAU",
        given="MARGUERITE",
        middle="RUNE",
        number="90000417",
        born=date(1991, 4, 17),
        expires=datetime.now(UTC).date() + timedelta(days=500),
        street="41 LANTERN LOOP APT 2",
        city="MONTPELIER",
        postal="05602",
    )


class Gateway:
    """The gateway as DPS runs it: a process of its own that can be stopped and started again."""

    def __init__(self, folder, port):
        folder.mkdir()
        self.court = folder / "court"
        self.url = f"http://127.0.0.1:{port}"
        self._port = port
        self._place = f"sqlite:///{folder / 'gateway.db'}"
        self._keys = folder / "keys"
        self._process = None
        self._secrets = {}
        database = Database(self._place)
        try:
            self._hire(database, load_or_create_keys(self._keys))
        finally:
            database.close()

    def _hire(self, database, keys):
        for username, name, role in _STAFF:
            made = staff.add(
                database,
                keys,
                PasswordBook(_QUICK),
                username=username,
                name=name,
                role=role,
                by="console",
                now=datetime.now(UTC),
                password=PASSWORD,
            )
            secret = made.secret.replace(" ", "")
            self._secrets[username] = base64.b32decode(secret + "=" * (-len(secret) % 8))

    def code(self, username):
        """What the authenticator of this member of the staff shows now."""
        return totp.code_at(self._secrets[username], datetime.now(UTC))

    def start(self):
        """Returns when it answers."""
        command = [sys.executable, "-m", "sync.gateway", "serve", "--database", self._place]
        command += ["--keys", self._keys, "--port", str(self._port), "--examiners", "0"]
        command += ["--court-drop", self.court]
        self._process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        late = threading.Timer(_START_S, self._process.kill)
        late.start()
        said = self._process.stdout.readline()
        late.cancel()
        assert "ready" in said, f"the gateway did not start: {said!r}"

    def stop(self):
        """As the end of its service does. Safe to call twice."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(_START_S)
            self._process.stdout.close()
            self._process = None


class Laptop:
    """A folder for the program's data; `starts` shows the program on it, offscreen."""

    def __init__(self, folder, *, training):
        self.settings = Settings(
            data_dir=folder, training=training, argon2_memory_kib=19_456, sync_every_s=1
        )
        self._steps = None

    def equip(self, scanner_url, printer_url):
        """A scanner and a printer on their lines."""
        self.settings.data_dir.mkdir(exist_ok=True)
        printer = PrinterSetup(
            id="printer-1",
            name="Bixolon SPP-R410",
            kind=kind_of(printer_url),
            url=printer_url,
            profile="bixolon-spp-r410",
        )
        scanner = ScannerSetup(
            id="scanner-1", name="L-Tron 4910LR", kind=LinkKind.SERIAL, url=scanner_url
        )
        save_book(self.settings.data_dir, DeviceBook(printers=(printer,), scanners=(scanner,)))

    def _first_steps(self):
        self._steps = FirstStepsHere(self.settings)
        return self._steps

    def _open(self):
        return open_desk(self._steps.settings)

    @contextmanager
    def starts(self):
        """The program from its first page until it is closed."""
        screen = Rehearsal(self._open, self.settings, self._first_steps)
        try:
            yield screen
        finally:
            if self._steps is not None:
                self.settings = self._steps.settings
            screen.window.put_down()
            screen.close()
            screen.window.deleteLater()


@contextmanager
def devices():
    """A scanner and a printer with their other ends in this process."""
    printer = PrinterEmulator()
    with plugged_in() as scanner, printer.on_pty() as printer_url:
        yield scanner, printer, printer_url


def paper_of(stored):
    """The first copy of the defendant, as a picture in the printer's own dots."""
    profile = profile_named("generic-4in-832")
    rows = paper_rows(copies_of(stored, defendant_copies=2)[0], profile, Form.HYBRID)
    return png_bytes(page_image(rows, profile, Form.HYBRID), profile)


class NoPictures:
    """Where no picture is wanted; `docs/refresh_story.py` has another one."""

    def screen(self, screen, name):
        """The window of the laptop as it stands."""

    def page(self, page, name):
        """The browser's window as it stands."""

    def paper(self, png, name):
        """What came out of the printer."""
