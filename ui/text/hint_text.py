"""First-use hints, one for each page: the one thing that saves most time there."""

from __future__ import annotations

from tracs_mobile.wording import say

HINTS = {
    "stop": say("F3 scans the license. What is still missing stands at the right."),
    "tickets": say("Just type: a name, a plate, a number. Enter opens the ticket."),
    "outbox": say("What needs you stands first. F6 mends a ticket that DPS refused."),
    "agency": say("Ctrl+Page Down leads to the next part of this page."),
    "devices": say("F2 finds printers and scanners. F9 tests one and learns it."),
    "settings": say("Ctrl+F11 dims the screen on any page, F12 changes the colors."),
    "ticket": say("Amend, void, print and copy stand below. Esc leads back."),
}
AGAIN = say("Show hints again")
SHOWN_AGAIN = say("Every page shows its hint again.")
