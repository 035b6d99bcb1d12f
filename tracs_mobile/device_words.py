"""How a device is reached, in words for people; the name of a port is a detail at their end."""

from __future__ import annotations

from printers.facts import Paper
from printers.profiles import Profile, profile_named
from tracs_mobile.domain.devices import LinkKind, PrinterSetup, ScannerSetup, port_words
from tracs_mobile.wording import say

_DOT = " · "
_WORDS = {
    LinkKind.SERIAL: say("Cable"),
    LinkKind.BLUETOOTH: say("Bluetooth"),
    LinkKind.NETWORK: say("Network"),
    LinkKind.SPOOLER: say("Windows queue, printer's own language"),
    LinkKind.SYSTEM: say("Windows printer"),
    LinkKind.FOLDER: say("Files in a folder"),
    LinkKind.KEYBOARD: say("Types like a keyboard"),
    LinkKind.CAMERA: say("Camera of this laptop"),
}
_SHOWN = (LinkKind.SERIAL, LinkKind.BLUETOOTH, LinkKind.NETWORK)


def where_printer(setup: PrinterSetup) -> str:
    """`Bluetooth · 4 inch · COM7, was COM5`."""
    parts = (_WORDS[setup.kind], _paper(profile_named(setup.profile)))
    return _DOT.join((*parts, *_port(setup)))


def _paper(profile: Profile) -> str:
    if profile.paper is Paper.PAGE:
        return say("{page_width_in:g} inch page", page_width_in=profile.page_width_in)
    return say("{round} inch", round=round(profile.width_dots / profile.dpi))


def where_scanner(setup: ScannerSetup) -> str:
    """`Cable · COM4`."""
    return _DOT.join((_WORDS[setup.kind], *_port(setup)))


def _port(setup: PrinterSetup | ScannerSetup) -> tuple[str, ...]:
    if setup.kind not in _SHOWN:
        return ()
    return (port_words(setup),)
