"""The words of the page Help; the manual itself is data under `ui/resources/help`."""

from __future__ import annotations

from tracs_mobile.wording import plural, say

TITLE = say("Help")
SEARCH = say("Search the manual")
CHAPTERS = say("Chapters")
CHAPTER = say("The chapter")
BACK = say("Back")
FIND = say("Search")
CONTENTS = say("Contents")
BEFORE = say("Page before")
ABOUT = say("About")
WHOLE = say("Whole manual")
QUICK = say("Quick card")
READING = say("Opening the manual…")
NOTHING = say("Nothing in the manual has these words. Try fewer, or another one.")
NOT_THERE = say(
    "The manual of this installation is not complete. Your tickets are not touched by it."
    " Tell your Point of Contact that the program has to be installed again."
)
NO_SITE = say("The large manual is not on this laptop; everything an officer needs is here.")


def found(count: int) -> str:
    """How many places have the words."""
    return say("{places} in the manual", places=plural(count, "place"))
