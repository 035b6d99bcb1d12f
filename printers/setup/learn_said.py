"""The sentences of *Test and learn*, for a person who never heard of a command or a port."""

from __future__ import annotations

CONNECTED = "The connection is open."
ANSWERS = "It answers when it is asked how it stands. Paper, cover and faults will be told."
ANSWERS_SHORT = "It answers the short form of the question only, and will be asked so."
NOBODY = (
    "It answers nothing. Some printers never do, others are switched off. The slip is sent all the "
    "same: if it comes out, say so, and from then on it is printed to without asking."
)
OTHER = (
    "Something answers, but not as a receipt printer does: a scanner, a position receiver or "
    "another device may be connected there. No slip was sent there."
)
KNOWN = "It calls itself {name}. What the maker documents of this model is used."
UNKNOWN_MODEL = "It calls itself {name}, of which nothing is known. What it answers is used."
NAMELESS = "It does not tell its name. Choose its kind yourself if you know it."
PAGES = (
    "It calls itself {name}. Printers of this kind do not know the commands for receipts: install "
    "the driver of its maker and choose it among the installed printers."
)
CHANGES = "It tells by itself when paper or cover change."
NO_CHANGES = "It does not tell changes by itself; it is asked while it prints."
ORDER = "It tells when it has taken everything in."
NO_ORDER = "It does not tell when it has taken everything in."
CONFIRMS = "It tells when the last line is on paper: tickets can be told as printed for sure."
TOO_EARLY = "It answers before the last line can be on paper; that proves nothing and is not used."
NO_CONFIRM = (
    "It does not tell when the last line is on paper. After each ticket you are asked to look."
)
NOT_TRIED = "Not tried, since nothing can be printed now."
KEEPS_LOGO = "It has room for the logo in its own memory."
NO_ROOM = "It has no room left for the logo; the logo is sent with each ticket."
NO_WORD_OF_LOGO = "It does not say whether it keeps a logo; the logo is sent with each ticket."
LOGO_THERE = "The logo is in its memory already."
LOGO_STORED = "The logo is in its memory now. Tickets are shorter to send."
LOGO_UNSURE = "The printer did not say that it took the logo. The logo is sent with each ticket."
QUEUE = "Windows passes no answers on. Only the slip can show what this printer does."
LOOK = "Look at the slip and answer."
BROKE = "The connection broke while it was asked."
DARKNESS = "Choose the number that looks best on the slip, and set it with Set up (F8)."

TITLES = {
    "connection": "Connection",
    "status": "Answers",
    "name": "Name",
    "changes": "Changes",
    "order": "Taking in",
    "paper": "End of a print",
    "logo": "Logo",
    "slip": "Test slip",
    "eyes": "What you see",
    "darkness": "Darkness",
}
