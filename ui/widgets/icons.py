"""Small signs beside words, drawn in the colors that are worn. An icon never stands alone.

The pictures are Lucide's (`ui/resources/icons`); `set_icon` and `icon_label` keep a name, and
`dress_icons` draws all of them anew when the colors change.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from ui.tokens import Tokens
from ui.wearing import worn
from ui.widgets.sizes import scaled

FOLDER = Path(__file__).parents[1] / "resources" / "icons"
SMALL_PX, MEDIUM_PX, LARGE_PX = 18, 22, 44
TINY_PX = 15
PAGE_ICONS = {
    "stop": "file-pen-line",
    "tickets": "files",
    "outbox": "send",
    "agency": "building-2",
    "devices": "printer",
    "settings": "settings",
    "ticket": "files",
    "about": "info",
    "help": "circle-question-mark",
}
"""The icon of each page of the program."""
_NAME, _INKS, _SIDE = "iconName", "iconInks", "iconSide"
_INKS_OF = {
    "nav": ("nav_ink", "nav_chosen_ink"),
    "sideact": ("nav_ink", "nav_ink"),
    "primary": ("primary_ink", "primary_ink"),
    "person": ("ink", "chosen_ink"),
}
"""Colors of a button's words by its kind: as it lies, and pressed down."""
_CHIP_INKS = {"good": "good", "warn": "warn", "bad": "bad", "plain": "soft"}


def set_icon(button: QAbstractButton, name: str, side: int = SMALL_PX) -> None:
    """Put an icon before the words of a button; it has the color of the words."""
    button.setProperty(_NAME, name)
    button.setProperty(_SIDE, side)
    _dress_button(button, worn())


def icon_label(name: str, ink: str, side: int = MEDIUM_PX) -> QLabel:
    """An icon of its own, in the color of token `ink`; the words stand beside it."""
    made = QLabel()
    made.setProperty(_NAME, name)
    made.setProperty(_INKS, ink)
    made.setProperty(_SIDE, side)
    _dress_label(made, worn())
    return made


def change_icon(made: QLabel, name: str) -> None:
    """Show another icon in the same place."""
    if made.property(_NAME) != name:
        made.setProperty(_NAME, name)
        _dress_label(made, worn())


def dress_icons(holder: QWidget) -> None:
    """Draw every icon inside `holder` in the colors that are worn now."""
    tokens = worn()
    for button in holder.findChildren(QAbstractButton):
        if button.property(_NAME):
            _dress_button(button, tokens)
    for made in holder.findChildren(QLabel):
        if made.property(_NAME):
            _dress_label(made, tokens)


def _dress_button(button: QAbstractButton, tokens: Tokens) -> None:
    name, side = str(button.property(_NAME)), scaled(int(button.property(_SIDE)))
    chip = button.property("chip")
    if chip:
        inks = (_CHIP_INKS[str(chip)],) * 2
    else:
        inks = _INKS_OF.get(str(button.property("kind")), ("ink", "ink"))
    ratio = button.devicePixelRatioF()
    icon = QIcon()
    for ink, state in zip(inks, (QIcon.State.Off, QIcon.State.On), strict=True):
        picture = QPixmap.fromImage(_picture(name, getattr(tokens, ink), side, ratio))
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Active, QIcon.Mode.Selected):
            icon.addPixmap(picture, mode, state)
        gray = _picture(name, tokens.disabled, side, ratio)
        icon.addPixmap(QPixmap.fromImage(gray), QIcon.Mode.Disabled, state)
    button.setIcon(icon)
    button.setIconSize(QSize(side, side))


def _dress_label(made: QLabel, tokens: Tokens) -> None:
    color = getattr(tokens, str(made.property(_INKS)))
    side = scaled(int(made.property(_SIDE)))
    drawn = _picture(str(made.property(_NAME)), color, side, made.devicePixelRatioF())
    made.setPixmap(QPixmap.fromImage(drawn))
    made.setFixedSize(side, side)


@lru_cache(maxsize=256)
def _picture(name: str, color: str, side: int, ratio: float) -> QImage:
    """The icon in one color. Raises FileNotFoundError for a name that is not there."""
    # Not before the first paint: the sign-on page has no icons.
    from PySide6.QtSvg import QSvgRenderer

    drawn = (FOLDER / f"{name}.svg").read_text("utf-8").replace("currentColor", color)
    made = QImage(
        QSize(round(side * ratio), round(side * ratio)), QImage.Format.Format_ARGB32_Premultiplied
    )
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    # Without bounds it would fill the picture's real dots, and all but a corner were cut off.
    bounds = QRectF(0, 0, side, side)
    QSvgRenderer(QByteArray(drawn.encode())).render(painter, bounds)
    painter.end()
    return made
