"""The words of the readiness check."""

from __future__ import annotations

from datetime import datetime

from tracs_mobile.domain.readiness import Finding, Grade, Item, Mend
from tracs_mobile.wording import plural, say
from ui.entries import VERMONT
from ui.tokens import Tone

TITLE = say("Readiness")
ASKING = say("Asking the laptop, the printers, the scanners and DPS…")
NEEDS = say("To look at")
FINE = say("In order")
ALL_FINE = say("✓ Everything that can be checked is in order. The laptop is ready for tickets.")
CHECK = say("Check again")
COPY = say("Copy as text")
COPIED = say("The whole check is on the clipboard, ready for an e-mail to DPS e-Ticket support.")
ASKED_DPS = say("DPS is being asked; the lines change when it answers.")

_CHIPS: dict[Grade, tuple[str, Tone]] = {
    Grade.GOOD: (say("✓ OK"), "good"),
    Grade.LOOK: (say("! Look"), "warn"),
    Grade.MISSING: (say("✗ Missing"), "bad"),
    Grade.UNKNOWN: (say("? Not known"), "plain"),
}
_BUTTONS = {
    Mend.NONE: "",
    Mend.DEVICES: say("Open Devices"),
    Mend.OUTBOX: say("Open Outbox"),
    Mend.SETTINGS: say("Open Settings"),
    Mend.REQUEST: say("Write to DPS"),
    Mend.SEND: say("Ask DPS now"),
}
_ITEMS = {
    Item.KEYS: say("Enrolled with DPS"),
    Item.RECORDS: say("Records"),
    Item.PEOPLE: say("Officers"),
    Item.LAW: say("Law pack"),
    Item.NUMBERS: say("Ticket numbers"),
    Item.PRINTER: say("Printer"),
    Item.PAPER: say("Paper"),
    Item.SCANNER: say("Scanner"),
    Item.LINK: say("Link to DPS"),
    Item.CLOCK: say("Clock"),
    Item.DELIVERY: say("Unsent tickets"),
    Item.RELAY: say("Relay"),
    Item.COPIES: say("Second copies"),
    Item.DISK: say("Disk space"),
    Item.DISK_LOCK: say("Disk encryption"),
    Item.FACTOR: say("Second factor"),
    Item.FOLDER: say("Data folder"),
    Item.POLICY: say("Set by your agency"),
    Item.VERSION: say("Program"),
}
_AGES = {
    Item.PRINTER: say("tested"),
    Item.SCANNER: say("tested"),
    Item.LINK: say("last contact"),
    Item.RECORDS: say("compared"),
    Item.COPIES: say("copied"),
}


def item_words(item: Item) -> str:
    """What is looked at."""
    return _ITEMS[item]


def grade_chip(grade: Grade) -> tuple[str, Tone]:
    """The word on the chip, and its color."""
    return _CHIPS[grade]


def button_words(mend: Mend) -> str:
    """What the button of a line does; empty for no button."""
    return _BUTTONS[mend]


def said(finding: Finding, now: datetime) -> str:
    """The sentence of a line, with its age."""
    words = finding.said[:1].upper() + finding.said[1:].rstrip(".")
    old = age(finding, now)
    return f"{words} ({old})." if old else f"{words}."


def age(finding: Finding, now: datetime) -> str:
    """`tested 11/20`; with the time where it was today; empty when no instant is known."""
    if finding.at is None:
        return ""
    local, today = finding.at.astimezone(VERMONT), now.astimezone(VERMONT).date()
    word = _AGES.get(finding.item, say("found out"))
    if local.date() == today:
        return say("{word} today {local:%H:%M}", word=word, local=local)
    return f"{word} {local:%m/%d}" if local.year == today.year else f"{word} {local:%m/%d/%Y}"


def subtitle(findings: tuple[Finding, ...]) -> str:
    """How many lines want somebody."""
    missing = sum(f.grade is Grade.MISSING for f in findings)
    look = sum(f.grade is Grade.LOOK for f in findings)
    if not missing and not look:
        return say("in order")
    return say("{things} missing, {look} to look at", things=plural(missing, "thing"), look=look)


def as_text(findings: tuple[Finding, ...], now: datetime) -> str:
    """The check as lines of text; it names no person."""
    head = say("TraCS Mobile readiness check, {now:%m/%d/%Y %H:%M %Z}", now=now.astimezone(VERMONT))
    lines = (f"{grade_chip(f.grade)[0]:<12} {item_words(f.item)}: {said(f, now)}" for f in findings)
    return "\n".join((head, "", *lines, ""))
