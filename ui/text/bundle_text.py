"""The sentences of the wizard that takes tickets to DPS on a stick."""

from __future__ import annotations

from datetime import datetime

from tracs_mobile.ports import OnItsWay, Place, PlaceKind
from tracs_mobile.services.bundling import ReadReceipts, Written
from tracs_mobile.wording import plural
from ui.entries import VERMONT

TITLE = "Tickets to DPS on a stick"
LOOKING = "Looking for sticks…"
NOTHING_WAITS = "Nothing waits for DPS. If a stick with receipts is in, they are read from it."
NO_STICK = "No stick is in. There are three ways:"
WAYS = (
    "Put a stick in: it appears here by itself.",
    "Turn on a phone's hotspot and join it: then the tickets go to DPS by themselves, and no stick "
    "is needed.",
    "F6: choose another folder, for instance a shared one of your agency.",
)
CHOOSE_FOLDER = "Choose a folder for the tickets"
WRITING = "Writing, and reading it back. Leave the stick in."
READING = "Reading the receipts…"
NO_RECEIPTS = (
    "There are no receipts for this laptop yet. They come with the stick once DPS has imported it."
)
SEALED = "Nobody is signed on: the sealed copies are written. DPS opens them all the same."
TAKE_IT = (
    "Take it to DPS e-Ticket support, or to your Point of Contact, who sends it on.",
    "The tickets also stay queued here. If the network comes back they go by themselves, and "
    "nothing is doubled.",
    "They count as received when the receipts are back: put the same stick in again after DPS "
    "imported it. It is read by itself.",
)
STICK_VERB = "On a stick"


def waiting(count: int) -> str:
    """What would be written."""
    return f"{plural(count, 'record')} wait{'s' if count == 1 else ''} for DPS. Where to?"


def place_lines(number: int, place: Place) -> str:
    """A big button: its key, what it is, how much room it has or why it cannot be used."""
    kind = "stick" if place.kind is PlaceKind.STICK else "folder"
    about = place.problem or f"{kind}, {free(place.free_bytes)} free"
    return f"{number}   {place.name}\n{about}"


def free(count: int) -> str:
    """`14.2 GB`, `640 MB`."""
    if count >= 1_000_000_000:
        return f"{count / 1_000_000_000:.1f} GB"
    return f"{count // 1_000_000} MB"


def written(done: Written) -> str:
    """What is on the stick now."""
    files = f" in {len(done.files)} files" if len(done.files) > 1 else ""
    verb = "is" if done.events == 1 else "are"
    return (
        f"{plural(done.events, 'record')} {verb} on {done.place.name}{files}, written and read "
        "back. You may pull it out now."
    )


def on_its_way(way: OnItsWay, now: datetime) -> str:
    """How a ticket left without a network; it counts as received when the receipt is here."""
    at, today = way.at.astimezone(VERMONT), now.astimezone(VERMONT).date()
    when = f"{at:%H:%M}" if at.date() == today else f"{at:%m/%d %H:%M}"
    where = f"With relay {way.relay}" if way.relay else "On a stick"
    return f"{where} since {when}, waiting for the receipt. Also goes out by itself."


def receipts(found: ReadReceipts) -> str:
    """What came back."""
    if found.problems and not found.files:
        return " ".join(found.problems)
    if not found.files:
        return NO_RECEIPTS
    said = f"Receipts read: {found.received} of {found.events}."
    if found.refused:
        said += (
            f" DPS refused {found.refused}: they stand under Needs you in the Outbox, with the "
            "reason."
        )
    return " ".join((said, *found.problems))
