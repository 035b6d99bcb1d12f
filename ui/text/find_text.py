"""The sentences of the search for devices, and of *Test and learn*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracs_mobile.domain.devices import LinkKind, PrinterSetup
from tracs_mobile.ports import FoundDevice, LearnStep
from tracs_mobile.wording import plural, say
from ui.text.device_text import link_words
from ui.tokens import Tone

# --- finding --------------------------------------------------------------------------------

FIND_TITLE = say("Find devices")
FIND_DONE_NOTHING = say(
    "Nothing was found. Switch the device on and hold it close. Pair a Bluetooth printer in "
    "Windows first. Then press F2. A scanner that types like a keyboard needs no set-up."
)
ADDRESS = say("Address of a network printer, such as 192.168.1.20; Enter adds it")
ADDRESS_WRONG = say(
    "Write the address that the printer prints on its own test page, such as 192.168.1.20."
)
PDF_FOLDER = say("Save as PDF")
NETWORK_PRINTER = say("Network printer")
BY_HAND = say("By hand")
USE = say("Use it")
USED = say("✓ Set up")
USE_HERE = say("Use it here")
CHOOSE_FOUND = say("Nothing to use yet. F2 looks again.")
_HOST = re.compile(r"(?:tcp://)?([A-Za-z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?)(?::(\d{1,5}))?")
_RAW_PORT = 9100
"""Where network printers take a job as it is."""


def searching(seconds: int) -> str:
    """While a search runs."""
    where = say("Looking at cables, Bluetooth, the network and the printers of Windows…")
    return say(
        "{where} {seconds} s of 20. You may leave; that ends it.", where=where, seconds=seconds
    )


def search_over(found: Sequence[FoundDevice]) -> str:
    """What a search came to."""
    if not found:
        return FIND_DONE_NOTHING
    return say(
        "{devices} found. Use the ones that are yours.", devices=plural(len(found), "device")
    )


def found_where(device: FoundDevice) -> str:
    """What was found and how it is reached."""
    what = say("Scanner") if device.scanner else say("Printer")
    if device.kind is LinkKind.CAMERA:
        return say("Camera")
    parts = (what, link_words(device.kind, device.hardware), _place(device))
    return "  ·  ".join(part for part in parts if part)


def _place(device: FoundDevice) -> str:
    """The port or the address: who sets up two devices without a name tells them apart by it."""
    if device.kind not in (LinkKind.SERIAL, LinkKind.BLUETOOTH, LinkKind.NETWORK):
        return ""
    return device.url.removeprefix("tcp://").removesuffix(f":{_RAW_PORT}")


def found_chip(device: FoundDevice) -> tuple[str, Tone]:
    """How sure it is that this is what it seems."""
    if device.known_id:
        return say("✓ On your list"), "good"
    if device.kind is LinkKind.CAMERA:
        return (say("✓ Gives a picture"), "good") if device.certain else (say("Camera"), "plain")
    if device.certain:
        # Nothing is written to a scanner; it is known by its maker.
        return say("✓ Known maker") if device.scanner else say("✓ Answered"), "good"
    return say("? Not sure"), "warn"


def found_said(device: FoundDevice) -> str:
    """The sentence beside it."""
    if device.said:
        return device.said
    if device.kind is LinkKind.CAMERA:
        return say("It reads a license when there is no scanner. F6 shows what it sees.")
    if device.certain:
        return say("It answered as what it is.")
    return say("It did not say what it is. Use it if you know it; the test shows whether it works.")


def used(name: str, *, scanner: bool) -> str:
    """A device was put on the list."""
    after = say("F6 tests it") if scanner else say("F9 tests it and learns what it can")
    return say(
        "{name} is on your list and in use. Esc goes back; there {after}.", name=name, after=after
    )


def address_url(typed: str) -> str:
    """`192.168.1.20` as an address to print to; empty when it is none."""
    found = _HOST.fullmatch(typed.strip())
    if found is None or int(found[2] or _RAW_PORT) not in range(1, 65_536):
        return ""
    return f"tcp://{found[1]}:{found[2] or _RAW_PORT}"


# --- test and learn -------------------------------------------------------------------------

LEARN_TITLE = say("Test and learn")
LEARN_BEGIN = say(
    "Keep the printer on, its cover closed, a few inches of paper in it. This takes a minute."
)
LEARN_STEPS = say("What the printer said")
LEARN_EYES = say("What only you can see")
LEARN_NO_EYES = say("Questions about the slip appear here when it is out.")
LEARN_NO_QUESTIONS = say(
    "There is nothing to ask. Look whether the slip is whole and easy to read."
)
LEARN_LOOK = say("Look at the slip. A question you leave open changes nothing.")
LEARN_KEPT = say("Kept: the next ticket prints with what was learned.")
LEARN_NOT_YET = say("The test is not through yet.")


def step_line(step: LearnStep) -> str:
    """One step of a test."""
    return f"{'✓' if step.good else '?'} {step.title}: {step.said}"


def answer_keys(answers: Sequence[str]) -> tuple[str, ...]:
    """The key that gives each answer: what stands behind "Only", else the first letter or digit.

    A key that would mean two answers means the one with "Only", or none.
    """
    only = [words[-1:].upper() if words.startswith("Only ") else "" for words in answers]
    first = [words[:1].upper() for words in answers]
    alone = [key if first.count(key) == 1 and key not in only else "" for key in first]
    return tuple(named or key for named, key in zip(only, alone, strict=True))


def learned_line(setup: PrinterSetup, before: PrinterSetup, label: str) -> str:
    """What a test came to, in words."""
    new = [fact.fact for fact in setup.learned if fact not in before.learned]
    said: list[str] = []
    if new:
        said.append(say("{things} learned.", things=plural(len(new), "thing")))
    if setup.profile != before.profile and label:
        said.append(say("It prints as: {label}.", label=label))
    if not said:
        return say("The printer itself told nothing new. F9 keeps what you answer.")
    return " ".join((*said, say("F9 keeps it.")))
