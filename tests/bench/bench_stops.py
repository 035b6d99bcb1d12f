"""How many key presses a stop costs, in the real window, by keyboard alone.

    python tests/bench/bench_stops.py [--out FILE]

Four scripted stops: three complaints with everything typed, a warning with everything typed, a
warning at the place of the last stop with a favorite charge, and one complaint after a scan.

A key is counted as pressed when it does anything but write a character of the facts into a text
field: Enter, Tab, arrows, function keys, the letter that answers a question. A chord such as Alt+V
counts as two. Characters that only look something up (`barre c` for Barre City, `49/35` for a
charge) are shown apart and counted too where a stop must keep its limit strictly. The characters
of the facts (name, plate, street, what was seen) are shown beside. The script fails when a stop
costs more than its limit, or when what was issued is not what was meant.
"""

import argparse
import json
import os
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from scanners.text.reader import scan_payload
from tracs_mobile.bootstrap import open_desk
from tracs_mobile.domain.license import ScanSource
from tracs_mobile.domain.names import ChargeId
from tracs_mobile.domain.problem import Severity
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.settings import Settings
from tracs_mobile.testing.licenses import Holder, license_payload
from tracs_mobile.training import TRAINEES
from ui.rehearsal import Rehearsal

THREE, WARNING = "three charges, typed", "warning, typed"
AGAIN, SCANNED = "warning, last place and a favorite", "one charge, scanned"
LIMITS = {THREE: 60, WARNING: 25, AGAIN: 25, SCANNED: 41}
STRICT = frozenset({THREE, AGAIN, SCANNED})
"""Stops that keep their limit with what only looks something up counted as well."""
FAVORITE = ChargeId("23-1243")
KEYS = {
    "Tab": Qt.Key.Key_Tab,
    "Down": Qt.Key.Key_Down,
    "Enter": Qt.Key.Key_Return,
    "F6": Qt.Key.Key_F6,
    "F7": Qt.Key.Key_F7,
    "F9": Qt.Key.Key_F9,
}


@dataclass
class Keyboard:
    """Presses real keys in the window and counts them, step by step."""

    screen: Rehearsal
    steps: list = field(default_factory=list)
    presses: int = 0
    lookups: int = 0
    letters: int = 0

    def begin(self, step):
        """The keys that follow belong to `step`."""
        self.steps.append({"step": step, "presses": 0, "lookups": 0, "characters": 0})

    def cost(self, *, strict):
        """What the limit is held against."""
        return self.presses + self.lookups * strict

    def press(self, *names):
        """Keys by name; `Alt+V` is a chord of two."""
        for name in names:
            *chord, key = name.split("+")
            modifier = Qt.KeyboardModifier.AltModifier if chord else Qt.KeyboardModifier.NoModifier
            code = KEYS[key] if key in KEYS else Qt.Key(ord(key))
            QTest.keyClick(self._target(), code, modifier)
            self._count(presses=1 + len(chord))

    def write(self, text):
        """Characters: of the facts in a text field, else the answer to a question."""
        for one in text:
            into_text = self._character(one)
            self._count(letters=into_text, presses=not into_text)

    def look_up(self, text):
        """Characters that only find something, and Enter, which takes it."""
        for one in text:
            self._character(one)
            self._count(lookups=1)
        self.press("Enter")

    def _character(self, one):
        target = self._target()
        QTest.keyClicks(target, one)
        return isinstance(target, QLineEdit)

    def line(self, *texts):
        """Text fields one after another, each left by Tab; an empty one is only passed."""
        for text in texts:
            self.write(text)
            self.press("Tab")

    def _target(self):
        return QApplication.focusWidget() or self.screen.window

    def _count(self, *, presses=0, lookups=0, letters=0):
        step = self.steps[-1]
        step["presses"] += presses
        step["lookups"] += lookups
        step["characters"] += letters
        self.presses += presses
        self.lookups += lookups
        self.letters += letters


def driver(keys):
    """Everything on the license, and what is asked at the window."""
    keys.begin("driver")
    keys.line("dunnebrooke, odette rune", "04171991", "f")
    keys.line("41 lantern loop apt 2, montpelier vt 05602")
    keys.write("y")
    keys.line("90000417", "vt", "d", "04042028")
    keys.write("nn")


def vehicle(keys):
    """The plate and what the car looks like; the cursor stands there after the questions."""
    keys.begin("vehicle")
    keys.line("qxz 905", "vt", "2019", "subaru", "outback")
    keys.write("blue")


def place(keys):
    """The town by its first letters, the road and where on it."""
    keys.begin("place")
    keys.press("Alt+L")
    keys.look_up("barre c")
    keys.line("us-302", "0.2 mi E of Berlin St")
    keys.write("e")


def stop_data(keys):
    """Race, gender, reason, search (which answers what it found), contraband, force."""
    keys.begin("stop data")
    keys.press("Alt+S")
    keys.write("wfm11n")


def three_charges(keys):
    """Speeding, a phone and a stop sign, each a complaint with its own facts."""
    driver(keys)
    vehicle(keys)
    place(keys)
    keys.begin("speeding")
    keys.press("Alt+C")
    keys.look_up("49/35")
    keys.look_up("r")
    keys.write("Steady tone 49, visual estimate 50.")
    keys.begin("phone")
    keys.press("F6")
    keys.look_up("pho")
    keys.write("Held a phone at eye level for two blocks.")
    keys.begin("stop sign")
    keys.press("F6")
    keys.look_up("1048")
    keys.line("100")
    keys.write("Rolled through at about 15 mph.")
    stop_data(keys)
    keys.begin("issue")
    keys.press("F9")
    return [DocumentKind.COMPLAINT] * 3


def warning(keys):
    """A head lamp: name and address, the plate, the place, the charge, six taps."""
    keys.begin("driver")
    keys.line("dunnebrooke, odette rune", "04171991", "f")
    keys.write("41 lantern loop apt 2, montpelier vt 05602")
    keys.begin("vehicle")
    keys.press("Alt+V")
    keys.line("qxz 905")
    keys.write("vt")
    keys.begin("place")
    keys.press("Alt+L")
    keys.look_up("barre c")
    keys.begin("charge")
    keys.press("Alt+C")
    keys.look_up("1243")
    keys.press("F7")
    stop_data(keys)
    keys.begin("issue")
    keys.press("F9")
    return [DocumentKind.WARNING]


def warning_again(keys):
    """The same at the place of the last stop, with a charge that the officer has starred."""
    favor(keys.screen)
    keys.begin("driver")
    keys.line("quimbelle, aubin thade", "04171991", "m")
    keys.write("7 kiln spur, montpelier vt 05602")
    keys.begin("vehicle")
    keys.press("Alt+V")
    keys.line("zqx 118")
    keys.write("vt")
    keys.begin("place")
    keys.press("Alt+L", "Down", "Enter")
    keys.begin("charge")
    keys.press("Alt+C", "Down", "Enter", "F7")
    stop_data(keys)
    keys.begin("issue")
    keys.press("F9")
    return [DocumentKind.WARNING]


def favor(screen):
    """The officer has starred a charge some day before."""
    screen.workplace.client.set_favorites((FAVORITE,))
    screen.workplace.form.lists.load()
    screen.settle()


def scanned(keys):
    """The license fills the driver; the cursor stands on what has to be asked."""
    raw = license_payload(Holder(), version=10)
    scan = scan_payload(raw, source=ScanSource.SERIAL, today=date(2026, 11, 21))
    keys.screen.workplace.take_scan(scan)
    keys.begin("asked at the window")
    keys.write("yn")
    vehicle(keys)
    place(keys)
    keys.begin("speeding")
    keys.press("Alt+C")
    keys.look_up("49/35")
    keys.look_up("r")
    keys.write("Steady tone 49, visual estimate 50.")
    stop_data(keys)
    keys.begin("issue")
    keys.press("F9")
    return [DocumentKind.COMPLAINT]


SCRIPTS = {THREE: three_charges, WARNING: warning, AGAIN: warning_again, SCANNED: scanned}


def play(screen, script):
    """One stop from the first key to the issued tickets: its keyboard, and what went wrong."""
    keys = Keyboard(screen)
    client = screen.workplace.client
    before = client.ticket_count()
    wanted = script(keys)
    blocks = [p.message for p in screen.workplace.form.problems if p.severity is Severity.BLOCK]
    screen.settle()
    issued = client.ticket_count() - before
    kinds = [row.kind for row in client.tickets(limit=issued)] if issued else []
    return keys, "" if kinds == wanted else f"issued {[k.value for k in kinds]}: {blocks}"


def measure():
    """Every script in one window: name → (keyboard, what went wrong)."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder), argon2_memory_kib=19_456)
        screen = Rehearsal(lambda: open_desk(settings), settings)
        officer = TRAINEES[0]
        screen.sign_on(officer.officer.username, officer.secret)
        screen.settle()
        try:
            return {name: play(screen, script) for name, script in SCRIPTS.items()}
        finally:
            screen.close()


def tell(name, keys, wrong):
    """The counts of one stop on the screen; whether it keeps its limit."""
    cost = keys.cost(strict=name in STRICT)
    print(f"{name}: {keys.presses} key presses, {keys.lookups} characters to look up,", end=" ")
    print(f"{keys.letters} of the facts; counts as {cost} (at most {LIMITS[name]})")
    for step in keys.steps:
        print("    {step:<20} {presses:>3} presses {lookups:>3} {characters:>4}".format(**step))
    if wrong:
        print(f"    NOT AS MEANT: {wrong}")
    return not wrong and cost <= LIMITS[name]


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, help="write the counts there as JSON")
    out = options.parse_args().out
    played = measure()
    kept = [tell(name, keys, wrong) for name, (keys, wrong) in played.items()]
    if out is not None:
        counts = {
            name: {
                "presses": keys.presses,
                "lookups": keys.lookups,
                "cost": keys.cost(strict=name in STRICT),
                "limit": LIMITS[name],
                "steps": keys.steps,
            }
            for name, (keys, _) in played.items()
        }
        out.write_text(json.dumps(counts, indent=1))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
