"""The page about the program: by one key from anywhere, every license in full, and back again."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tracs_mobile import __version__
from ui.text import about_text

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def test_about_tells_what_runs_here_and_under_which_licenses(signed_on):
    place = signed_on.window.workplace
    place.show_page("tickets")
    signed_on.settle()
    signed_on.key(KEY.Key_F1, modifier=CTRL)
    signed_on.settle()
    page = place.page("about")
    assert place.pages.currentWidget() is page
    assert page.facts[0].startswith(f"Version {__version__}")
    assert any("PROVISIONAL" in line for line in page.paper)
    names = [one.name for one in page.components]
    assert {"Inter", "Lucide icons"} <= set(names)
    page.list.setCurrentRow(names.index("Inter"))
    assert "SIL OPEN FONT LICENSE" in page.license.toPlainText()
    signed_on.key(KEY.Key_F6)
    copied = QGuiApplication.clipboard().text()
    assert __version__ in copied
    assert signed_on.desk.client.session.officer.name not in copied
    assert page.said.text() == about_text.COPIED
    signed_on.key(KEY.Key_Escape)
    assert place.pages.currentWidget() is place.page("tickets")
