"""What is wrong with a page on the screen: cut, covered, out of reach, too small, unnamed."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QScrollBar,
    QStyle,
    QStyleOptionButton,
    QTableView,
    QWidget,
)

from ui.views.overlays import Overlay
from ui.widgets.choice import ChoiceField
from ui.widgets.wrapped import WrappedButton

CELL_PADDING = 28
"""Of a cell of a list, by the style sheet and by Qt, at both sides together."""
HEADER_PADDING = 19
VERB_14_MM, FIELD_9_MM = 66, 43
"""14 mm and 9 mm at 120 dots per inch."""
READABLE = (QLabel, QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QTableView, QProgressBar)


def faults(window):
    """Everything that is wrong with the page in `window`, a line each."""
    top = front(window)
    found = [f"cut: {said}" for said in cut(top)]
    found += [f"covered: {one} | {other}" for one, other in covered(top)]
    found += [f"out of reach: {said}" for said in out_of_reach(top)]
    return [*found, *unnamed(top), *too_small(top)]


SCROLLS_BY_NATURE = ("agency readiness", "banner outbox 14", "help", "about")
"""As long as what they list or tell: devices in trouble, what waits for DPS, the manual."""
WORDLESS = ("dark", "paper large")
"""Pages on which nothing is to be read but the paper itself."""


def all_faults(walk, name, size, *, normal):
    """Everything that is wrong with the page `name` of a walk, in a window that is to be `size`.

    In `normal` text a page must also fit without scrolling.
    """
    window = walk.window
    found = faults(window)
    if (window.width(), window.height()) != size:
        found.append(f"the window grew to {window.width()}x{window.height()}")
        window.resize(*size)
    if normal and name not in SCROLLS_BY_NATURE:
        found += [f"scrolls: {area}" for area in scrolls(front(window))]
    if walk.world != "live" and name not in WORDLESS:
        words = [label.text() for label in visible(window, QLabel)]
        if not any("TRAINING" in said for said in words):
            found.append("does not say TRAINING")
    return found


def front(window):
    """What covers the window, or the window."""
    covers = [w for w in window.findChildren(Overlay) if w.isVisible()]
    return covers[-1] if covers else window


def visible(top, kind):
    """Widgets of a kind that are shown, also those that must be scrolled to."""
    return [w for w in top.findChildren(kind) if w.isVisible()]


def place(widget):
    """Where it is in the window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def said(widget):
    """A name for a report."""
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {words or widget.accessibleName() or widget.objectName()!r}"


def interactive(top):
    """What a finger or a key works on."""
    found = [*visible(top, QAbstractButton), *visible(top, QLineEdit), *visible(top, ChoiceField)]
    return [w for w in found if w.objectName() != "qt_toolbar_ext_button"]


# --- cut ------------------------------------------------------------------------------------


def cut(top):
    """Words that are not seen whole."""
    found = [said(w) for w in visible(top, QLabel) if not label_fits(w)]
    found += [said(b) for b in visible(top, QAbstractButton) if not button_fits(b)]
    found += [said(e) for e in visible(top, QLineEdit) if not edit_fits(e)]
    for table in visible(top, QTableView):
        found += cut_cells(table)
    for view in visible(top, QListView):
        found += cut_lines(view)
    return found


def label_fits(label):
    """Whether all words of a label are seen."""
    if not label.text():
        return True
    needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
    wide_enough = label.wordWrap() or label.sizeHint().width() <= label.width()
    return wide_enough and needed <= label.height() and longest_word_fits(label)


def longest_word_fits(label):
    """A word that is wider than its label is cut even where words wrap."""
    font = label.fontMetrics()
    longest = max((font.horizontalAdvance(word) for word in label.text().split()), default=0)
    return longest <= label.width()


def button_fits(button):
    """Whether all words of a button are seen."""
    if isinstance(button, WrappedButton):
        return button.fits
    font = QFontMetrics(button.font())
    lines = button.text().split("\n")
    wide = max(font.horizontalAdvance(line) for line in lines)
    if not button.icon().isNull() and button.text():
        wide += button.iconSize().width() + 4
    return wide <= room_px(button) and font.lineSpacing() * len(lines) <= button.height()


def room_px(button):
    """How wide the words of a button may be before it cuts them."""
    if not isinstance(button, QPushButton):
        return button.width() - 4
    option = QStyleOptionButton()
    button.initStyleOption(option)
    part = QStyle.SubElement.SE_PushButtonContents
    # A word may stand a little nearer to the edge than the style would like.
    return button.style().subElementRect(part, option, button).width() + 4


def edit_fits(edit):
    """Whether what stands in a field is seen; a long one shows the end where the cursor is."""
    # 2 pixels of margin on each side are QLineEdit's own, beside border and padding.
    room = edit.width() - 2 * 8 - 4
    words = edit.displayText() or edit.placeholderText()
    return edit.fontMetrics().horizontalAdvance(words) <= room or edit.width() > 400


def cut_cells(table):
    """Cells and heads of a table whose words are not seen whole."""
    model, head = table.model(), table.horizontalHeader()
    found = []
    for at in range(0 if model is None else model.columnCount()):
        if table.isColumnHidden(at):
            continue
        wide = table.columnWidth(at)
        title = str(model.headerData(at, Qt.Orientation.Horizontal) or "")
        if head.isVisible() and not head_fits(head, title, wide):
            found.append(f"head {title}")
        for row in range(model.rowCount()):
            words = str(model.index(row, at).data() or "")
            if not cell_fits(table, words, wide, table.rowHeight(row)):
                found.append(f"cell {title}: {words}")
    return found


def head_fits(head, title, wide):
    """Whether a title is seen; it wraps where the head of the table lets it."""
    wraps = head.defaultAlignment().value & Qt.TextFlag.TextWordWrap.value
    room = QRect(0, 0, wide - HEADER_PADDING, 10_000)
    needed = head.fontMetrics().boundingRect(
        room, Qt.TextFlag.TextWordWrap.value * bool(wraps), title
    )
    return needed.width() <= room.width() and needed.height() <= head.height()


def cell_fits(table, words, wide, high):
    """Whether the words are seen in a cell; they wrap where the table lets them."""
    font, room = table.fontMetrics(), QRect(0, 0, wide - CELL_PADDING, 10_000)
    flags = Qt.TextFlag.TextWordWrap.value if table.wordWrap() else 0
    needed = font.boundingRect(room, flags, words)
    return needed.width() <= room.width() and needed.height() <= high


def cut_lines(view):
    """Lines of a list whose words are not seen whole."""
    model = view.model()
    if model is None or not view.isVisible():
        return []
    lines = [str(model.index(row, 0).data() or "") for row in range(model.rowCount())]
    room = QRect(0, 0, view.viewport().width() - 20, 10_000)
    flags = Qt.TextFlag.TextWordWrap.value if view.wordWrap() else 0
    font = view.fontMetrics()
    return [line for line in lines if font.boundingRect(room, flags, line).width() > room.width()]


# --- covered and out of reach ---------------------------------------------------------------


def covered(top):
    """Pairs of readable widgets that lie over each other."""
    leaves = [(w, place(w)) for kind in READABLE for w in visible(top, kind) if is_readable(w)]
    leaves.sort(key=lambda leaf: leaf[1].left())
    found = []
    for at, (one, spot) in enumerate(leaves):
        for other, there in leaves[at + 1 :]:
            if there.left() > spot.right():
                break
            if spot.intersects(there) and not related(one, other) and same_ground(one, other):
                found.append((said(one), said(other)))
    return found


def is_readable(widget):
    """An empty label is no word."""
    return not isinstance(widget, QLabel) or bool(widget.text())


def related(one, other):
    """A part of the other lies over it rightly."""
    return one.isAncestorOf(other) or other.isAncestorOf(one)


def same_ground(one, other):
    """Whether both scroll together; what scrolls passes under what stays."""
    return scroller(one) is scroller(other)


def scroller(widget):
    """The area that a widget scrolls in."""
    at = widget.parentWidget()
    while at is not None and not isinstance(at, QAbstractScrollArea):
        at = at.parentWidget()
    return at


def out_of_reach(top):
    """What lies outside its holder, where no scrolling up or down brings it to the eye."""
    bars = [b for b in visible(top, QScrollBar) if b.maximum() > b.minimum()]
    sideways = [b for b in bars if b.orientation() is Qt.Orientation.Horizontal]
    found = [f"scrolls sideways: {said(b.parent().parent())}" for b in sideways]
    parts = [w for kind in READABLE for w in visible(top, kind) if is_readable(w)]
    return found + [said(w) for w in parts if not reachable(w)]


def reachable(widget):
    """Whether it is inside every holder, or scrolls up and down in one."""
    spot, at = QRect(QPoint(0, 0), widget.size()), widget
    while at is not None and not at.isWindow():
        spot.translate(at.pos())
        at = at.parentWidget()
        room = at.rect()
        if spot.left() < room.left() or spot.right() > room.right():
            return False
        if spot.top() < room.top() or spot.bottom() > room.bottom():
            area = at.parentWidget()
            if not isinstance(area, QAbstractScrollArea) or area.viewport() is not at:
                return False
            return area.verticalScrollBar().maximum() > 0
    return True


def scrolls(top):
    """Areas that must be scrolled, but the e-mail to DPS: it is as long as the agency is large."""
    bars = [b for b in visible(top, QScrollBar) if b.maximum() > b.minimum()]
    return [
        said(b.parent().parent())
        for b in bars
        if not isinstance(b.parent().parent(), QPlainTextEdit)
    ]


# --- fingers and ears -----------------------------------------------------------------------


def unnamed(top):
    """What can be used and has no name to be spoken."""
    found = []
    for widget in interactive(top):
        spoken = QAccessible.queryAccessibleInterface(widget)
        if not spoken.text(QAccessible.Text.Name).strip() or not widget.accessibleName().strip():
            found.append(f"no name: {said(widget)}")
    return found


def too_small(top):
    """What a gloved finger would miss."""
    found = []
    for widget in interactive(top):
        least = VERB_14_MM if widget.property("kind") in ("verb", "primary") else FIELD_9_MM
        narrow = isinstance(widget, QAbstractButton) and widget.width() < FIELD_9_MM
        if widget.height() < least or narrow:
            found.append(f"too small: {said(widget)} {widget.width()}x{widget.height()}")
    return found


def is_in(widget, holder):
    """Whether one is a part of the other."""
    return isinstance(widget, QWidget) and holder.isAncestorOf(widget)
