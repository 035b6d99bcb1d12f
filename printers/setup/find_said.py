"""The sentences of *Find*: what is at a place, and what to do so that it is found."""

from __future__ import annotations

from printers.escpos.status import Condition
from tracs_mobile.domain.devices import LinkKind
from tracs_mobile.wording import say

HELD = say(
    "Another program is using it. Close that program (an older TraCS may still be open) and look "
    "again."
)
IN_USE = say("It is set up already and in use at this moment.")
PAGES = say(
    "This printer does not know the commands of receipt printers. Install the driver of its maker, "
    "look again, and choose it among the installed printers."
)

_LATE = {
    LinkKind.BLUETOOTH: say(
        "It did not answer in time: it is off or out of range. Switch it on, keep "
        "it in the cruiser, and look again."
    ),
    LinkKind.SERIAL: say("It did not answer in time. Unplug it, plug it in, and look again."),
}
_SILENT = {
    LinkKind.BLUETOOTH: say(
        "It is connected but says nothing. If it is the printer, choose it and "
        "test it; some printers tell nothing of themselves."
    ),
    LinkKind.SERIAL: say(
        "Nothing answers there. If it is the printer: switch it on and look again. "
        "Some printers tell nothing of themselves; those can be chosen and tested."
    ),
    LinkKind.NETWORK: say(
        "It takes print jobs but does not answer as a receipt printer. Printers of "
        "an office are like that; use those as installed printers."
    ),
}
_NOT_THERE = {
    LinkKind.BLUETOOTH: say(
        "It is paired, but it is off or out of range. Switch it on and look again."
    ),
    LinkKind.SERIAL: say(
        "It is listed but cannot be opened. Unplug it, plug it in, and look again."
    ),
    LinkKind.NETWORK: say("It stopped answering. Look again."),
}
_STATES = (
    ("cover_open", say("Its cover is open.")),
    ("paper_out", say("It is out of paper.")),
    ("hot", say("It is too hot or its battery is low.")),
    ("broken", say("It reports a fault.")),
)


def late(kind: LinkKind) -> str:
    """A place that hung."""
    return _LATE.get(kind, _LATE[LinkKind.SERIAL])


def silent(kind: LinkKind) -> str:
    """A place that could be opened and says nothing."""
    return _SILENT.get(kind, _SILENT[LinkKind.SERIAL])


def not_there(kind: LinkKind) -> str:
    """A place that could not be opened."""
    return _NOT_THERE.get(kind, _NOT_THERE[LinkKind.SERIAL])


def answers(condition: Condition) -> str:
    """A printer that answered, and what is wrong with it."""
    wrong = [words for name, words in _STATES if getattr(condition, name)]
    return " ".join([say("It answers as a receipt printer."), *wrong[:1]])


def full_name(maker: str, model: str) -> str:
    """Maker and model, without saying the maker twice."""
    if model.casefold().startswith(maker.casefold()):
        return model
    return f"{maker} {model}".strip()


def unnamed(kind: LinkKind) -> str:
    """What a printer is called that does not say its name; officers read it in every sentence."""
    words = {LinkKind.BLUETOOTH: say("Bluetooth printer"), LinkKind.NETWORK: say("Network printer")}
    return words.get(kind, "Printer on a cable")
