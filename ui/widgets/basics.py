"""Labels, cards and chips: what has no behavior of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.tokens import FIELD_PX, Tone
from ui.widgets.spoken import Role, announce, speak_as

_HEADINGS = ("title", "heading")
NO_ENTER = "noEnter"
"""Property of a button that Enter must not press, though it has the cursor."""


def label(text: str = "", kind: str = "", *, wrap: bool = False) -> QLabel:
    """A label of one of the kinds of the style sheet; its text is always shown as it is."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    made.setWordWrap(wrap)
    if kind in _HEADINGS:
        speak_as(made, Role.Heading)
    return made


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Set a property the style sheet looks at, and draw the widget anew when it changed."""
    if (widget.property(name) or "") != value:
        widget.setProperty(name, value)
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
            widget.update()


def chip(text: str = "", tone: Tone = "plain") -> QLabel:
    """A small colored word; the word alone says everything the color says."""
    made = label(text, "chip")
    made.setProperty("chip", tone)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def chip_button() -> QPushButton:
    """A chip that leads somewhere when it is tapped; as high as a finger needs, drawn as a chip."""
    made = QPushButton()
    made.setProperty("kind", "chip")
    made.setProperty("chip", "plain")
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.setFixedHeight(FIELD_PX)
    # Where it leads has a key of its own; Tab stays inside the page.
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made


def set_chip(target: QLabel | QPushButton, text: str, tone: Tone) -> None:
    """Change a chip's word and color."""
    target.setText(text)
    restyle(target, "chip", tone)


def say(target: QLabel, text: str, tone: Tone = "plain") -> None:
    """Show a sentence, on a colored ground unless it is plain, and have it spoken."""
    if text != target.text():
        announce(target, text, urgent=tone == "bad")
    target.setText(text)
    # The style sheet's padding is not taken anew when a property changes; the margin is.
    target.setMargin(0 if tone == "plain" else 7)
    restyle(target, "chip", "" if tone == "plain" else tone)


def frame(kind: str) -> QFrame:
    """A frame of one of the kinds of the style sheet."""
    made = QFrame()
    made.setProperty("kind", kind)
    return made


def column(spacing: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """A vertical layout."""
    made = QVBoxLayout()
    made.setSpacing(spacing)
    made.setContentsMargins(*margins)
    return made


def row(spacing: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """A horizontal layout."""
    made = QHBoxLayout()
    made.setSpacing(spacing)
    made.setContentsMargins(*margins)
    return made
