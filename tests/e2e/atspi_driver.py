"""Writes a ticket through the accessibility tree alone: no key, no pointer, no look at the screen.

    dbus-run-session -- /usr/bin/python3 atspi_driver.py PYTHON DATA_FOLDER

Run by test_atspi_ticket.py under the Python of the system, which has pyatspi. Tells as JSON the
number that the tree shows, and everything that was announced.
"""

import json
import os
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pyatspi
from gi.repository import GLib

ROOT = Path(__file__).resolve().parents[2]
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
WAIT_S = 90
ENTER = 0xFF0D
"""As X names the key."""
BUTTONS = ("push button", "radio button", "check box", "page tab", "toggle button")

FIELDS = {
    "Last name": "TREMBLAYE",
    "First name": "NOEMIE",
    "Date of birth": "04/17/1991",
    "Mailing address": "12 MAPLE ST",
    "Town of the address": "BARRE",
    "State of the address": "VT",
    "ZIP": "05641",
    "License number": "12345678",
    "State of the license": "VT",
    "Plate": "HKB412",
    "State of the plate": "VT",
    "Highway": "US 2",
    "Where": "AT THE BRIDGE",
}
"""What is written, by the names under which a reader speaks the fields."""
ANSWERS = {
    "Mailing address confirmed": "Address is right",
    "Active military duty": "No",
    "Perceived race": "White",
    "Gender": "Female",
    "Reason for the stop": "Vehicle equipment",
    "Search": "No search",
    "Contraband": "No search",
    "Force used or threatened": "None",
}
"""The questions, by their names, and what is answered."""


class NotThere(Exception):
    """The tree does not hold what an officer would have to find."""


class Reader:
    """What an assistive technology does: looks names up, presses, writes, listens."""

    def __init__(self, app):
        self.app = app
        self.heard = []
        pyatspi.Registry.registerEventListener(self._hear, "object:announcement")

    def _hear(self, event):
        self.heard.append(str(event.any_data))

    def _listen(self):
        """Take in what the program told since the last time."""
        events = GLib.MainContext.default()
        while events.pending():
            events.iteration(False)

    def wait(self, is_so, what):
        """What `is_so` gives, as soon as it gives something."""
        until = time.monotonic() + WAIT_S
        while True:
            self._listen()
            found = is_so()
            if found:
                return found
            if time.monotonic() > until:
                raise NotThere(f"{what}; there is: {self.names()}")
            time.sleep(0.02)

    def showing(self):
        """Everything on the screen, in the order of the tree."""
        waiting = [self.app]
        while waiting:
            node = waiting.pop(0)
            try:
                children = [node.getChildAtIndex(at) for at in range(node.childCount)]
                seen = node is self.app or node.getState().contains(pyatspi.STATE_SHOWING)
            except GLib.GError:
                continue  # gone while it was looked at
            if seen:
                yield node
                waiting = [child for child in children if child is not None] + waiting

    def names(self):
        """Roles and names of what can be used."""
        return [f"{n.getRoleName()} {n.name}" for n in self.showing() if n.name]

    def find(self, name, roles=()):
        """The first of this name."""
        for node in self.showing():
            if node.name == name and (not roles or node.getRoleName() in roles):
                return node
        return None

    def press(self, name):
        """Press a button by its name."""
        button = self.wait(lambda: self.find(name, BUTTONS), f"no button {name}")
        action = button.queryAction()
        at = next(i for i in range(action.nActions) if action.getName(i).lower() == "press")
        action.doAction(at)

    def write(self, name, text):
        """Put text into a field by its name."""
        field = self.wait(lambda: self.find(name, ("text", "password text")), f"no field {name}")
        field.queryEditableText().setTextContents(text)

    def take(self, field, text, offer):
        """Write into a field that offers what it could mean, and take the first offer by Enter."""
        self.write(field, text)
        first = self.wait(self._first_offer, f"no offer for {text}")
        if offer not in first.name:
            raise NotThere(f"{offer} is not the first offer but {first.name}")
        pyatspi.Registry.generateKeyboardEvent(ENTER, None, pyatspi.KEY_SYM)
        self.wait(lambda: self._first_offer() is None, "the offers stay open")

    def _first_offer(self):
        return next((n for n in self.showing() if n.getRoleName() == "list item"), None)


def main():
    """Start the program, write a ticket, tell what came of it."""
    python, folder = sys.argv[1:]
    launcher = subprocess.Popen([LAUNCHER, "--launch-immediately"])
    surroundings = {
        **os.environ,
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_QPA_PLATFORM": "xcb",
    }
    command = [python, "-m", "tracs_mobile", "run", "--data-dir", folder]
    program = subprocess.Popen(command, env=surroundings, cwd=ROOT)
    try:
        reader = Reader(the_program(program))
        print(json.dumps({"number": write_ticket(reader), "heard": reader.heard}))
    finally:
        program.terminate()
        program.wait()
        launcher.terminate()
        launcher.wait()


def the_program(program):
    """Its place in the tree."""
    until = time.monotonic() + WAIT_S
    while time.monotonic() < until and program.poll() is None:
        desktop = pyatspi.Registry.getDesktop(0)
        for at in range(desktop.childCount):
            app = desktop.getChildAtIndex(at)
            if app is not None and app.name == "TraCS Mobile" and app.childCount:
                return app
        time.sleep(0.1)
    raise NotThere("the program does not stand in the tree")


def write_ticket(reader):
    """The number of the ticket, as the tree says it."""
    sign_on(reader)
    for name, text in FIELDS.items():
        reader.write(name, text)
    for question, answer in ANSWERS.items():
        reader.press(f"{question}: {answer}")
        asked = reader.wait(partial(reader.find, question, ("panel",)), f"no question {question}")
        reader.wait(lambda asked=asked, answer=answer: answer in asked.description, question)
    reader.take("Town where it happened", "Montpelier", "Montpelier")
    reader.take("Charge", "lights", "§ 1243")
    reader.write("Base penalty in dollars", "160")
    reader.wait(lambda: reader.find("✓ Ready to issue"), "it is not ready to issue")
    reader.press("Issue and print")
    reader.wait(lambda: reader.find("✓ Issued"), "it was not issued")
    numbers = (n.name for n in reader.showing() if n.name.startswith("TRAIN-"))
    number = next(numbers, "")
    reader.wait(lambda: any(number in said for said in reader.heard), "nobody said the number")
    return number


def sign_on(reader):
    """Practice, as officer Tremblaye."""
    reader.press("Practice first")
    reader.write("DPS username", "m.tremblaye")
    reader.write("Secret", "covered-bridge-1")
    reader.press("Sign on")
    reader.wait(lambda: reader.find("Last name", ("text",)), "not signed on")


if __name__ == "__main__":
    main()
