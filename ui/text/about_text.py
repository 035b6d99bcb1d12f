"""The sentences of the page about the program."""

from __future__ import annotations

import os

from tracs_mobile import __version__
from tracs_mobile.settings import Settings
from tracs_mobile.third_party import Component
from tracs_mobile.wording import say

TITLE = say("About TraCS Mobile")
KEY = "Ctrl+F1"
BACK = say("Back")
COPY = say("Copy for support")
COPIED = say("Version, law and folder are on the clipboard. No ticket and no name is among them.")
THIS = say("This program")
PAPER = say("Law and paper")
MADE_OF = say("Made of")
LICENSE = say("License")
COMPONENTS = say("What the program is made of")
READING = say("Reading the licenses…")
OWN_LICENSE = say("TraCS Mobile is free software under the Apache License 2.0.")
QT = say(
    "The screens are drawn by Qt and PySide6, under the GNU Lesser General Public License, version "
    "3. They are files of their own: you may put a version that you built in their place. Their "
    "source is at download.qt.io, in official_releases/qt and official_releases/QtForPython."
)
NO_TEXT = say("The package brings no text of its license; its name stands above.")
_CHANNELS = {
    "off": say("Updates: none from sticks; your agency installs them."),
    "stick": say("Updates: from a signed stick of your agency."),
    "trial": say("Updates: from a signed stick of your agency, trial versions too."),
}


def version_lines(settings: Settings, qt: str) -> tuple[str, ...]:
    """What runs here, for reading and for support."""
    use = say("Used for practice.") if settings.training else say("Used for real tickets.")
    return (
        say("Version {version}, on Qt {qt}.", version=__version__, qt=qt),
        use,
        _CHANNELS.get(settings.update_channel, settings.update_channel),
        say("Data folder: {folder}", folder=os.fspath(settings.data_dir)),
        OWN_LICENSE,
    )


def component_line(component: Component) -> str:
    """One line of the list: name and version, then the license in short."""
    named = f"{component.name} {component.version}".strip()
    return f"{named}\n{component.license}"
