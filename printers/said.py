"""The sentences an officer reads about a print: what happened, what it means, what to do."""

from __future__ import annotations

from printers.status import Condition

OWED = "The ticket stays issued and its print is owed."

CONFIRMED = "The printer confirmed that the whole ticket is on paper."
PROBABLY = "The printer took the whole ticket. Look whether it came out completely."
MUTE = "The ticket was sent, but this printer tells nothing. Look whether it came out completely."
SILENT = f"The printer is connected but does not answer. {OWED} Switch it on and print again."
STALLED = (
    f"The printer stopped reading. {OWED} Throw away what came out, switch the printer off and on, "
    "and print again."
)
LOST = (
    f"The connection to the printer broke in the middle. {OWED} Throw away what came out and print "
    "again."
)
LOST_EARLY = f"The connection to the printer broke before anything printed. {OWED} Print again."
UNFINISHED = (
    f"The printer took the ticket but did not say that it finished. {OWED} Look what came out; "
    "if the ticket is not whole, print again."
)
CANCELED = f"You stopped the print before it began. {OWED}"
CANCELED_LATE = f"You stopped the print. {OWED} Throw away what came out."
TIMEOUT = f"The printer did not finish in time. {OWED} Switch it off and on, and print again."
FAULT = f"The printer could not be used. {OWED} Unplug it, plug it in, and print again."
BUSY = f"The printer is still busy with the print before. {OWED} Wait a moment and print again."


FOLDER_READY = "Always there. Counts as print owed until a paper copy is handed over."


def missing(where: str) -> str:
    """Nothing at the address."""
    return (
        f"There is no printer at {where}. {OWED} Switch the printer on or plug it in, or choose "
        "another printer, and print again."
    )


def held(where: str) -> str:
    """Another program has the port."""
    return (
        f"Another program is using {where}. {OWED} Close the other program (an older TraCS may "
        "still be open) and print again."
    )


def saved(path: object) -> str:
    """Written to a file."""
    return f"Saved as {path}. No paper came out; the print is still owed."


def not_saved(path: object) -> str:
    """The file could not be written."""
    return f"The file {path} cannot be written. {OWED} Choose another folder."


def before(condition: Condition) -> str:
    """Why a print was not begun."""
    return (
        f"{_cause(condition)} Nothing was printed. {OWED} {_remedy(condition)}, then print again."
    )


def during(condition: Condition) -> str:
    """Why a print stopped."""
    return (
        f"{_cause(condition)} {OWED} {_remedy(condition)}, throw away what came out, switch the "
        "printer off and on, and print again."
    )


def _cause(condition: Condition) -> str:
    if condition.cover_open:
        return "The printer's cover is open."
    if condition.paper_out:
        return "The printer is out of paper."
    if condition.hot:
        return "The printer is too hot or its battery is low."
    if condition.broken:
        return "The printer reports a fault."
    return "The printer is offline."


def _remedy(condition: Condition) -> str:
    if condition.cover_open:
        return "Close the cover"
    if condition.paper_out:
        return "Load paper"
    if condition.hot:
        return "Let it rest and plug in its charger"
    return "Look at the printer"
