"""What every page but the stop has in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.tokens import PaletteName


class Page(QWidget):
    """A page of the workplace. `subtitle_changed` carries what stands beside its title."""

    subtitle_changed = Signal(str)
    title = ""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")

    def enter(self) -> None:
        """The page comes to the screen."""
        self.reload()

    def reload(self) -> None:
        """Read again what it shows."""

    def show_palette(self, name: PaletteName) -> None:
        """Another palette is worn."""
