"""The colors that are worn now, for what the style sheet cannot reach."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from ui.tokens import PALETTES, PaletteName, Tokens

_WORN = "tokens"


def put_on(app: QApplication, tokens: Tokens) -> None:
    """From now on these are worn. Kept by the application, as its palette is."""
    app.setProperty(_WORN, tokens)


def worn() -> Tokens:
    """The colors the program wears now."""
    app = QApplication.instance()
    found = None if app is None else app.property(_WORN)
    return found if isinstance(found, Tokens) else PALETTES[PaletteName.DAY]
