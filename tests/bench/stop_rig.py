"""The real window over the training agency, with a scanner and a printer on pseudo-serial lines.

What `stops.py` and `bench_memory.py` drive. Nothing is left out between the bytes of a scanner and
the paper: serial line, reader, form, rules, encrypted store, layout, printer's answers. Printer and
gateway of DPS are another process: what they keep is not counted as the program's.
"""

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tracs_mobile.bootstrap import open_desk
from tracs_mobile.device_book import kind_of, save_book
from tracs_mobile.domain.devices import DeviceBook, LinkKind, PrinterSetup, ScannerSetup
from tracs_mobile.laptop import open_laptop
from tracs_mobile.settings import Settings
from tracs_mobile.testing.fakes import FakeClock
from tracs_mobile.testing.printer_emulator import PrinterEmulator
from tracs_mobile.testing.scanner_emulator import ScannerEmulator, plugged_in
from tracs_mobile.training import TRAINEES, start_gateway
from ui.rehearsal import Rehearsal
from ui.text import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Rig:
    """One signed-on officer in a cruiser."""

    screen: Rehearsal
    scanner: ScannerEmulator

    @property
    def client(self):
        """What the officer may do."""
        return self.screen.workplace.client


@contextmanager
def cruiser(clock):
    """A rig on a fresh folder, the officer signed on, both devices ready."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tracs-bench-")))
        scanner = stack.enter_context(plugged_in())
        gateway, printer = stack.enter_context(_other_ends(folder, clock))
        save_book(folder, _devices(scanner.url, printer))
        settings = _settings(folder, gateway)
        screen = Rehearsal(lambda: open_desk(settings, clock=clock), settings)
        stack.callback(screen.close)
        sign_on(screen)
        yield Rig(screen=screen, scanner=scanner)


def sign_on(screen, trainee=TRAINEES[0]):
    """Somebody of the training agency signs on and the devices are there."""
    screen.sign_on(trainee.officer.username, trainee.secret)
    screen.settle()
    scanner = screen.workplace.status.scanner
    screen.wait("the scanner", lambda: scanner.text().startswith(words.SIGNS["good"]))


def _settings(folder, url=""):
    # Cheap key work: an officer signs on once a shift, and it is measured elsewhere. No lock: the
    # clock of these stops is moved by hand, and who waits for a slow machine is not idle.
    return Settings(data_dir=folder, gateway_url=url, argon2_memory_kib=19_456, lock_after_min=0)


class GatewayClock(FakeClock):
    """A clock moved by hand, and with it the clock of the gateway in the other process."""

    gateway = None

    def advance(self, by):
        super().advance(by)
        print(self.at.isoformat(), file=self.gateway, flush=True)


@contextmanager
def _other_ends(folder, clock):
    """A training laptop in `folder`, its gateway and a printer, in another process: their URLs."""
    command = [sys.executable, __file__, str(folder), clock.now().isoformat()]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        clock.gateway = process.stdin
        yield process.stdout.readline().strip(), process.stdout.readline().strip()
        process.stdin.close()


def serve(folder, at):
    """Make the laptop, serve its gateway and a printer, and take the time from standard input."""
    laptop = open_laptop(_settings(folder))
    clock = FakeClock(at)
    with (
        start_gateway(laptop.folder, clock=clock) as gateway,
        PrinterEmulator().on_pty() as printer,
    ):
        print(gateway.url, printer, sep="\n", flush=True)
        for line in sys.stdin:
            clock.at = datetime.fromisoformat(line.strip())


def _devices(scanner_url, printer_url):
    printer = PrinterSetup(
        id="printer-1",
        name="Bixolon SPP-R410",
        kind=kind_of(printer_url),
        url=printer_url,
        profile="bixolon-spp-r410",
    )
    imager = ScannerSetup(
        id="scanner-1", name="L-Tron 4910LR", kind=LinkKind.SERIAL, url=scanner_url
    )
    return DeviceBook(printers=(printer,), scanners=(imager,))


if __name__ == "__main__":
    serve(Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2]))
