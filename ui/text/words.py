"""The sentences that are needed before the first paint; `text` has the others."""

from __future__ import annotations

from tracs_mobile.wording import say

PRODUCT = say("TraCS Mobile")
TRAINING = say("TRAINING\nPractice only")
SIGNS = {"": "", "good": "✓ ", "warn": "? ", "bad": "! "}
LOCKING = say("Locking…")
READING = say("Reading the picture…")
PICTURE_FILTER = say("Pictures (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp)")
CHOOSE_PICTURE = say("Choose a picture of the license")
UNKNOWN_FAULT = say(
    "Something went wrong that the program did not expect. What you wrote is kept. "
    "If it happens again, restart the program and tell your Point of Contact."
)
SIGN_ON = say("Sign on")
STICK = say("Tickets to DPS on a stick")
USERNAME = say("DPS username")
SECRET = say("Secret")
OPENING = say("Opening your records…")
STARTING = say("The records of this laptop are being opened. You can sign on already.")
QUEUED = say("The records of this laptop are being opened. You are signed on by itself.")
MODE = say("This laptop is used for")
MODES = ((True, say("Practice")), (False, say("Live")))
SWITCHING = say("One moment…")
PEOPLE = say("Tap your user name, or type it")
TRAINING_PEOPLE = say("Training users: tap one to fill the form")
NEED_BOTH = say("Enter your DPS username and your secret.")


VERBS = say("What can be done here")
LESS = say("less")
MORE = say("more")
_ROLES = {"officer": say("officer"), "point of contact": say("point of contact")}
"""What a training user is; the value of a role, in words."""


def hint_line(name: str, role: str, username: str, secret: str) -> str:
    """One training user."""
    role = _ROLES.get(role, role)
    return f"{name}, {role}\n{username}   {secret}".rstrip()


def fill_in(name: str) -> str:
    """The button of one training user, for who hears it."""
    return say("Fill in {name}", name=name)


def choices_of(field: str) -> str:
    """The list under a field, for who hears it."""
    return say("{field}: choices", field=field)


def offer(text: str, at: int, count: int) -> str:
    """One line of the list under a field, for who hears it."""
    return say("{text}, {at} of {count}", text=text, at=at, count=count)
