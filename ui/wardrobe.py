"""Holds what the program wears, changes it at a key or a tap, and keeps it in the settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from tracs_mobile.settings import Settings
from ui.looks import Hand, Looks, looks_of
from ui.system_text import text_px
from ui.tasks import Lanes
from ui.theme import apply_theme
from ui.tokens import PaletteName, TextSize, next_palette, next_text_size

DARKER_KEY, BRIGHTER_KEY = "Ctrl+F11", "Ctrl+F12"


def dress(app: QApplication, looks: Looks) -> None:
    """Make the whole program look like that."""
    apply_theme(app, looks.palette, dim=looks.dim, text=text_px(looks.text))


class Wardrobe(QObject):
    """`changed` carries the new `Looks`; `failed` the error of keeping them."""

    changed = Signal(object)
    failed = Signal(object)

    def __init__(self, app: QApplication, lanes: Lanes, settings: Settings, owner: QObject) -> None:
        """`app` wears the looks of `settings` already."""
        super().__init__(owner)
        self._app = app
        self._lanes = lanes
        self._folder = settings.data_dir
        self.looks = looks_of(settings)

    def keep_in(self, folder: Path) -> None:
        """From now on looks are kept with the settings of another station."""
        self._folder = folder

    def change(self, kind: str, how: object) -> None:
        """Change one thing: `palette`, `dim`, `hand`, `text`, or the brightness by a `step`."""
        ways: dict[str, Callable[[object], None]] = {
            "palette": lambda name: self.choose_palette(str(name)),
            "dim": lambda level: self.dim(int(str(level))),
            "step": lambda darker: self.step(int(str(darker))),
            "hand": lambda hand: self.choose_hand(str(hand)),
            "text": lambda size: self.choose_text(str(size)),
            "text step": lambda step: self.choose_text("", int(str(step))),
        }
        ways[kind](how)

    def choose_palette(self, name: str) -> None:
        """Change to palette `name`, or to the next one when it is empty."""
        palette = PaletteName(name) if name else next_palette(self.looks.palette)
        self._wear(replace(self.looks, palette=palette))

    def dim(self, level: int) -> None:
        """Take brightness `level`: 0 is full."""
        self._wear(replace(self.looks, dim=level))

    def step(self, darker: int) -> None:
        """One step darker (1) or brighter (-1)."""
        self.dim(self.looks.stepped(darker).dim)

    def choose_hand(self, hand: str) -> None:
        """Lay verbs and pages for the right or the left hand."""
        self._wear(replace(self.looks, hand=Hand(hand)))

    def choose_text(self, size: str, step: int = 0) -> None:
        """Take a size of the words, or go `step` sizes on from the one that is worn."""
        chosen = TextSize(size) if size else self.looks.text
        self._wear(replace(self.looks, text=next_text_size(chosen, step)))

    def _wear(self, looks: Looks) -> None:
        before, self.looks = self.looks, looks
        if replace(before, hand=looks.hand) != looks:
            dress(self._app, looks)
        # Also when nothing is different: a key that was pressed gets its answer.
        self.changed.emit(looks)
        if before != looks:
            self._keep(looks)

    def _keep(self, looks: Looks) -> None:
        from tracs_mobile.settings import change_settings

        folder = self._folder
        # In a lane that does one thing after the other: two quick keys must not mix.
        self._lanes.store.run(
            lambda: change_settings(
                folder,
                palette=looks.palette.value,
                dim=looks.dim,
                hand=looks.hand.value,
                text_size=looks.text.value,
            ),
            done=lambda _: None,
            failed=self.failed.emit,
        )


def looks_keys(want: Callable[[str, object], None]) -> tuple[tuple[str, Callable[[], None]], ...]:
    """The keys that change the looks anywhere, each with what it does."""
    return (
        ("F12", partial(want, "palette", "")),
        (DARKER_KEY, partial(want, "step", 1)),
        (BRIGHTER_KEY, partial(want, "step", -1)),
        ("Ctrl++", partial(want, "text step", 1)),
        ("Ctrl+=", partial(want, "text step", 1)),
        ("Ctrl+-", partial(want, "text step", -1)),
        ("Ctrl+0", partial(want, "text", "system")),
    )
