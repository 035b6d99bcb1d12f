"""The words of the Settings page: cards and verbs."""

from __future__ import annotations

from tracs_mobile.wording import say

REMOVE = say("Remove")
FAVORITES = say("Favorites")
MOVE_TO_THE_TOP = say("Move to the top")
MOVE_TO_THE_TOP_OF_FAVORITES = say("Move to the top of favorites")
SHORTCUTS = say("Shortcuts")
SETTINGS = say("Settings")
TEST_IT = say("Test it")
KEEP_IT = say("Keep it")
LINK = say("Link")
PROOF = say("Proof")
OFFICERS = say("Officers")
SECTION = say("Section")
COLORS = say("Colors (F12 anywhere)")
ADD_A_FAVORITE = say("Add a favorite")
REMOVE_IT = say("Remove it")
NEXT_COLORS = say("Next colors")
LOOKS = say("Looks")
FAVORITE_CHARGES = say("Favorite charges")
SET_BY_YOUR_AGENCY = say("Set by your agency")
