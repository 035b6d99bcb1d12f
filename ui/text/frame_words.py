"""The words around the pages: navigation, overlays, questions."""

from __future__ import annotations

from tracs_mobile.wording import say

LEAVE_IT_AS_IT_IS = say("Leave it as it is")
ANOTHER_FOLDER = say("F6  Another folder…")
READ_RECEIPTS = say("F7  Read receipts")
CANCEL_READING = say("F7  Cancel reading")
CLOSE_WITH_KEY = say("Esc  Close")
WRITE_AGAIN = say("F5  Write again")
STOP = say("Stop")
TICKETS = say("Tickets")
OUTBOX = say("Outbox")
AGENCY = say("Agency")
DEVICES = say("Devices")
SETTINGS = say("Settings")
DARK = say("Dark")
DARK_SCREEN = say("Dark screen")
LOCK = say("Lock")
THE_PRINT_LARGE = say("The print, large")
CLOSE = say("Close")
ONLINE = say("✓ Online")
STATES = say("How everything stands")
PAGES = say("Pages")
