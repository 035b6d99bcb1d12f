"""What each key does that stands on no button: of the whole program, and of single pages."""

from __future__ import annotations

from tracs_mobile.wording import say

KEY = "Ctrl+/"
TITLE = say("Keys")
TITLE_LINE = say("What works here now. Esc closes.")
HERE = say("On this page")
ALWAYS = say("Everywhere")
_NEXT = say("the next one")
_BEFORE = say("the one before")
_LEAVE = say("leave the question as it is")

EVERYWHERE = {
    "F1": say("help for this page"),
    KEY: say("this list of keys"),
    "Ctrl+F1": say("about the program"),
    "F10": say("dark screen; any key brings it back"),
    "F11": say("whole screen, or a window"),
    "F12": say("day, night or sun"),
    "Ctrl+F11": say("darker"),
    "Ctrl+F12": say("brighter"),
    "Ctrl++": say("larger text"),
    "Ctrl+=": say("larger text"),
    "Ctrl+-": say("smaller text"),
    "Ctrl+0": say("text as the system has it"),
    "Ctrl+L": say("lock; what you write is kept"),
    "Ctrl+Z": say("undo what the message at the left says"),
    "Ctrl+.": say("stop what is being waited for"),
    "Ctrl+M": say("messages since sign-on"),
    "Ctrl+H": say("put the hint away"),
    "Alt+1": say("page 1 at the left"),
    "Alt+2": say("page 2 at the left"),
    "Alt+3": say("page 3 at the left"),
    "Alt+4": say("page 4 at the left"),
    "Alt+5": say("page 5 at the left"),
    "Alt+6": say("page 6 at the left"),
    "Alt+7": say("page 7 at the left"),
}
"""By their keys, in the order in which they are shown."""
ON_PAGES = {
    "StopView": {
        "Alt+D": say("driver"),
        "Alt+V": say("vehicle: plate"),
        "Alt+U": say("use of the vehicle"),
        "Alt+L": say("location"),
        "Alt+C": say("charge"),
        "Alt+Q": say("questions of the charge"),
        "Alt+S": say("stop data"),
        "Alt+R": say("reason of the correction"),
        "Alt+M": say("more details, and back"),
        "Alt+N": say("no ticket comes of this stop"),
        "Alt+A": say("take the lawful charge that is offered"),
        "Alt+F": say("favorite charge, or no longer"),
        "Alt+Z": say("limit set by the State, or by the town"),
        "Ctrl+PgDown": say("the next violation"),
        "Ctrl+PgUp": say("the violation before"),
        "Esc": say("keep what is being thrown away, close the camera"),
    },
    "OutboxView": {"Esc": _LEAVE},
    "ReviewSection": {"Esc": _LEAVE},
    "ExpungeSection": {"Esc": _LEAVE},
    "AgencyPanel": {"Esc": _LEAVE},
    "AgencyView": {"Ctrl+PgDown": _NEXT, "Ctrl+PgUp": _BEFORE},
    "SettingsPages": {"Ctrl+PgDown": _NEXT, "Ctrl+PgUp": _BEFORE},
    "TicketList": {"R": say("return the ticket with a note")},
    "Edit": {"Down": say("to the list")},
    "_Table": {"Ctrl+V": say("paste a table of officers")},
}
"""By the class of the widget that has the key."""


def line(key: str, words: str) -> str:
    """One key and what it does."""
    return f"{key}   {words}".replace("\n", " ")
