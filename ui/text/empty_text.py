"""What stands where a list is empty: the one next step."""

from __future__ import annotations

from tracs_mobile.wording import say

TO_STOP = say("Alt+1 leads to the stop: write the first one there.")
OTHER_WORDS = say("Try fewer letters, or another part of the name, plate or number.")
OTHER_KIND = say("Press the button again, and everything stands here.")
ALL_AGAIN = say("F7 shows all tickets again.")
NOTHING_TO_SEND = say("Nothing to do here. F3 and F4 carry tickets when there is no network.")
OTHER_STATE = say("The buttons above show the others.")
NO_FAVORITES = say("No favorites yet")
ADD_FAVORITE = say("F6: find a charge in the field above, and Enter adds it.")
NO_SHORTCUTS = say("No shortcuts yet")
ADD_SHORTCUT = say("F9: write the words officers type, then choose their charge.")
NO_OFFICERS = say("No officer in this request yet")
ADD_OFFICER = say("F5 begins a line; F4 takes a copied table over.")
NO_CHANGES = say("No change is asked for yet")
ADD_CHANGE = say("Choose an officer and what changes, then F5.")
NO_FIGURES = say("No ticket in these days yet")
LONGER = say("The buttons above show more days.")
NO_PRINTER_STEP = say("F2 finds printers and scanners.")
