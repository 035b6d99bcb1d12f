"""From a table of tokens to what Qt draws: palette, style sheet and the bundled font."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.sheet import style_sheet
from ui.tokens import BASE_PX, PALETTES, PaletteName, Tokens

FAMILY = "Inter"
_FACES = ("Regular", "SemiBold", "Bold")


def load_fonts() -> None:
    """Register the bundled faces, so that screens look the same on every laptop."""
    # By path: importlib.resources would load zipfile before the first paint.
    folder = Path(__file__).parent / "resources" / "fonts"
    for face in _FACES:
        QFontDatabase.addApplicationFont(str(folder / f"Inter-{face}.otf"))


def palette_of(tokens: Tokens) -> QPalette:
    """The Qt palette of `tokens`."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: tokens.background,
        QPalette.ColorRole.WindowText: tokens.ink,
        QPalette.ColorRole.Base: tokens.field,
        QPalette.ColorRole.AlternateBase: tokens.card,
        QPalette.ColorRole.Text: tokens.ink,
        QPalette.ColorRole.PlaceholderText: tokens.soft,
        QPalette.ColorRole.Button: tokens.card,
        QPalette.ColorRole.ButtonText: tokens.ink,
        QPalette.ColorRole.Highlight: tokens.chosen,
        QPalette.ColorRole.HighlightedText: tokens.chosen_ink,
        QPalette.ColorRole.Link: tokens.focus,
        QPalette.ColorRole.ToolTipBase: tokens.card,
        QPalette.ColorRole.ToolTipText: tokens.ink,
    }
    for role, color in roles.items():
        palette.setColor(role, QColor(color))
    return palette


def apply_theme(app: QApplication, name: PaletteName) -> None:
    """Dress the whole program in palette `name`; may be called again at any time."""
    tokens = PALETTES[name]
    fusion = QStyleFactory.create("Fusion")
    if app.style().name() != fusion.name():
        app.setStyle(fusion)
    font = QFont(FAMILY)
    font.setPixelSize(BASE_PX)
    font.setWeight(QFont.Weight(tokens.weight))
    app.setFont(font)
    dark = Qt.ColorScheme.Dark if name is PaletteName.NIGHT else Qt.ColorScheme.Light
    # Windows draws frames and file dialogs itself; they follow this hint.
    app.styleHints().setColorScheme(dark)
    app.setPalette(palette_of(tokens))
    app.setStyleSheet(style_sheet(tokens))
