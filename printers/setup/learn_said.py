"""The sentences of *Test and learn*, for a person who never heard of a command or a port."""

from __future__ import annotations

from tracs_mobile.wording import say

CONNECTED = say("The connection is open.")
ANSWERS = say("It answers when it is asked how it stands. Paper, cover and faults will be told.")
ANSWERS_SHORT = say("It answers the short form of the question only, and will be asked so.")
NOBODY = say(
    "It answers nothing. Some printers never do, others are switched off. The slip is sent all the "
    "same: if it comes out, say so, and from then on it is printed to without asking."
)
OTHER = say(
    "Something answers, but not as a receipt printer does: a scanner, a position receiver or "
    "another device may be connected there. No slip was sent there."
)
KNOWN = say("It calls itself {name}. What the maker documents of this model is used.")
UNKNOWN_MODEL = say("It calls itself {name}, of which nothing is known. What it answers is used.")
NAMELESS = say("It does not tell its name. Choose its kind yourself if you know it.")
PAGES = say(
    "It calls itself {name}. Printers of this kind do not know the commands for receipts: install "
    "the driver of its maker and choose it among the installed printers."
)
CHANGES = say("It tells by itself when paper or cover change.")
NO_CHANGES = say("It does not tell changes by itself; it is asked while it prints.")
ORDER = say("It tells when it has taken everything in.")
NO_ORDER = say("It does not tell when it has taken everything in.")
CONFIRMS = say("It tells when the last line is on paper: tickets can be told as printed for sure.")
TOO_EARLY = say(
    "It answers before the last line can be on paper; that proves nothing and is not used."
)
NO_CONFIRM = say(
    "It does not tell when the last line is on paper. After each ticket you are asked to look."
)
NOT_TRIED = say("Not tried, since nothing can be printed now.")
KEEPS_LOGO = say("It has room for the logo in its own memory.")
NO_ROOM = say("It has no room left for the logo; the logo is sent with each ticket.")
NO_WORD_OF_LOGO = say("It does not say whether it keeps a logo; the logo is sent with each ticket.")
LOGO_THERE = say("The logo is in its memory already.")
LOGO_STORED = say("The logo is in its memory now. Tickets are shorter to send.")
LOGO_UNSURE = say(
    "The printer did not say that it took the logo. The logo is sent with each ticket."
)
QUEUE = say("Windows passes no answers on. Only the slip can show what this printer does.")
LOOK = say("Look at the slip and answer.")
BROKE = say("The connection broke while it was asked.")
DARKNESS = say("Choose the number that looks best on the slip, and set it with Set up (F8).")

TITLES = {
    "connection": say("Connection"),
    "status": say("Answers"),
    "name": say("Name"),
    "changes": say("Changes"),
    "order": say("Taking in"),
    "paper": say("End of a print"),
    "logo": say("Logo"),
    "slip": say("Test slip"),
    "eyes": say("What you see"),
    "darkness": say("Darkness"),
}
