"""The sentences of the wizard that takes tickets to DPS on a stick."""

from __future__ import annotations

from datetime import datetime

from tracs_mobile.ports import OnItsWay, Place, PlaceKind
from tracs_mobile.services.bundling import ReadReceipts, Written
from tracs_mobile.wording import plural, say
from ui.entries import VERMONT

TITLE = say("Tickets to DPS on a stick")
LOOKING = say("Looking for sticks…")
NOTHING_WAITS = say("Nothing waits for DPS. If a stick with receipts is in, they are read from it.")
NO_STICK = say("No stick is in. There are three ways:")
WAYS = (
    say("Put a stick in: it appears here by itself."),
    say(
        "Turn on a phone's hotspot and join it: then the tickets go to DPS by themselves, and no "
        "stick is needed."
    ),
    say("F6: choose another folder, for instance a shared one of your agency."),
)
CHOOSE_FOLDER = say("Choose a folder for the tickets")
WRITING = say("Writing, and reading it back. Leave the stick in.")
READING = say("Reading the receipts…")
NO_RECEIPTS = say(
    "There are no receipts for this laptop yet. They come with the stick once DPS has imported it."
)
SEALED = say("Nobody is signed on: the sealed copies are written. DPS opens them all the same.")
TAKE_IT = (
    say("Take it to DPS e-Ticket support, or to your Point of Contact, who sends it on."),
    say(
        "The tickets also stay queued here. If the network comes back they go by themselves, and "
        "nothing is doubled."
    ),
    say(
        "They count as received when the receipts are back: put the same stick in again after DPS "
        "imported it. It is read by itself."
    ),
)
STICK_VERB = say("On a stick")


def waiting(count: int) -> str:
    """What would be written."""
    return say(
        "{waiting} for DPS. Where to?", waiting=plural(count, "record waits", "records wait")
    )


def place_lines(number: int, place: Place) -> str:
    """A big button: its key, what it is, how much room it has or why it cannot be used."""
    room = free(place.free_bytes)
    about = place.problem or (
        say("stick, {room} free", room=room)
        if place.kind is PlaceKind.STICK
        else say("folder, {room} free", room=room)
    )
    return f"{number}   {place.name}\n{about}"


def free(count: int) -> str:
    """`14.2 GB`, `640 MB`."""
    if count >= 1_000_000_000:
        return say("{count:.1f} GB", count=count / 1_000_000_000)
    return say("{count} MB", count=count // 1_000_000)


def written(done: Written) -> str:
    """What is on the stick now."""
    records = plural(done.events, "record is", "records are")
    if len(done.files) > 1:
        return say(
            "{records} on {name} in {files} files, written and read back. You may pull it out now.",
            records=records,
            name=done.place.name,
            files=len(done.files),
        )
    return say(
        "{records} on {name}, written and read back. You may pull it out now.",
        records=records,
        name=done.place.name,
    )


def on_its_way(way: OnItsWay, now: datetime) -> str:
    """How a ticket left without a network; it counts as received when the receipt is here."""
    at, today = way.at.astimezone(VERMONT), now.astimezone(VERMONT).date()
    when = f"{at:%H:%M}" if at.date() == today else f"{at:%m/%d %H:%M}"
    if way.relay:
        return say(
            "With relay {relay} since {when}, waiting for the receipt. Also goes out by itself.",
            relay=way.relay,
            when=when,
        )
    return say(
        "On a stick since {when}, waiting for the receipt. Also goes out by itself.", when=when
    )


def receipts(found: ReadReceipts) -> str:
    """What came back."""
    if found.problems and not found.files:
        return " ".join(found.problems)
    if not found.files:
        return NO_RECEIPTS
    said = say(
        "Receipts read: {received} of {events}.", received=found.received, events=found.events
    )
    if found.refused:
        said += " " + say(
            "DPS refused {refused}: they stand under Needs you in the Outbox, with the reason.",
            refused=found.refused,
        )
    return " ".join((said, *found.problems))
