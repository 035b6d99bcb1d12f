"""What of a page is hard to see: measured on the picture of it, not on what the sheet intends.

The page is drawn at twice its size, so that the strokes of small words are thicker than a pixel and
their color is found as it is. The ground of a word is the color that most of its place has.
"""

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QProgressBar,
    QTableView,
    QWidget,
)

from ui.contrast import EDGES_RATIO, WORDS_RATIO, light
from ui.text import words
from ui.widgets.field import LabeledField
from ui.widgets.icons import FOLDER

ZOOM = 2
LARGE_PX, LARGE_BOLD_PX = 24, 18.66
"""Large words by WCAG 2.2: 18 points, or 14 points and bold."""
ROUNDING = 0.04
_INSIDE_PX = 4
"""Border and focus ring of a button or field lie outside of this."""
TONES = ("good", "warn", "bad")
_STEPS = 16_383
"""Into so many shades light is divided when it is counted; finer than any color of the tables."""
_LIT = np.array([light(channel) for channel in range(256)], np.float32)
_SHARES = [(_LIT * share * _STEPS).astype(np.float32) for share in (0.2126, 0.7152, 0.0722)]


class Picture:
    """A widget as it is drawn."""

    def __init__(self, top):
        image = QImage(top.size() * ZOOM, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ZOOM)
        image.fill(Qt.GlobalColor.black)
        top.render(image)
        pixels = np.frombuffer(image.constBits(), np.uint8)
        self.colors = pixels.reshape(image.height(), image.width(), 4)[:, :, 2::-1].copy()

    @property
    def brightest(self):
        """Luminance of the brightest pixel."""
        return self._counts(self.colors).nonzero()[0].max() / _STEPS

    @property
    def mean(self):
        """Mean luminance of all pixels: the light that falls on who sits before it."""
        counts = self._counts(self.colors)
        return float((counts * np.arange(len(counts))).sum() / counts.sum() / _STEPS)

    @staticmethod
    def _counts(cut):
        """How many pixels there are of each shade."""
        shades = sum(share[cut[..., at]] for at, share in enumerate(_SHARES))
        return np.bincount(shades.round().astype(np.int32).ravel())

    def contrast(self, rect):
        """The contrast of what stands out most in `rect` with its ground; None for no pixels."""
        cut = self._cut(rect)
        if cut.size == 0:
            return None
        counts = self._counts(cut)
        ground, there = counts.argmax() / _STEPS, counts.nonzero()[0] / _STEPS
        return max(ratio(there.max(), ground), ratio(there.min(), ground))

    def edge(self, rect):
        """The contrast of the left border of `rect` with what is beside it."""
        y = rect.center().y() * ZOOM
        line = self.colors[y, max(0, rect.left() * ZOOM - 3) : (rect.left() + 2) * ZOOM]
        lit = (_LIT[line] * (0.2126, 0.7152, 0.0722)).sum(axis=1)
        return max(ratio(one, lit[0]) for one in lit)

    def _cut(self, rect):
        left, top = max(0, rect.left() * ZOOM), max(0, rect.top() * ZOOM)
        return self.colors[top : (rect.bottom() + 1) * ZOOM, left : (rect.right() + 1) * ZOOM]


def ratio(one, other):
    """Contrast of two luminances."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def hard_to_see(top):
    """Words below 4.5 (large ones and what is disabled 3), edges and signs below 3; a line each."""
    picture = Picture(top)
    return [*_faint_words(top, picture), *_faint_edges(top, picture)]


def _faint_words(top, picture):
    for name, rect, least in _places(top):
        found = picture.contrast(rect)
        if found is not None and found < least - ROUNDING:
            yield f"{name}: {found:.2f} where {least} is needed"


def _places(top):
    for widget in _shown(top, (QLabel, QAbstractButton, QLineEdit, QPlainTextEdit)):
        rect = _seen(widget, top)
        if rect.isEmpty() or not _has_words(widget):
            continue
        yield _name(widget), rect, _least(widget)
    for view in _shown(top, (QTableView, QListView)):
        yield from _cells(view, top)


def _cells(view, top):
    model, seen = view.model(), view.viewport().rect()
    if model is None:
        return
    columns = 1 if isinstance(view, QListView) else model.columnCount()
    for row in range(model.rowCount()):
        for column in range(columns):
            index = model.index(row, column)
            rect = view.visualRect(index).intersected(seen).adjusted(3, 2, -3, -2)
            words_ = str(index.data() or "").strip()
            if rect.width() > 12 and rect.height() > 12 and words_:
                at = QRect(view.viewport().mapTo(top, rect.topLeft()), rect.size())
                yield f"cell {words_[:40]!r}", at, WORDS_RATIO


def _shown(top, kinds):
    for kind in kinds:
        yield from (w for w in top.findChildren(kind) if w.isVisibleTo(top) and w.isVisible())


def _seen(widget, top):
    """The part of a widget that is not covered or scrolled away, inside its border."""
    region = widget.visibleRegion().boundingRect()
    inside = 0 if isinstance(widget, QLabel) else _INSIDE_PX
    rect = region.intersected(widget.rect().adjusted(inside, inside, -inside, -inside))
    if isinstance(widget, QLabel) and widget.property("kind") == "chip":
        rect = rect.adjusted(3, 3, -3, -3)
    if rect.width() < 6 or rect.height() < 10:
        return QRect()
    return QRect(widget.mapTo(top, rect.topLeft()), rect.size())


def _has_words(widget):
    if isinstance(widget, QPlainTextEdit):
        return bool(widget.toPlainText())
    if isinstance(widget, QLineEdit):
        return bool(widget.displayText() or widget.placeholderText()) and not widget.selectedText()
    if isinstance(widget, QLabel) and widget.property("iconName"):
        return True
    return bool(widget.text().strip())


def _least(widget):
    font = widget.font()
    bold = font.weight() >= QFont.Weight.Bold and font.pixelSize() >= LARGE_BOLD_PX
    icon = isinstance(widget, QLabel) and bool(widget.property("iconName"))
    if not widget.isEnabled() or icon or bold or font.pixelSize() >= LARGE_PX:
        return EDGES_RATIO
    return WORDS_RATIO


def _faint_edges(top, picture):
    for widget in _shown(top, (QLineEdit, QPlainTextEdit)):
        seen = widget.visibleRegion().boundingRect()
        if seen != widget.rect() or not widget.isEnabled() or widget.isReadOnly():
            continue
        found = picture.edge(QRect(widget.mapTo(top, QPoint(0, 0)), widget.size()))
        if found < EDGES_RATIO - ROUNDING:
            yield f"edge of {_name(widget)}: {found:.2f} where {EDGES_RATIO} is needed"


def _name(widget):
    words_ = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {(words_ or widget.accessibleName())[:40]!r}"


# --- state without color --------------------------------------------------------------------


def only_colored(top):
    """Whatever tells a state by its color or its picture and by nothing else; a line each."""
    shown = [widget for widget in top.findChildren(QWidget) if widget.isVisible()]
    for widget in shown:
        if widget.property("chip") in TONES and not _says(widget):
            yield f"{type(widget).__name__} in {widget.property('chip')} says nothing"
        yield from _wordless_icon(widget)
        if isinstance(widget, LabeledField):
            yield from _unsigned(widget)


def _unsigned(field):
    tone = field.edit.property("origin")
    if tone in TONES and not field.label.text().startswith(words.SIGNS[tone]):
        yield f"{field.label.text()!r} has no sign for {tone}"


def _wordless_icon(widget):
    name = widget.property("iconName")
    if name and not (FOLDER / f"{name}.svg").is_file():
        yield f"icon {name} is not there"
    if name and isinstance(widget, QAbstractButton) and not widget.text().strip():
        yield f"icon {name} stands without a word"


def _says(widget):
    if isinstance(widget, QProgressBar):
        return bool(widget.accessibleName())
    if isinstance(widget, QLabel | QAbstractButton):
        return any(letter.isalpha() for letter in widget.text())
    return isinstance(widget, QFrame) and any(
        any(letter.isalpha() for letter in label.text()) for label in widget.findChildren(QLabel)
    )


def said_by_tone(top):
    """What the chips of a page say, each with its tone."""
    return {
        (widget.text(), widget.property("chip"))
        for widget in top.findChildren(QWidget)
        if isinstance(widget, QLabel | QAbstractButton)
        and widget.isVisible()
        and widget.property("kind") == "chip"
    }
