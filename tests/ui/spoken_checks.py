"""What is wrong with a page for who hears it or has only keys; used by pseudo_walk.py."""

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QFrame, QLineEdit, QScrollArea, QWidget

from ui.keys_door import live_keys
from ui.text import keys_text
from ui.views.overlays import Overlay
from ui.widgets.choice import ChoiceField

LEAST_PX = 24
"""WCAG 2.2, 2.5.8; what an officer presses in the car is larger and has tests of its own."""
NAMELESS = ("Client", "Border", "NoRole", "Window", "Pane", "LayeredPane")
"""Roles that say nothing of what can be done."""
ROW_PX = 12
"""Widgets whose middles differ by less stand in one row."""


def complaints(window):
    """Sentences for the test; none is good."""
    seen = [w for w in window.findChildren(QWidget) if w.isVisibleTo(window)]
    covers = [w for w in seen if isinstance(w, Overlay)]
    found = [f"cover {type(c).__name__} is no named dialog" for c in covers if not is_dialog(c)]
    for widget in seen:
        if is_stop(widget) or isinstance(widget, QAbstractButton):
            found += [f"{said(widget)}: {wrong}" for wrong in faults(widget)]
    found += key_faults(window)
    if not covers:
        found += order_faults(window)
    return found


def said(widget):
    """A widget, told apart."""
    name = widget.accessibleName() or getattr(widget, "text", str)()
    return f"{type(widget).__name__} “{str(name)[:40]}”"


def is_stop(widget):
    """Whether Tab reaches it."""
    by_tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(by_tab) and widget.isEnabled() and widget.focusProxy() is None


def is_dialog(cover):
    """Whether a cover says that it is one, and what it asks."""
    heard = QAccessible.queryAccessibleInterface(cover)
    return heard.role() is QAccessible.Role.Dialog and bool(heard.text(QAccessible.Text.Name))


def faults(widget):
    """Name, role, size and states of one widget."""
    heard = QAccessible.queryAccessibleInterface(widget)
    state = heard.state()
    if not heard.text(QAccessible.Text.Name).strip():
        yield "no name"
    if heard.role().name in NAMELESS:
        yield f"role {heard.role().name}"
    # Who reads can move what only scrolls by its inside.
    if min(widget.width(), widget.height()) < LEAST_PX and not isinstance(widget, QScrollArea):
        yield f"{widget.width()} by {widget.height()} px"
    if bool(state.disabled) is widget.isEnabled():
        yield "its state and what it can do differ"
    checkable = isinstance(widget, QAbstractButton) and widget.isCheckable()
    if checkable and bool(state.checked) is not widget.isChecked():
        yield "pressed, and said otherwise"
    if isinstance(widget, QLineEdit) and bool(state.readOnly) is not widget.isReadOnly():
        yield "may be written, and said otherwise"


def key_faults(window):
    """Two uses of one key, and keys that no list tells."""
    keys = live_keys(window)
    for key, owner, button in keys:
        told = button or keys_text.ON_PAGES.get(owner, {}).get(key)
        if not told and key not in keys_text.EVERYWHERE:
            yield f"nothing says what {key} of {owner} does"
    # What belongs to one widget alone works only while that has the cursor.
    of_all = [key for key, owner, _ in keys if owner not in ("Edit", "TicketList", "_Table")]
    yield from (f"{key} means two things" for key in {k for k in of_all if of_all.count(k) > 1})


def order_faults(window):
    """Where Tab goes back inside one card: rows from the top, each from the left."""
    cards = {}
    for widget in tab_ring(window):
        if is_stop(widget) and widget.isVisibleTo(window) and not inside_stop(widget):
            # Under the words of a question, as a field is under its label.
            asked = widget.buttons[0] if isinstance(widget, ChoiceField) else widget
            place = asked.mapTo(window, QPoint(0, 0))
            cards.setdefault(card_of(widget, window), []).append((place, widget))
    for ring in cards.values():
        # It has no end: whatever stands first to the eye is taken as its begin.
        first = min(range(len(ring)), key=lambda at, ring=ring: reading(ring[at][0]))
        for (sooner, one), (later, other) in pairwise(ring[first:] + ring[:first]):
            if goes_back(sooner, later):
                yield f"Tab goes back from {said(one)} to {said(other)}"


def tab_ring(window):
    """What Tab reaches, by going there; the cursor ends where it began.

    Never by Qt's own chain: see `overlays.tab_stops`.
    """
    began, ring = window.focusWidget(), []
    while window.focusNextPrevChild(True):
        now = window.focusWidget()
        if now is None or now in ring:
            break
        ring.append(now)
    if began is not None:
        began.setFocus()
    return ring


def reading(place):
    """How the eye goes over a card."""
    return (place.y() // (2 * ROW_PX), place.x())


def inside_stop(widget):
    """Whether a larger stop holds it, which has its place already."""
    parent = widget.parentWidget()
    return parent is not None and (is_stop(parent) or inside_stop(parent))


def card_of(widget, window):
    """The frame in which the eye reads it."""
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        if isinstance(parent, QFrame) and parent.property("kind"):
            return parent
        parent = parent.parentWidget()
    return window


def goes_back(sooner, later):
    """Whether the eye would have read `later` first."""
    if later.y() < sooner.y() - ROW_PX:
        return True
    return abs(later.y() - sooner.y()) <= ROW_PX and later.x() < sooner.x()
