"""What the program keeps in memory: after sign-on, after a shift, and over thousands of tickets.

    python tests/bench/bench_memory.py [--tickets 2000] [--warm-up 200]

The real window over the training agency; its scanner and printer, played in the same process,
count as well. Resident memory of the whole process, which `as_in_the_field` makes like one there.

*A shift* is eight hours of a clock that is moved by hand: forty stops, twelve minutes apart. Each
one is a license scanned over the serial line, a filled form, the preview, the issued and printed
complaint and its delivery; then one of the other pages is opened, searched or scrolled, and what
waits for DPS is read again 36 times, as it is every 20 seconds. Once an hour the laptop is locked
and the officer signs on again; the colors are changed now and then.

*Growth* is what the process has more after so many further tickets, each scanned, filled, issued,
printed on the emulated printer and delivered, than after a warm-up.
"""

import argparse
import ctypes
import gc
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import as_in_the_field  # noqa: F401
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from stop_rig import GatewayClock, cruiser, sign_on

from tracs_mobile.testing.licenses import invented_holder, license_payload
from tracs_mobile.testing.stops import ready_stop

SIGNED_ON_MB, GROWTH = 200, 0.10
STOPS_A_SHIFT, EVERY = 40, timedelta(minutes=12)
LOOKS_A_STOP = 36
PAGES = ("tickets", "outbox", "devices", "agency", "settings")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is alive: resident memory, widgets, Qt objects that Python knows, Python objects."""

    mb: float
    widgets: int
    qobjects: int
    objects: int

    @property
    def line(self):
        """One line of the report."""
        return (
            f"{self.mb:6.1f} MB  {self.widgets} widgets  {self.qobjects} Qt objects  "
            f"{self.objects} Python objects"
        )


def kept():
    """What is alive now, after what is unreachable is gone and given back to the system."""
    QApplication.processEvents()
    gc.unfreeze()
    gc.collect()
    if sys.platform == "linux":
        # What malloc holds back for later is no leak; without this, figures jump by megabytes.
        ctypes.CDLL(None).malloc_trim(0)
    alive = gc.get_objects()
    return Kept(
        mb=_resident_mb(),
        widgets=len(QApplication.allWidgets()),
        qobjects=sum(isinstance(one, QObject) for one in alive),
        objects=len(alive),
    )


def _resident_mb():
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


class Shift:
    """Drives the rig through stops; `at` counts them."""

    def __init__(self, rig, clock):
        self.rig = rig
        self.clock = clock
        self.at = 0

    def stop(self, *, every=EVERY):
        """One stop from the scan to the paper."""
        screen, form = self.rig.screen, self.rig.screen.workplace.form
        holder = invented_holder(self.at)
        self.at += 1
        self.clock.advance(every)
        self.rig.scanner.play(license_payload(holder, version=10))
        screen.wait("the scan", lambda: form.text("driver.license_number") == holder.number)
        form.begin(ready_stop(form.draft))
        blocks = [one.message for one in form.problems] if not form.ready else []
        if blocks:
            raise SystemExit(f"Stop {self.at} is blocked: {blocks}")
        before = self.rig.client.ticket_count()
        QTest.keyClick(screen.workplace, Qt.Key.Key_F9)
        lanes = screen.window.lanes
        screen.wait("the paper", lambda: lanes.idle and not form.touched)
        if self.rig.client.ticket_count() != before + 1:
            raise SystemExit(f"Stop {self.at} was not issued.")

    def tickets(self, count):
        """Stops one after the other, delivered in tens."""
        for _ in range(count):
            self.stop(every=timedelta(minutes=1))
            if self.at % 10 == 0:
                self.deliver()
            if self.at % 200 == 0:
                print(f"    {self.at:5} tickets  {_resident_mb():6.1f} MB", flush=True)

    def deliver(self):
        """Everything that waits goes to the training gateway."""
        client = self.rig.client
        client.deliver_now()
        self.rig.screen.wait("the receipts", lambda: client.summary().waiting == 0)

    def whole(self):
        """Eight hours."""
        screen = self.rig.screen
        for at in range(STOPS_A_SHIFT):
            self.stop()
            screen.settle()  # the preview too
            self.deliver()
            self._look_around(PAGES[at % len(PAGES)])
            for _ in range(LOOKS_A_STOP):
                screen.workplace.read_summary()
            screen.settle()
            if at % 5 == 4:
                screen.window.lock()
                screen.wait("the sign-on page", lambda: screen.window.sign_on.settled)
                sign_on(screen)

    def _look_around(self, name):
        screen = self.rig.screen
        screen.workplace.show_page(name)
        screen.settle()
        if name == "tickets":
            QTest.keyClicks(QApplication.focusWidget() or screen.workplace, "tre")
            screen.workplace.open_ticket(self.rig.client.tickets(limit=1)[0].document_id)
            screen.settle()
        QTest.keyClick(screen.workplace, Qt.Key.Key_F12)
        screen.workplace.show_page("stop")


def report(options):
    """Measure and print everything; whether it is within its limits."""
    clock = GatewayClock(datetime.now(UTC))
    with cruiser(clock) as rig:
        shift = Shift(rig, clock)
        rig.screen.settle()
        signed_on = kept()
        print(
            f"after sign-on             {signed_on.line}  (at most {SIGNED_ON_MB} MB)", flush=True
        )
        shift.whole()
        print(f"after a shift of 8 hours  {kept().line}", flush=True)
        shift.tickets(options.warm_up)
        warm = kept()
        print(f"after {options.warm_up:5} tickets more  {warm.line}", flush=True)
        shift.tickets(options.tickets)
        last = kept()
        print(f"after {options.tickets:5} tickets more  {last.line}", flush=True)
    growth = last.mb / warm.mb - 1
    print(f"growth over {options.tickets} tickets: {growth:+.1%} (at most {GROWTH:.0%})")
    return signed_on.mb <= SIGNED_ON_MB and growth <= GROWTH


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tickets", type=int, default=2_000)
    parser.add_argument("--warm-up", type=int, default=200)
    return 0 if report(parser.parse_args()) else 1


if __name__ == "__main__":
    sys.exit(main())
