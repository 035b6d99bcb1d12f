"""The words about printers and scanners: what a row, a chip and a button say."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import PurePath

from tracs_mobile.domain.devices import Cause, LinkKind, PrinterSetup, ScannerSetup, port_words
from tracs_mobile.ports import DeviceState, Presence
from tracs_mobile.wording import plural, say
from ui.tokens import Tone

PRINTERS = say("Printers, in the order they are tried")
SCANNERS = say("Scanners")
WORDING = say("Wording and amounts on the paper")
NO_PRINTERS = say(
    "No printer is set up. Tickets are issued all the same; their print is owed. F2 finds one."
)
NO_SCANNERS = say(
    "No scanner is set up. A license can be typed or read from a picture. F2 finds one."
)
ROW_KEYS = say("Enter sets up   ·   Ctrl + arrow changes the order")
ASKING = say("… Asking")
CHECKING = say("asking the devices…")
CHECKED = say("checked just now")
CHOOSE_PRINTER = say("Set up a printer first: F2 finds one.")
MOVED = say("Kept. This is the order from now on.")
KEPT = say("Kept, and in use from now on.")
UNDONE = say("It is back where it was.")
NO_UNDO = say("Nothing was removed that could be brought back.")
TESTING = say("Printing the test slip…")
FOLDER = say("Folder for the PDFs")
FIRST_ALREADY = say("It is already tried first.")
LAST_ALREADY = say("It is already tried last.")
NAME_MISSING = say("Give it a name first; it stands in every sentence about it.")
PROFILE_MISSING = say("Choose the kind of printer from the list under the field.")
NAME = say("Name")
PROFILE = say("Kind of printer (down arrow: all)")
NO_SUCH_PROFILE = say("No kind of printer fits. Empty the field to see all.")
DARKNESS = say("Darkness")
MARGIN = say("Left margin")
TEAR_OFF = say("Paper after the ticket")
PREFIX = say("What it types before each scan (usually nothing)")


class Remedy(Enum):
    """The one button of a row."""

    PRINT_OWED = "print owed"
    TEST = "test"
    CHECK = "check"
    FIND = "find"
    FOLDER = "folder"


REMEDY_WORDS = {
    Remedy.PRINT_OWED: say("Print owed"),
    Remedy.TEST: say("Test"),
    Remedy.CHECK: say("Check again"),
    Remedy.FIND: say("Find again"),
    Remedy.FOLDER: say("Folder"),
}

_FIND = (Cause.NOT_SET_UP, Cause.WRONG_PORT, Cause.NOT_A_PRINTER)
_OWED_FIRST = (
    Cause.NONE,
    Cause.PAPER_OUT,
    Cause.COVER_OPEN,
    Cause.BATTERY_LOW,
    Cause.HEAD_HOT,
)
"""Put right by hand in a moment; then what is owed prints."""


def remedy_of(kind: LinkKind, cause: Cause, *, owed: int = 0, scanner: bool = False) -> Remedy:
    """What the button of a row does."""
    if kind is LinkKind.FOLDER:
        return Remedy.FOLDER
    if cause in _FIND or (scanner and cause is not Cause.NONE):
        return Remedy.FIND
    if owed and cause in _OWED_FIRST and not scanner:
        return Remedy.PRINT_OWED
    return Remedy.TEST if cause is Cause.NONE else Remedy.CHECK


# --- causes ---------------------------------------------------------------------------------

_ROW_WORDS: dict[Cause, str] = {
    Cause.NONE: say("Ready"),
    Cause.NOT_SET_UP: say("Not set up"),
    Cause.OFF: say("Off"),
    Cause.OUT_OF_RANGE: say("Out of range"),
    Cause.WRONG_PORT: say("Not where it was"),
    Cause.PORT_HELD: say("Used by another program"),
    Cause.PAPER_OUT: say("Paper is out"),
    Cause.COVER_OPEN: say("Cover is open"),
    Cause.BATTERY_LOW: say("Battery is low"),
    Cause.HEAD_HOT: say("Head is hot"),
    Cause.SILENT: say("Does not answer"),
    Cause.NOT_A_PRINTER: say("Not a printer"),
    Cause.STALLED: say("Stopped reading"),
    Cause.LINE_BROKE: say("Connection broke"),
    Cause.BUSY: say("Busy"),
    Cause.CANCELED: say("Stopped by you"),
    Cause.FOLDER_MISSING: say("Folder is missing"),
    Cause.FAULT: say("Fault"),
}
_STRIP_WORDS: dict[Cause, str] = {
    Cause.NONE: say("{device} lost"),
    Cause.NOT_SET_UP: say("{device} not set up"),
    Cause.OFF: say("{device} off"),
    Cause.OUT_OF_RANGE: say("{device} out of range"),
    Cause.WRONG_PORT: say("{device} moved"),
    Cause.PORT_HELD: say("{device} in use"),
    Cause.PAPER_OUT: say("Paper out"),
    Cause.COVER_OPEN: say("Cover open"),
    Cause.BATTERY_LOW: say("Battery low"),
    Cause.HEAD_HOT: say("Head hot"),
    Cause.SILENT: say("{device} silent"),
    Cause.NOT_A_PRINTER: say("Not a printer"),
    Cause.STALLED: say("{device} stuck"),
    Cause.LINE_BROKE: say("{device} cut off"),
    Cause.BUSY: say("{device} busy"),
    Cause.CANCELED: say("Print stopped"),
    Cause.FOLDER_MISSING: say("Folder missing"),
    Cause.FAULT: say("{device} fault"),
}
_MILD = (Cause.BATTERY_LOW, Cause.HEAD_HOT, Cause.BUSY, Cause.CANCELED)


def cause_tone(cause: Cause) -> Tone:
    """How bad it is."""
    if cause is Cause.NONE:
        return "good"
    if cause is Cause.NOT_SET_UP:
        return "plain"
    return "warn" if cause in _MILD else "bad"


def row_chip(cause: Cause) -> str:
    """The chip of a row; a sign says what its color says."""
    sign = {"good": "✓ ", "warn": "? ", "bad": "! ", "plain": ""}[cause_tone(cause)]
    return f"{sign}{_ROW_WORDS[cause]}"


def strip_chip(state: DeviceState) -> tuple[str, Tone]:
    """The chip at the top: `✓ Printer`, `! Paper out`, `Scanner not set up`."""
    name = state.name.capitalize()
    if state.presence is Presence.READY and state.cause is Cause.NONE:
        return f"✓ {name}", "good"
    if state.presence is Presence.BUSY:
        return say("… {name} working", name=name), "good"
    if state.presence is Presence.ABSENT:
        return _STRIP_WORDS[Cause.NOT_SET_UP].format(device=name), "plain"
    tone: Tone = "bad" if state.cause is Cause.NONE else cause_tone(state.cause)
    sign = "? " if tone == "warn" else "! "
    return f"{sign}{_STRIP_WORDS[state.cause].format(device=name)}", tone


# --- where a device is ----------------------------------------------------------------------

_LINKS: dict[LinkKind, str] = {
    LinkKind.SERIAL: say("Cable"),
    LinkKind.BLUETOOTH: say("Bluetooth"),
    LinkKind.NETWORK: say("Network"),
    LinkKind.SPOOLER: say("Windows printer"),
    LinkKind.SYSTEM: say("Windows printer"),
    LinkKind.FOLDER: say("Saves a file"),
    LinkKind.KEYBOARD: say("Types like a keyboard"),
    LinkKind.CAMERA: say("Camera"),
}
_INCH = re.compile(r"(\d+(?:\.\d+)?)[- ]inch")


def paper_words(label: str) -> str:
    """`4 inch` out of the words of a profile; empty when they do not say."""
    found = _INCH.search(label)
    return say("{found} inch", found=found[1]) if found else ""


def printer_where(setup: PrinterSetup, label: str, *, ports: bool) -> str:
    """How a printer is reached and how wide its paper is.

    `ports` also names the port; only who sets devices up reads it.
    """
    parts = [link_words(setup.kind, setup.hardware), *_ports(setup, ports), paper_words(label)]
    return "  ·  ".join(part for part in parts if part)


def scanner_where(setup: ScannerSetup, *, ports: bool) -> str:
    """How a scanner is reached."""
    first = link_words(setup.kind, setup.hardware)
    if setup.kind is LinkKind.CAMERA:
        first = say("Starts with Scan when no scanner is ready")
    return "  ·  ".join((first, *_ports(setup, ports)))


def link_words(kind: LinkKind, hardware: str) -> str:
    """How a device is reached, with the end of its own address where that helps."""
    tail = hardware.removeprefix("bt:")[-4:]
    # The last four digits stand on most printers' labels; they tell two of the same model apart.
    if kind is LinkKind.BLUETOOTH and len(tail) == 4:
        return f"{_LINKS[kind]} {tail[:2]}:{tail[2:]}"
    return _LINKS[kind]


def _ports(setup: PrinterSetup | ScannerSetup, shown: bool) -> tuple[str, ...]:
    if setup.kind is LinkKind.FOLDER:
        return (PurePath(setup.url.partition(":")[2]).name,)
    if not shown or setup.kind not in (LinkKind.SERIAL, LinkKind.BLUETOOTH, LinkKind.NETWORK):
        return ()
    return (port_words(setup),)


def row_said(said: str, cause: Cause, owed: int) -> str:
    """The sentence of the printer that is tried first, with what is owed."""
    if not owed or cause is Cause.BUSY:
        return said
    prints = plural(owed, "print is", "prints are")
    return say("{said} {prints} owed.", said=said, prints=prints)


def darkness_words(value: int) -> str:
    """`lighter 2`, `usual`, `darker 1`."""
    if not value:
        return say("usual")
    if value > 0:
        return say("darker {steps}", steps=value)
    return say("lighter {steps}", steps=-value)


def millimeters(value: int) -> str:
    """`20 mm`."""
    return say("{value} mm", value=value)


def removed(name: str) -> str:
    """A device was taken off the list."""
    return say("{name} is removed. Ctrl+Z brings it back.", name=name)
