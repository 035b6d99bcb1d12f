"""The sentences of the page that tests a scanner, and of the camera's little picture."""

from __future__ import annotations

from tracs_mobile.domain.license import Delivered, Scan, ScanSource
from tracs_mobile.wording import plural, say
from ui.tokens import Tone

# --- testing a scanner ----------------------------------------------------------------------

SCAN_TITLE = say("Test scan")
SCAN_NOW = say(
    "Scan the wide bar code on the back of a license now. What it says is not shown or kept."
)
SCAN_HOPE = say("The scan appears here.")
MARKS = say("Field marks")
SHEET = say("Setup sheet for")
SHEET_WHY = say(
    "A setup sheet switches a scanner over by itself: print it, and scan its bar codes from top to "
    "bottom. Then Find sees the scanner, and no mark between the fields is lost."
)
SHEET_SAVE = say("Save the setup sheet")
SHEET_CHOOSE = say("Choose the maker of the scanner first.")
SEPARATORS = ("LF", "RS", "CR", "FS", "GS")
_NEEDED = ("LF", "RS", "CR")
"""The header of a license bar code has these three (AAMVA DL/ID, D.12.3)."""
SWITCH_OVER = say(
    "The marks between the fields are lost on the way: names and dates can run together. Switch "
    "the scanner over with the setup sheet of its maker; then it has a line of its own."
)
SWITCH_BETTER = say(
    "It reads well. As a keyboard it depends on where the cursor is; the setup sheet switches it "
    "over to a line of its own."
)
ALL_WELL = say("Everything arrived. The scanner is in order.")
NOT_A_LICENSE = say("It reads. For the whole test scan the wide bar code on the back of a license.")
NOT_READ = say("Something arrived that cannot be read.")
_SOURCES = {
    ScanSource.SERIAL: say("a line of its own"),
    ScanSource.WEDGE: say("typed like a keyboard"),
    ScanSource.CAMERA: "camera",
    ScanSource.IMAGE: "picture",
    ScanSource.FILE: "file",
}


def sheet_saved(path: str) -> str:
    """Where a setup sheet is."""
    return say(
        "Saved: {path}. Print it or show it large, and scan its bar codes from top to bottom.",
        path=path,
    )


def scan_title(count: int) -> str:
    """Which scan is shown."""
    return say("Scan {count}. Scan again as often as you like.", count=count)


def mark_tip(words: str) -> str:
    """What a mark is, for a pointer."""
    if words.startswith("✓"):
        return say("This mark between the fields arrived.")
    return say("This mark between the fields did not arrive.")


def scan_facts(scan: Scan) -> tuple[tuple[str, str], ...]:
    """What a test scan delivered: names and values, never what it said about a person."""
    got = scan.delivered or Delivered(size_bytes=0)
    return (
        (say("What"), got.what or NOT_READ),
        (say("Size"), plural(got.size_bytes, "byte") if got.size_bytes else say("not told")),
        (say("Read in"), say("{took_ms:.0f} ms", took_ms=scan.took_ms)),
        (say("Came by"), _SOURCES[scan.source]),
        (say("Bar code"), got.symbology or say("not told")),
    )


def scan_marks(scan: Scan) -> tuple[tuple[str, Tone], ...]:
    """Which of the marks between fields survived, as chips."""
    got = scan.delivered.separators if scan.delivered is not None else ()
    return tuple(_mark(name, survived=name in got) for name in SEPARATORS)


def _mark(name: str, *, survived: bool) -> tuple[str, Tone]:
    if survived:
        return f"✓ {name}", "good"
    # FS and GS stand in few bar codes; that they did not come proves nothing.
    return (f"✗ {name}", "bad") if name in _NEEDED else (say("{name} not used", name=name), "plain")


def lost_marks(scan: Scan) -> bool:
    """Whether marks that every license has did not arrive."""
    got = scan.delivered.separators if scan.delivered is not None else ()
    return scan.license is not None and any(name not in got for name in _NEEDED)


def scan_verdict(scan: Scan) -> tuple[str, Tone]:
    """What a test scan means, and what to do."""
    if scan.license is None and scan.vehicle is None:
        return scan.problem or NOT_READ, "bad"
    if scan.license is None:
        return NOT_A_LICENSE, "good"
    if scan.source in (ScanSource.CAMERA, ScanSource.IMAGE):
        return ALL_WELL, "good"
    if lost_marks(scan):
        return SWITCH_OVER, "warn"
    return (SWITCH_BETTER if scan.source is ScanSource.WEDGE else ALL_WELL), "good"


# --- the camera -----------------------------------------------------------------------------

CAMERA_HINT = say(
    "Hold the wide bar code on the back of the license about 10 inches before the camera."
)
CAMERA_STARTING = say("The camera starts…")
CAMERA_NAME = say("What the camera sees")
CAMERA_CLOSE = say("Close the camera")
ARMED_WITH_CAMERA = say(
    "The scanner listens. Scan the wide bar code on the back of the license, or press F3 again for "
    "the camera."
)
