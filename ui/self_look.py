"""The first page drawn where nobody looks: whether Qt, its plug-ins and the font are all there."""

from __future__ import annotations

from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from tracs_mobile.errors import TracsError
from ui.app import make_app
from ui.looks import Looks
from ui.theme import FAMILY
from ui.views.sign_on import SignOnPage


def first_page_px() -> tuple[int, int]:
    """Draw the sign-on page and say how large it came out. Raises TracsError."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else make_app(("tracs-mobile",), Looks())
    page = SignOnPage(training=True)
    try:
        drawn = page.grab()
        font = QFontInfo(app.font()).family()
    finally:
        page.deleteLater()
    if drawn.isNull() or font != FAMILY:
        raise TracsError(f"It was not drawn in its own font but in {font}.")
    return drawn.width(), drawn.height()
