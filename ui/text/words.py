"""The sentences that are needed before the first paint; `text` has the others."""

from __future__ import annotations

PRODUCT = "TraCS Mobile"
TRAINING = "TRAINING\nPractice only"
SIGNS = {"": "", "good": "✓ ", "warn": "? ", "bad": "! "}
LOCKING = "Locking…"
READING = "Reading the picture…"
PICTURE_FILTER = "Pictures (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp)"
CHOOSE_PICTURE = "Choose a picture of the license"
UNKNOWN_FAULT = (
    "Something went wrong that the program did not expect. What you wrote is kept. "
    "If it happens again, restart the program and tell your Point of Contact."
)
SIGN_ON = "Sign on"
STICK = "Tickets to DPS on a stick"
USERNAME = "DPS username"
SECRET = "Secret"  # noqa: S105 - the word on the screen
OPENING = "Opening your records…"
STARTING = "Starting…"
MODE = "This laptop is used for"
MODES = ((True, "Practice"), (False, "Live"))
SWITCHING = "One moment…"
PEOPLE = "Tap your user name, or type it"
TRAINING_PEOPLE = "Training users: tap one to fill the form"
NEED_BOTH = "Enter your DPS username and your secret."


def hint_line(name: str, role: str, username: str, secret: str) -> str:
    """One training user."""
    return f"{name}, {role}\n{username}   {secret}".rstrip()
