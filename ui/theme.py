"""From a table of tokens to what Qt draws: palette, style sheet and the bundled font."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from ui.dimming import dimmed
from ui.sheet import style_sheet
from ui.tokens import BASE_PX, PALETTES, PaletteName, Tokens
from ui.wearing import put_on
from ui.widgets.sizes import fit_all

FAMILY = "Inter"
FUSION = "wearsFusion"
"""Property of an application that is drawn by Qt itself, the same on every system."""
_EFFECTS = (
    Qt.UIEffect.UI_General,
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)
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


def _hold_still(app: QApplication) -> None:
    """Nothing slides or fades: what moves draws the eye away from the road side."""
    for effect in _EFFECTS:
        app.setEffectEnabled(effect, False)


def apply_theme(app: QApplication, name: PaletteName, *, dim: int = 0, text: int = BASE_PX) -> None:
    """Dress the whole program in palette `name` at level `dim`, with fields of `text` pixels.

    May be called again at any time.
    """
    tokens = dimmed(PALETTES[name], dim)
    if not app.property(FUSION):
        app.setStyle("Fusion")
        app.setProperty(FUSION, True)
    before = app.font().pixelSize()
    font = QFont(FAMILY)
    font.setPixelSize(text)
    # Said, not left to what the machine is set to: screens are the same on every laptop.
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    font.setWeight(QFont.Weight(tokens.weight))
    app.setFont(font)
    _hold_still(app)
    dark = Qt.ColorScheme.Dark if name is PaletteName.NIGHT else Qt.ColorScheme.Light
    # Windows draws frames and file dialogs itself; they follow this hint.
    app.styleHints().setColorScheme(dark)
    # Like the palette: widgets ask for it while they are dressed anew.
    put_on(app, tokens)
    app.setPalette(palette_of(tokens))
    app.setStyleSheet(style_sheet(tokens, text))
    if before != text:
        fit_all(app)
