"""Ctrl+/: every key that works now and what it does, read off the page itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from ui.views.keys_panel import KeysPanel

KEY = "Ctrl+/"


class KeysDoor(QObject):
    """Shows the list. Nothing is loaded before the key is pressed."""

    def __init__(self, window: QStackedWidget) -> None:
        super().__init__(window)
        self._window = window
        self.panel: KeysPanel | None = None
        QShortcut(QKeySequence(KEY), window).activated.connect(self.open)

    def open(self) -> None:
        """Show what works on the page that is on the screen."""
        from ui.views.keys_panel import KeysPanel

        if self.panel is None:
            self.panel = KeysPanel(self._window)
        self.panel.open(*listed(live_keys(self._window)))


def live_keys(window: QWidget) -> tuple[tuple[str, str, str], ...]:
    """Every key that works now: itself, the class that has it, the words of its button, if any.

    A verb that is not shown has nothing to do now.
    """
    from ui.widgets.verbs import VerbBar

    verbs: dict[tuple[int, str], str] = {}
    for bar in window.findChildren(VerbBar):
        if bar.isVisibleTo(window):
            verbs |= {(id(bar.page), key): words for key, words in bar.all_verbs()}
    found = []
    for shortcut in window.findChildren(QShortcut):
        owner = shortcut.parent()
        if isinstance(owner, QWidget) and shortcut.isEnabled() and owner.isVisibleTo(window):
            key = shortcut.key().toString()
            words = verbs.get((id(owner), key))
            if words is None or words:
                found.append((key, type(owner).__name__, words or ""))
    return tuple(found)


def listed(keys: tuple[tuple[str, str, str], ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines of the page and those of the whole program."""
    from ui.text import keys_text

    here, always = [], []
    for key, owner, button in keys:
        own = button or keys_text.ON_PAGES.get(owner, {}).get(key, "")
        if own:
            here.append(keys_text.line(key, own))
        elif key in keys_text.EVERYWHERE:
            always.append(key)
    order = [key for key in keys_text.EVERYWHERE if key in always]
    told = tuple(keys_text.line(key, keys_text.EVERYWHERE[key]) for key in order)
    return tuple(dict.fromkeys(here)), told
