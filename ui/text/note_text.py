"""The sentences beside the pages: what happened, what can be taken back, what takes a while."""

from __future__ import annotations

from datetime import datetime

from tracs_mobile.wording import say
from ui.entries import VERMONT

UNDO_KEY, STOP_KEY, READ_KEY, HINT_KEY = "Ctrl+Z", "Ctrl+.", "Ctrl+M", "Ctrl+H"
STOPPED = say("Stopped. Nothing was changed.")
UNDO = say("Undo")
STOP = say("Cancel")
READ = say("Messages")
GOT_IT = say("Got it")
AREA = say("Messages of the program")
TITLE = say("What the program said")
TITLE_LINE = say("Since you signed on, the newest first. Nothing of it is kept. Esc closes.")
NOTHING_SAID = say("Nothing yet. What the program tells you is listed here.")
NOTHING_TO_UNDO = say("There is nothing to take back.")

STOP_THROWN = say("The stop was thrown away. {key} brings it back.", key=UNDO_KEY)
STOP_BACK = say("The stop is back.")
CORRECTION_THROWN = say("The correction was dropped. {key} brings it back.", key=UNDO_KEY)
CORRECTION_BACK = say("The correction is back.")
CHARGE_GONE = say("The violation was taken off. {key} brings it back.", key=UNDO_KEY)
CHARGE_BACK = say("The violation is back on the stop.")
STOP_BUSY = say(
    "Another stop is being written. Issue it or throw it away; then the earlier one can come back."
)
FAVORITE_GONE = say("The favorite was removed. {key} brings it back.", key=UNDO_KEY)
FAVORITE_BACK = say("The favorite is back.")
SHORTCUT_GONE = say("The shortcut was removed. {key} brings it back.", key=UNDO_KEY)
SHORTCUT_BACK = say("The shortcut is back.")
FILTERS_GONE = say("All tickets are shown. {key} brings the filters back.", key=UNDO_KEY)
FILTERS_BACK = say("The filters are back.")
OFFICER_GONE = say("The officer was removed. {key} brings the line back.", key=UNDO_KEY)
OFFICER_BACK = say("The officer is back in the request.")
CHANGE_GONE = say("The change was removed. {key} brings it back.", key=UNDO_KEY)
CHANGE_BACK = say("The change is back in the request.")
LOGO_GONE = say("The logo was taken out. {key} brings it back.", key=UNDO_KEY)
LOGO_BACK = say("The logo is back in the request.")
REQUEST_GONE = say("The request was thrown away. {key} brings it back.", key=UNDO_KEY)
REQUEST_BACK = say("The request is back.")

READING_PICTURE = say("Reading the picture…")
SEARCHING = say("Searching the tickets…")
READING_OUTBOX = say("Reading the outbox…")
READING_BOARD = say("Reading the board…")
READING_TICKET = say("Reading the ticket…")
ASKING_DPS = say("Asking DPS…")
WRITING_PDF = say("Writing the PDF…")
WRITING_STOPS = say("Writing the stops…")
WRITING_REQUEST = say("Writing the request…")
EXPUNGING = say("Expunging the ticket…")
FINDING = say("Looking for devices…")
LEARNING = say("Testing the printer…")
TESTING_SLIP = say("Printing the test slip…")
CHECKING_DEVICES = say("Checking the devices…")
CHECKING_LAPTOP = say("Checking the laptop…")
TESTING_LINK = say("Testing the way to DPS…")
KEEPING_LINK = say("Keeping the way to DPS…")
ADDING_OFFICER = say("Making the officer's key…")
READING_LOGO = say("Reading the logo…")
WRITING_SHEET = say("Writing the setup sheet…")
PRINTING = say("Printing…")
ISSUING = say("Issuing…")


def key_words(key: str, words: str) -> str:
    """A button's key and words."""
    return f"{key}  {words}"


def doing_line(words: str, seconds: int) -> str:
    """What is being done and for how long already."""
    if not seconds:
        return words
    return say("{words} {seconds} s", words=words, seconds=seconds)


def hint_line(words: str) -> str:
    """A hint, said to be one."""
    return say("Hint: {words}", words=words)


def note_line(at: datetime, words: str) -> str:
    """One line of what was said."""
    return f"{at.astimezone(VERMONT):%H:%M}  {words}"
