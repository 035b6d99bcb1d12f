"""The words of the Devices page: cards and verbs."""

from __future__ import annotations

from tracs_mobile.wording import say

THE_TEST_WAS_GIVEN_UP = say("The test was given up.")
SET_UP = say("Set up")
BACK = say("Back")
PRINT_TEST_SLIP = say("Print test slip")
TRY_EARLIER = say("Try earlier")
TRY_LATER = say("Try later")
REMOVE = say("Remove")
KEEP = say("Keep")
PAPER = say("Paper")
DEVICE = say("Device")
DEVICES = say("Devices")
FIND_DEVICES = say("Find devices")
TEST_SCAN = say("Test scan")
UNDO = say("Undo")
TEST_AND_LEARN = say("Test and learn")
LOOK_AGAIN = say("Look again")
TEST_AGAIN = say("Test again")
KEEP_IT = say("Keep it")
CAMERA = say("Camera")
PDF_PDF = say("PDF (*.pdf)")
