"""The devices of an invented cruiser: three printers and two scanners, with what they say."""

from __future__ import annotations

from tracs_mobile.domain.devices import (
    Cause,
    DeviceBook,
    LinkKind,
    PrinterSetup,
    ScannerSetup,
)
from tracs_mobile.ports import DeviceHealth, EyeAnswer, EyeQuestion, FoundDevice, LearnStep
from tracs_mobile.testing.fake_devices import READY, FakeDevices, a_printer_setup

BOOK = DeviceBook(
    printers=(
        a_printer_setup(),
        PrinterSetup(
            id="printer-2",
            name="Brother PocketJet PJ-763",
            kind=LinkKind.SYSTEM,
            url="system:Brother PJ-763",
            profile="generic-8.5in-page",
        ),
        PrinterSetup(
            id="printer-3",
            name="Save as PDF",
            kind=LinkKind.FOLDER,
            url="pdf:Tickets",
            profile="generic-4in-832",
        ),
    ),
    scanners=(
        ScannerSetup(
            id="scanner-1",
            name="L-Tron 4910LR",
            kind=LinkKind.SERIAL,
            url="COM4",
            hardware="usb:0C2E:0A0A:1",
        ),
        ScannerSetup(id="scanner-2", name="Laptop camera", kind=LinkKind.CAMERA, url="camera:0"),
    ),
)
HEALTH = {
    "printer-1": DeviceHealth(
        cause=Cause.PAPER_OUT, said="Load a roll and close the cover.", status_hex="7e"
    ),
    "printer-2": DeviceHealth(
        cause=Cause.NONE, said="Windows has it; look yourself whether a ticket came out whole."
    ),
    "printer-3": DeviceHealth(
        cause=Cause.NONE, said="Counts as print owed until a paper copy is handed over."
    ),
    "scanner-1": DeviceHealth(
        cause=Cause.OFF, said="The scanner is not there. Plug it in; the camera reads meanwhile."
    ),
    "scanner-2": READY,
}
FOUND = (
    FoundDevice(
        scanner=False,
        name="Bixolon SPP-R410",
        kind=LinkKind.BLUETOOTH,
        url="COM9",
        hardware="bt:74F07D4A1C00",
        certain=True,
        known_id="printer-1",
    ),
    FoundDevice(
        scanner=False,
        name="Star SM-T400i",
        kind=LinkKind.NETWORK,
        url="tcp://192.168.1.77:9100",
        certain=True,
        profile="generic-4in-832",
    ),
    FoundDevice(
        scanner=False,
        name="Something on a cable",
        kind=LinkKind.SERIAL,
        url="COM3",
        said="Another program uses this connection. Close that program, then press F2.",
    ),
    FoundDevice(
        scanner=True,
        name="Zebra DS8178",
        kind=LinkKind.SERIAL,
        url="COM6",
        hardware="usb:05E0:1701:9",
        certain=True,
    ),
    FoundDevice(scanner=True, name="Second camera", kind=LinkKind.CAMERA, url="camera:1"),
)


def _question(fact: str, words: str, *answers: tuple[str, str]) -> EyeQuestion:
    made = tuple(EyeAnswer(words=said, value=value) for said, value in answers)
    return EyeQuestion(fact=fact, words=words, answers=made)


QUESTIONS = (
    _question(
        "width_dots",
        "1 Width: what is the last number below the ruler?",
        ("100", "832"),
        ("80", "640"),
        ("70", "576"),
    ),
    _question(
        "code_pages",
        "2 Letters: which lines are just like the one that begins with = ?",
        ("All", '[["cp1252",16],["cp858",19]]'),
        ("Only A", '[["cp1252",16]]'),
        ("Only B", '[["cp858",19]]'),
        ("None", ""),
    ),
    _question(
        "form",
        "2 Letters: are the plain letters and the counted dots whole and in line?",
        ("Yes", '"hybrid"'),
        ("No, they are wrong: print letters as pictures", '"raster"'),
    ),
    _question(
        "image_command",
        "4 Pictures: which is the first number with a clean box and cross, and no stray signs?",
        ("1", '"gs_v_0"'),
        ("2", '"esc_star"'),
        ("None", ""),
    ),
    _question(
        "double_height_raster",
        "4 Pictures: is picture T as high as picture 1?",
        ("Yes", "true"),
        ("No, or it is not there", "false"),
    ),
    _question(
        "native_codes",
        "5 Its own bar codes: which are there and can be scanned?",
        ("All", '["qr","pdf417"]'),
        ("Only 1", '["qr"]'),
        ("Only 2", '["pdf417"]'),
        ("None", "[]"),
    ),
)
STEPS = (
    LearnStep(title="Answer", said="it answers within a moment.", good=True),
    LearnStep(title="Maker and model", said="Bixolon SPP-R410.", good=True),
    LearnStep(
        title="Confirms a print",
        said="it does not; its prints are called probably printed.",
        good=False,
    ),
    *(
        LearnStep(title="On the slip", said="look at it and answer.", good=True, ask=question)
        for question in QUESTIONS
    ),
)


def equip(devices: FakeDevices) -> None:
    """Set all of it up."""
    devices.kept = BOOK
    devices.health = dict(HEALTH)
    devices.found = FOUND
    devices.steps = STEPS
