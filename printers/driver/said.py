"""The sentences an officer reads about a printer: what happened, what it means, what to do.

A printer is called by the name it was given; where it is connected is never said.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tracs_mobile.domain.devices import Cause
from tracs_mobile.wording import say

OWED = say("The ticket stays issued and its print is owed.")

READY = say("Ready.")
MUTE_READY = say("Connected. It tells nothing about paper or battery.")
BATTERY_LOW_BUT_READY = say("Ready, but its battery is low. Plug in its charger.")
FOLDER_READY = say("Always there. Counts as print owed until a paper copy is handed over.")
QUEUE_READY = say("Windows has it ready. Whether paper comes out only you can see.")


class Moment(Enum):
    """When a cause showed itself."""

    CHECK = "nothing is being printed"
    BEFORE = "not a byte of the print was sent"
    DURING = "part of the print or all of it was sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Instead:
    """What to say instead of the usual about a cause; `{name}` stands for the printer."""

    fact: str
    remedy: str = ""


_FIND_AGAIN = say("Look for it again on the Devices page")
QUEUE_PAUSED = Instead(
    fact=say("The {name} is paused in Windows."),
    remedy=say("Let it go on in the list of printers of Windows"),
)
QUEUE_BUSY = Instead(
    fact=say("Another print is still waiting in Windows for the {name}."),
    remedy=say("Wait for it, or delete it in the list of printers of Windows"),
)
QUEUE_REFUSED = Instead(fact=say("Windows did not take the print for the {name}."))
QUEUE_FULL = Instead(
    fact=say("Windows did not take the whole print for the {name}."),
    remedy=say("Look whether the disk of this laptop is full"),
)
QUEUE_UNKNOWN = Instead(fact=say("Windows knows no printer for the {name}."), remedy=_FIND_AGAIN)
NO_QUEUES = Instead(
    fact=say("The {name} is set up through Windows, and this is no Windows laptop.")
)

_FACTS = {
    Cause.OFF: say("The {name} is off or not connected."),
    Cause.OUT_OF_RANGE: say("The {name} does not answer: it is out of range, off or asleep."),
    Cause.WRONG_PORT: say("The {name} is not at the connection that is set up for it."),
    Cause.PORT_HELD: say("Another program is using the {name}."),
    Cause.PAPER_OUT: say("The {name} is out of paper."),
    Cause.COVER_OPEN: say("The cover of the {name} is open."),
    Cause.BATTERY_LOW: say("The battery of the {name} is too low to print."),
    Cause.HEAD_HOT: say("The {name} is too hot or its battery is low."),
    Cause.SILENT: say("The {name} is connected but does not answer."),
    Cause.NOT_A_PRINTER: say("What is connected as the {name} does not answer like a printer."),
    Cause.STALLED: say("The {name} stopped reading."),
    Cause.LINE_BROKE: say("The connection to the {name} broke."),
    Cause.BUSY: say("The {name} is still busy with the print before."),
    Cause.CANCELED: say("You stopped the print."),
    Cause.NOT_SET_UP: say("This laptop cannot reach the {name} the way it is set up."),
    Cause.FOLDER_MISSING: say("The folder of the {name} cannot be written."),
    Cause.FAULT: say("The {name} reports a fault."),
}
_FACTS_DURING = {
    Cause.OUT_OF_RANGE: say(
        "The connection to the {name} faded in the middle: it is out of range or off."
    ),
    Cause.SILENT: say("The {name} took everything but did not say that it finished."),
    Cause.LINE_BROKE: say("The connection to the {name} broke in the middle."),
}
_REMEDIES = {
    Cause.OFF: say("Switch it on and connect it"),
    Cause.OUT_OF_RANGE: say("Bring it nearer and switch it on"),
    Cause.WRONG_PORT: _FIND_AGAIN,
    Cause.PORT_HELD: say("Close the other program (an older TraCS may still be open)"),
    Cause.PAPER_OUT: say("Load paper"),
    Cause.COVER_OPEN: say("Close the cover"),
    Cause.BATTERY_LOW: say("Plug in its charger or change the battery"),
    Cause.HEAD_HOT: say("Let it rest and plug in its charger"),
    Cause.SILENT: say("Switch it off and on"),
    Cause.NOT_A_PRINTER: _FIND_AGAIN,
    Cause.STALLED: say("Switch it off and on"),
    Cause.LINE_BROKE: say("Connect it again"),
    Cause.BUSY: say("Wait a moment; if it stays so, switch it off and on"),
    Cause.CANCELED: say("Ask it again"),
    Cause.NOT_SET_UP: _FIND_AGAIN,
    Cause.FOLDER_MISSING: say("Choose another folder"),
    Cause.FAULT: say("Look at it, and switch it off and on"),
}
_THROW_AWAY = say("Throw away what came out")
_RESTART = say("switch the printer off and on")
_SWITCHES = frozenset({Cause.STALLED, Cause.BUSY, Cause.FAULT})
"""Causes whose remedy says so already."""

_OFF_FIRST = frozenset({Cause.PAPER_OUT, Cause.COVER_OPEN, Cause.HEAD_HOT, Cause.BATTERY_LOW})
"""A printer that is put right while it is on may go on with the ticket that it holds."""


def trouble(
    cause: Cause,
    name: str,
    moment: Moment,
    *,
    ticket: bool = True,
    instead: Instead | None = None,
) -> str:
    """Why it does not print, what that means for the ticket, and what to do.

    A test slip (`ticket` False) owes nobody anything.
    """
    fact = (instead.fact if instead else _fact(cause, moment)).format(name=name)
    remedy = (instead.remedy if instead else "") or _REMEDIES[cause]
    owed = (OWED,) if ticket else ()
    if moment is Moment.CHECK:
        return _sentences(fact, f"{remedy}.")
    if cause is Cause.CANCELED:
        gone = f"{_THROW_AWAY}." if moment is Moment.DURING else say("Nothing was printed.")
        return _sentences(fact, *owed, gone)
    if moment is Moment.BEFORE:
        return _sentences(
            fact,
            say("Nothing was printed."),
            *owed,
            say("{remedy}, then print again.", remedy=remedy),
        )
    return _sentences(
        fact, *owed, say("{steps}, and print again.", steps=", ".join(_steps(cause, remedy)))
    )


def _steps(cause: Cause, remedy: str) -> tuple[str, ...]:
    """What to do with a printer that has part of a ticket, in a safe order."""
    throw_away = _THROW_AWAY.casefold()
    if cause is Cause.SILENT:
        return (say("Look at what came out; if it is not whole, throw it away"), _RESTART)
    if cause in _OFF_FIRST:
        return (
            say("Switch it off"),
            remedy[0].casefold() + remedy[1:],
            throw_away,
            say("switch it on"),
        )
    if cause in _SWITCHES:
        return (remedy, throw_away)
    return (remedy, throw_away, _RESTART)


def _fact(cause: Cause, moment: Moment) -> str:
    if moment is Moment.DURING and cause in _FACTS_DURING:
        return _FACTS_DURING[cause]
    return _FACTS[cause]


def _sentences(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def confirmed(name: str, *, what: str) -> str:
    """The printer's own word."""
    return say("The {name} confirmed that the whole {what} is on paper.", name=name, what=what)


def probably(name: str, *, what: str) -> str:
    """It took everything, which is not yet paper."""
    return say(
        "The {name} took the whole {what}. Look whether it came out completely.",
        name=name,
        what=what,
    )


def mute(name: str, *, what: str) -> str:
    """A printer that is known to say nothing."""
    return say(
        "The {what} was sent, but the {name} tells nothing. Look whether it came out completely.",
        what=what,
        name=name,
    )


def spooled(name: str, *, ticket: bool) -> str:
    """Windows has it."""
    said = say("Windows sent it to the {name}. Look whether it came out completely.", name=name)
    if not ticket:
        return said
    return f"{said} {say('Until you say that it came out whole, its print is owed.')}"


def saved(path: object) -> str:
    """Written to a file."""
    return say("Saved as {path}. No paper came out; the print is still owed.", path=path)


def not_saved(path: object) -> str:
    """The file could not be written."""
    return say(
        "The file {path} cannot be written. {owed} Choose another folder.", path=path, owed=OWED
    )


def folder_missing(path: object) -> str:
    """Found out without a print."""
    return say("The folder {path} cannot be written. Choose another one.", path=path)


def unprintable(fault: object, *, ticket: bool) -> str:
    """The document itself cannot be drawn."""
    return f"{fault} {OWED}" if ticket else str(fault)
