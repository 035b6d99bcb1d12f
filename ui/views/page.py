"""What every page but the stop has in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tracs_mobile.domain.license import Scan
from tracs_mobile.overriding import override
from ui.looks import Looks
from ui.models.issue_desk import sentence
from ui.tasks import GivenUp
from ui.tokens import Tone
from ui.widgets.basics import label, say


class Page(QWidget):
    """A page of the workplace. `subtitle_changed` carries what stands beside its title.

    `ticket_wanted` carries the id of a document to open; `draft_wanted` a stop to go on with on
    the stop page and the path of the field that is to be looked at first. `undo_offered` carries
    an act that can be taken back (`Undo`), `noted` a sentence that was shown, with its tone.
    """

    subtitle_changed = Signal(str)
    ticket_wanted = Signal(object)
    draft_wanted = Signal(object, str)
    undo_offered = Signal(object)
    noted = Signal(str, str)
    title = ""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")

    def enter(self) -> None:
        """The page comes to the screen."""
        self.reload()

    def reload(self) -> None:
        """Read again what it shows."""

    def leave(self) -> None:
        """Another page comes to the screen, or the officer leaves."""

    def lead_to(self, where: str) -> None:
        """Show what fits a page that was on the screen; only the Help has an answer."""

    @property
    def part(self) -> str:
        """Which part of the page is on the screen, as the Help calls it; empty for all of it."""
        return ""

    def take_scan(self, scan: Scan) -> bool:
        """Take a scan for a purpose of its own; False: it is for the stop."""
        del scan
        return False

    def hold(self, part: Page) -> None:
        """Carry on what a page inside this one offers and says."""
        part.undo_offered.connect(self.undo_offered)
        part.noted.connect(self.noted)

    def say(self, said: str, tone: Tone = "plain") -> None:
        """Show a sentence."""

    def show_looks(self, looks: Looks) -> None:
        """The program looks different now."""


class SayingPage(Page):
    """A page with a line of its own for what just happened; empty, it takes no room.

    The page puts `said` where the officer looks.
    """

    def __init__(self) -> None:
        super().__init__()
        self.said = label("", "", wrap=True)
        self.said.hide()

    @override
    def say(self, said: str, tone: Tone = "plain") -> None:
        """Show a sentence, or take the line away."""
        say(self.said, said, tone)
        self.said.setVisible(bool(said))
        self.noted.emit(said, tone)

    def _failed(self, error: Exception) -> None:
        self.say(sentence(error), "plain" if isinstance(error, GivenUp) else "bad")
