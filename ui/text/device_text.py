"""The words about printers and scanners: what a row, a chip and a button say."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import PurePath

from tracs_mobile.domain.devices import Cause, LinkKind, PrinterSetup, ScannerSetup, port_words
from tracs_mobile.ports import DeviceState, Presence
from tracs_mobile.wording import plural
from ui.tokens import Tone

PRINTERS = "Printers, in the order they are tried"
SCANNERS = "Scanners"
WORDING = "Wording and amounts on the paper"
NO_PRINTERS = (
    "No printer is set up. Tickets are issued all the same; their print is owed. F2 finds one."
)
NO_SCANNERS = "No scanner is set up. A license can be typed or read from a picture. F2 finds one."
ROW_KEYS = "Enter sets up   ·   Ctrl + arrow changes the order"
ASKING = "… Asking"
CHECKING = "asking the devices…"
CHECKED = "checked just now"
CHOOSE_PRINTER = "Set up a printer first: F2 finds one."
MOVED = "Kept. This is the order from now on."
KEPT = "Kept, and in use from now on."
UNDONE = "It is back where it was."
NO_UNDO = "Nothing was removed that could be brought back."
TESTING = "Printing the test slip…"
FOLDER = "Folder for the PDFs"
FIRST_ALREADY = "It is already tried first."
LAST_ALREADY = "It is already tried last."
NAME_MISSING = "Give it a name first; it stands in every sentence about it."
PROFILE_MISSING = "Choose the kind of printer from the list under the field."
NAME = "Name"
PROFILE = "Kind of printer (down arrow: all)"
NO_SUCH_PROFILE = "No kind of printer fits. Empty the field to see all."
DARKNESS = "Darkness"
MARGIN = "Left margin"
TEAR_OFF = "Paper after the ticket"
PREFIX = "What it types before each scan (usually nothing)"


class Remedy(Enum):
    """The one button of a row, by its words."""

    PRINT_OWED = "Print owed"
    TEST = "Test"
    CHECK = "Check again"
    FIND = "Find again"
    FOLDER = "Folder"


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
    Cause.NONE: "Ready",
    Cause.NOT_SET_UP: "Not set up",
    Cause.OFF: "Off",
    Cause.OUT_OF_RANGE: "Out of range",
    Cause.WRONG_PORT: "Not where it was",
    Cause.PORT_HELD: "Used by another program",
    Cause.PAPER_OUT: "Paper is out",
    Cause.COVER_OPEN: "Cover is open",
    Cause.BATTERY_LOW: "Battery is low",
    Cause.HEAD_HOT: "Head is hot",
    Cause.SILENT: "Does not answer",
    Cause.NOT_A_PRINTER: "Not a printer",
    Cause.STALLED: "Stopped reading",
    Cause.LINE_BROKE: "Connection broke",
    Cause.BUSY: "Busy",
    Cause.CANCELED: "Stopped by you",
    Cause.FOLDER_MISSING: "Folder is missing",
    Cause.FAULT: "Fault",
}
_STRIP_WORDS: dict[Cause, str] = {
    Cause.NONE: "{} lost",
    Cause.NOT_SET_UP: "{} not set up",
    Cause.OFF: "{} off",
    Cause.OUT_OF_RANGE: "{} out of range",
    Cause.WRONG_PORT: "{} moved",
    Cause.PORT_HELD: "{} in use",
    Cause.PAPER_OUT: "Paper out",
    Cause.COVER_OPEN: "Cover open",
    Cause.BATTERY_LOW: "Battery low",
    Cause.HEAD_HOT: "Head hot",
    Cause.SILENT: "{} silent",
    Cause.NOT_A_PRINTER: "Not a printer",
    Cause.STALLED: "{} stuck",
    Cause.LINE_BROKE: "{} cut off",
    Cause.BUSY: "{} busy",
    Cause.CANCELED: "Print stopped",
    Cause.FOLDER_MISSING: "Folder missing",
    Cause.FAULT: "{} fault",
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
        return f"… {name} working", "good"
    if state.presence is Presence.ABSENT:
        return _STRIP_WORDS[Cause.NOT_SET_UP].format(name), "plain"
    tone: Tone = "bad" if state.cause is Cause.NONE else cause_tone(state.cause)
    sign = "? " if tone == "warn" else "! "
    return f"{sign}{_STRIP_WORDS[state.cause].format(name)}", tone


# --- where a device is ----------------------------------------------------------------------

_LINKS: dict[LinkKind, str] = {
    LinkKind.SERIAL: "Cable",
    LinkKind.BLUETOOTH: "Bluetooth",
    LinkKind.NETWORK: "Network",
    LinkKind.SPOOLER: "Windows printer",
    LinkKind.SYSTEM: "Windows printer",
    LinkKind.FOLDER: "Saves a file",
    LinkKind.KEYBOARD: "Types like a keyboard",
    LinkKind.CAMERA: "Camera",
}
_INCH = re.compile(r"(\d+(?:\.\d+)?)[- ]inch")


def paper_words(label: str) -> str:
    """`4 inch` out of the words of a profile; empty when they do not say."""
    found = _INCH.search(label)
    return f"{found[1]} inch" if found else ""


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
        first = "Starts with Scan when no scanner is ready"
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
    return f"{said} {plural(owed, 'print')} {'is' if owed == 1 else 'are'} owed."


def darkness_words(value: int) -> str:
    """`lighter 2`, `usual`, `darker 1`."""
    if not value:
        return "usual"
    return f"{'darker' if value > 0 else 'lighter'} {abs(value)}"


def millimeters(value: int) -> str:
    """`20 mm`."""
    return f"{value} mm"


def removed(name: str) -> str:
    """A device was taken off the list."""
    return f"{name} is removed. Ctrl+Z brings it back."
