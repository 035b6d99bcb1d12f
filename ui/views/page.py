"""What every page but the stop has in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.tokens import PaletteName
from ui.widgets.basics import Tone


class Page(QWidget):
    """A page of the workplace. `subtitle_changed` carries what stands beside its title.

    `ticket_wanted` carries the id of a document to open; `draft_wanted` a stop to go on with on
    the stop page and the path of the field that is to be looked at first.
    """

    subtitle_changed = Signal(str)
    ticket_wanted = Signal(object)
    draft_wanted = Signal(object, str)
    title = ""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")

    def enter(self) -> None:
        """The page comes to the screen."""
        self.reload()

    def reload(self) -> None:
        """Read again what it shows."""

    def say(self, said: str, tone: Tone = "plain") -> None:
        """Show a sentence."""

    def show_palette(self, name: PaletteName) -> None:
        """Another palette is worn."""
